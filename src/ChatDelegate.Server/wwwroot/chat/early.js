// Before the first paint: what this person chose on this device. The one classic script; settings.js changes it later.
(() => {
    const root = document.documentElement;
    const read = key => {
        try {
            return localStorage.getItem(`chat.${key}`);
        } catch {
            return null; // storage switched off: the defaults
        }
    };
    root.dataset.theme = read('theme') ?? 'auto';
    root.dataset.size = read('size') ?? 'm';
    root.lang = read('language') ?? root.dataset.language ?? 'zh-CN';
})();
