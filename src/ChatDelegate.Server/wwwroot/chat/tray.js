import { h } from './dom.js';
import { t } from './t.js';

const submit = { type: 'WEB_CHAT/SUBMIT_SEND_BOX', payload: { method: 'keyboard' } };
const clear = { type: 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS', payload: { attachments: [] } };

/** What was chosen and is not sent yet, with the two things one can do about it: Web Chat itself only puts a dot on its paper clip. */
export function tray(store) {
    const strip = h('div', { class: 'tray', role: 'status', hidden: true });
    let shown = store.getState().sendBoxAttachments;

    store.subscribe(() => {
        const chosen = store.getState().sendBoxAttachments;
        if (chosen !== shown) {
            strip.querySelectorAll('img').forEach(image => URL.revokeObjectURL(image.src));
            strip.hidden = chosen.length === 0;
            strip.replaceChildren(...(chosen.length === 0 ? [] : contents(chosen, store)));
            shown = chosen;
        }
    });
    return strip;
}

const contents = (chosen, store) => [
    h('div', { class: 'tray-files' }, chosen.map(({ blob }) => blob.type.startsWith('image/')
        ? h('img', { src: URL.createObjectURL(blob), alt: blob.name ?? '' })
        : h('span', {}, blob.name ?? t('tray.file')))),
    h('p', {}, t('tray.text')),
    h('div', { class: 'tray-buttons' },
        h('button', { type: 'button', onclick: () => store.dispatch(clear) }, t('tray.clear')),
        h('button', { type: 'button', class: 'primary', onclick: () => store.dispatch(submit) }, t('tray.send'))),
];
