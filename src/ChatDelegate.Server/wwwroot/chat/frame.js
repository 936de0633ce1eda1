// The page of another site that shows this one in its widget; the server has checked it and wrote it here.
const { frame: origin } = document.documentElement.dataset;

/** Whether this page is shown in a widget. The same address opened in a window of its own is an ordinary page. */
export const isFramed = Boolean(origin) && parent !== window;

/** An address of these pages, kept within the widget. */
export const address = path => isFramed ? path + location.search : path;

const tell = message => parent.postMessage(message, origin);

/** Tells the widget how many messages nobody has seen. */
export const tellUnread = count => tell({ chatdelegate: 'unread', count });

let isShown = !isFramed;
const watchers = new Set();

/** Whether the person has the chat before them; called at each change. */
export function watchShown(watcher) {
    watchers.add(watcher);
    watcher(isShown);
}

function show(is) {
    isShown = is;
    watchers.forEach(watcher => watcher(is));
}

const takes = {
    shown: () => show(true),
    hidden: () => show(false),
    focus: () => focusInput(),
};

// Where one types may be drawn a moment later; until then the page itself has the keyboard.
let isWanted = false;

function focusInput() {
    const input = document.querySelector('[data-id="webchat-sendbox-input"], #code, .page a.button');
    isWanted = !input;
    input?.focus();
}

/** Joins the conversation with the widget; once, before anything is drawn. */
export function join() {
    if (!isFramed) {
        return;
    }
    addEventListener('message', ({ source, origin: from, data }) => {
        if (source === parent && from === origin && typeof data === 'object' && data && Object.hasOwn(takes, data.chatdelegate)) {
            takes[data.chatdelegate]();
        }
    });
    addEventListener('keydown', event => {
        // Not while it ends a composition, a menu or a question of the page.
        if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
            tell({ chatdelegate: 'close' });
        }
    });
    new MutationObserver(() => isWanted && focusInput()).observe(document.getElementById('app'), { childList: true, subtree: true });
    tell({ chatdelegate: 'ready' });
}
