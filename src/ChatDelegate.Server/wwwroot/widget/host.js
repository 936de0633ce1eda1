import { look } from './look.js';
import { bubbleIcon, closeIcon, make, windowIcon } from './parts.js';

const COVERING = '(max-width: 480px), (max-height: 480px)';
const MOST_SHOWN = 9;

/** Bubble and panel, in a closed shadow tree that the page's styles and scripts do not reach. */
export function createHost({ options, t, address, onToggle, onClose }) {
    const title = options.title ?? t('title');
    const badge = make('span', { class: 'badge', hidden: '', 'aria-hidden': 'true' });
    const bubble = make('button', { type: 'button', class: options.label ? 'bubble long' : 'bubble', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-controls': 'panel' },
        bubbleIcon(), options.label ? make('span', {}, options.label) : null, badge);
    const elsewhere = () => ({ href: address, target: '_blank', rel: 'noopener', title: t('window') });
    const note = make('div', { class: 'note', role: 'status' }, make('p', {}, t('loading')));
    const body = make('div', { class: 'body' }, note);
    const closer = make('button', { type: 'button', class: 'tool', title: t('close'), 'aria-label': t('close') }, closeIcon());
    const panel = make('section', { id: 'panel', class: 'panel', role: 'dialog', 'aria-label': title, tabindex: '-1', hidden: '' },
        make('header', {}, make('h2', {}, title), make('a', { class: 'tool', 'aria-label': t('window'), ...elsewhere() }, windowIcon()), closer),
        body);
    const host = document.createElement('chat-delegate');
    const root = host.attachShadow({ mode: 'closed' });
    let count = 0;

    look(root, options);
    root.append(bubble, panel);
    bubble.addEventListener('click', onToggle);
    closer.addEventListener('click', onClose);
    root.addEventListener('keydown', event => {
        if (event.key === 'Escape' && !event.isComposing && !panel.hidden) {
            event.stopPropagation();
            onClose();
        }
    });
    name();
    fitKeyboard(panel);

    // Beside the body and above everything (the top layer), so that what the page does to its own elements (moves, blurs, cuts off, empties)
    // does not happen to the widget.
    document.documentElement.append(host);
    if ('showPopover' in host) {
        host.popover = 'manual';
        host.showPopover();
    }

    function name() {
        const what = t(panel.hidden ? 'open' : 'close');
        bubble.setAttribute('aria-label', [options.label, what, count ? t('unread', count) : null].filter(Boolean).join(' · '));
    }

    function show(open) {
        panel.hidden = !open;
        bubble.setAttribute('aria-expanded', String(open));
        name();
    }

    return {
        body,
        isOpen: () => !panel.hidden,
        isCovering: () => matchMedia(COVERING).matches,
        open(focus) {
            show(true);
            if (focus) {
                panel.focus();
            }
        },
        close() {
            const inside = root.activeElement && panel.contains(root.activeElement);
            show(false);
            if (inside) {
                bubble.focus();
            }
        },
        unread(number) {
            count = number;
            badge.hidden = number === 0;
            badge.textContent = number > MOST_SHOWN ? `${MOST_SHOWN}+` : String(number);
            name();
        },
        fail(is) {
            body.classList.toggle('failed', is);
            note.replaceChildren(...is ? [make('p', {}, t('failed')), make('a', { class: 'button', ...elsewhere() }, t('window'))] : []);
        },
    };
}

/** On a phone the panel covers what the on-screen keyboard leaves free, so that the line one types in stays in sight. */
function fitKeyboard(panel) {
    const view = window.visualViewport;
    const fit = () => {
        const covered = matchMedia(COVERING).matches && view.scale === 1 && innerHeight - view.height > 80;
        panel.style.setProperty('--free', covered ? `${Math.round(view.height)}px` : '100%');
        panel.style.setProperty('--above', covered ? `${Math.round(view.offsetTop)}px` : '0px');
    };
    view?.addEventListener('resize', fit);
    view?.addEventListener('scroll', fit);
}
