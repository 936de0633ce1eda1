import { h } from './dom.js';
import { t } from './t.js';

/** Asks before something that cannot be undone. Resolves true for yes; Escape is no. */
export function ask(question) {
    return new Promise(resolve => {
        const dialog = h('dialog', { class: 'ask' },
            h('form', { method: 'dialog' },
                h('p', {}, question),
                h('div', { class: 'ask-buttons' },
                    h('button', { value: 'no' }, t('no')),
                    h('button', { value: 'yes', class: 'primary' }, t('yes')))));
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(dialog.returnValue === 'yes');
        });
        document.body.append(dialog);
        dialog.showModal();
    });
}
