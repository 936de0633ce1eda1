import { api } from './api.js';
import { h } from './dom.js';
import { sendsElsewhere } from './elsewhere.js';
import { address } from './frame.js';
import { page } from './pages.js';
import { t } from './t.js';

/** The words for a refused sign-in: the server's own where it has some. */
export const refusal = (error, otherwise) =>
    error.status === 0 || error.status >= 500 ? t('signIn.unreachable')
        : error.text ?? (error.status === 429 ? t('signIn.tooMany') : t(otherwise));

/** Asks for a one-time code. `note`: why one is here again, if there is a reason. */
export function signIn(note) {
    if (!sendsElsewhere()) {
        page(() => form(note ? t(note) : null));
    }
}

function form(note) {
    const problem = h('p', { class: 'problem', role: 'alert', id: 'problem' });
    const button = h('button', { class: 'primary wide' }, t('signIn.submit'));
    const code = h('input', {
        id: 'code', name: 'code', class: 'code', type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code',
        autocapitalize: 'characters', spellcheck: 'false', maxlength: '40', 'aria-describedby': 'problem',
    });
    code.addEventListener('input', () => { problem.textContent = ''; });

    async function submit(event) {
        event.preventDefault();
        // Codes are read aloud and copied out of messages: blanks, dashes and full-width digits come along.
        const typed = code.value.normalize('NFKC').replace(/[\s\-·.。]/gu, '');
        if (!typed) {
            problem.textContent = t('signIn.empty');
            code.focus();
            return;
        }
        button.disabled = true;
        button.textContent = t('signIn.busy');
        try {
            await api('POST', '/chat/sign-in', { code: typed });
            location.assign(address('/chat'));
        } catch (error) {
            problem.textContent = refusal(error, 'signIn.wrong');
            button.disabled = false;
            button.textContent = t('signIn.submit');
            code.select();
        }
    }

    return [
        note ? h('p', { class: 'note', role: 'status' }, note) : null,
        h('h1', {}, t('signIn.title')),
        h('form', { onsubmit: submit, novalidate: true },
            h('label', { for: 'code' }, t('signIn.code')), code, problem, button),
        h('p', { class: 'subtle' }, t('signIn.once')),
        h('h2', {}, t('signIn.how')),
        h('p', {}, t('signIn.how.text')),
    ];
}
