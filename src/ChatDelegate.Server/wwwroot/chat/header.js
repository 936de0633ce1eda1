import { api } from './api.js';
import { ask } from './ask.js';
import { h } from './dom.js';
import { address } from './frame.js';
import { settings } from './settings.js';
import { t } from './t.js';

const signOut = async () => {
    if (await ask(t('menu.signOut.sure'))) {
        await api('POST', '/chat/sign-out').catch(() => { /* the next page says where one stands */ });
        location.assign(address('/chat'));
    }
};

/** The bar at the top. `menu.person`: their name; `menu.home`: says "home" in the chat; `menu.signedIn`: whether there is somebody to sign out. */
export function header(menu = {}) {
    const panel = h('div', { class: 'menu', id: 'menu', hidden: true });
    const button = h('button', {
        type: 'button', class: 'menu-button', 'aria-expanded': 'false', 'aria-controls': 'menu', onclick: () => toggle(panel.hidden),
    }, t('menu'));

    function toggle(open) {
        panel.hidden = !open;
        button.setAttribute('aria-expanded', String(open));
        button.textContent = t(open ? 'menu.close' : 'menu');
        if (open) {
            panel.replaceChildren(...entries(menu, () => toggle(false)));
            panel.querySelector('button, a').focus();
        }
    }

    const bar = h('header', { class: 'bar' },
        h('div', { class: 'bar-title' },
            h('span', { class: 'product' }, t('product')),
            menu.person ? h('span', { class: 'person' }, menu.person) : null),
        button,
        panel);
    bar.addEventListener('keydown', event => {
        if (event.key === 'Escape' && !panel.hidden) {
            event.preventDefault();
            toggle(false);
            button.focus();
        }
    });
    bar.addEventListener('focusout', event => {
        if (!panel.hidden && event.relatedTarget && !bar.contains(event.relatedTarget)) {
            toggle(false);
        }
    });
    document.addEventListener('pointerdown', event => {
        if (!panel.hidden && !bar.contains(event.target)) {
            toggle(false);
        }
    });
    return bar;
}

function entries(menu, close) {
    const entry = (text, onclick) => h('button', { type: 'button', class: 'entry', onclick: () => { close(); onclick(); } }, text);
    return [
        menu.home ? entry(t('menu.home'), menu.home) : null,
        menu.signedIn ? h('a', { class: 'entry', href: address('/chat/devices') }, t('menu.devices')) : null,
        choice('size'),
        choice('language'),
        choice('theme'),
        menu.signedIn ? entry(t('menu.signOut'), signOut) : null,
    ].filter(Boolean);
}

function choice(name) {
    const buttons = settings.choices[name].map(value => h('button', {
        type: 'button',
        'aria-pressed': String(settings.get(name) === value),
        onclick: event => {
            settings.set(name, value);
            buttons.forEach(button => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
        },
    }, t(`${name}.${value}`)));
    return h('div', { class: 'choice', role: 'group', 'aria-label': t(`menu.${name}`) }, h('span', {}, t(`menu.${name}`)), h('div', { class: 'segments' }, buttons));
}
