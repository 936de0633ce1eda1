import { api } from './api.js';
import { h } from './dom.js';
import { page } from './pages.js';
import { refusal } from './signin.js';
import { t } from './t.js';

// The token leaves the address bar at once, so that it stays in no history and no screenshot.
const token = decodeURIComponent(location.hash.slice(1) || (location.pathname.match(/\/enter\/(.+)$/u)?.[1] ?? ''));
history.replaceState(null, '', '/chat/enter');

export function draw() {
    page(token ? welcome : () => [h('h1', {}, t('enter.title')), h('p', { class: 'problem' }, t('enter.missing')), useCode()]);
}

const useCode = () => h('a', { class: 'button wide', href: '/chat' }, t('enter.useCode'));

function welcome() {
    const problem = h('p', { class: 'problem', role: 'alert' });
    const button = h('button', { type: 'button', class: 'primary wide', onclick: enter }, t('enter.submit'));

    async function enter() {
        button.disabled = true;
        problem.textContent = '';
        try {
            await api('POST', '/chat/sign-in', { token });
            location.replace('/chat');
        } catch (error) {
            problem.textContent = refusal(error, 'enter.wrong');
            button.disabled = false;
            if (error.status >= 400 && error.status < 500) {
                button.replaceWith(useCode());
            }
        }
    }

    return [h('h1', {}, t('enter.title')), h('p', {}, t('enter.text')), problem, button];
}
