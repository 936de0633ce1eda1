// Language, font size, light or dark: kept on this device, shown on <html>, told to whoever listens.
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

const attributes = {
    language: { get: () => root.lang, set: value => { root.lang = value; } },
    size: { get: () => root.dataset.size, set: value => { root.dataset.size = value; } },
    theme: { get: () => root.dataset.theme, set: value => { root.dataset.theme = value; } },
};

export const settings = {
    choices: { language: ['zh-CN', 'en'], size: ['m', 'l', 'xl'], theme: ['auto', 'light', 'dark'] },
    get: name => attributes[name].get(),
    set(name, value) {
        attributes[name].set(value);
        try {
            localStorage.setItem(`chat.${name}`, value);
        } catch {
            // it holds for this page
        }
        listeners.forEach(listener => listener());
    },
    isDark: () => settings.get('theme') === 'dark' || (settings.get('theme') === 'auto' && dark.matches),
    onChange(listener) {
        listeners.add(listener);
    },
};

dark.addEventListener('change', () => listeners.forEach(listener => listener()));
