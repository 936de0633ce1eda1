const PATIENCE = 3000; // after the frame has loaded something; the chat speaks up before that

/**
 * The chat's own page in a frame. It is told whether it is seen, and tells how many messages came unseen: small objects with one name,
 * taken only from that frame and its origin, sent only to it.
 */
export function createFrame({ home, language, title, into, onReady, onUnread, onClose, onFail }) {
    const element = document.createElement('iframe');
    const address = new URL('chat', home);
    address.search = new URLSearchParams({ frame: '1', origin: location.origin, language });
    element.title = title;
    element.allow = 'clipboard-write';
    element.referrerPolicy = 'no-referrer';
    let state = 'empty'; // then loading, and ready each time that the chat in it has spoken up
    let timer = null;
    let isShown = false;
    let wantsFocus = false;

    // Before it has spoken up, what is in the frame is not ours.
    const tell = message => state === 'ready' && element.contentWindow?.postMessage(message, home.origin);

    function ready() {
        clearTimeout(timer);
        state = 'ready';
        onReady();
        tell({ chatdelegate: isShown ? 'shown' : 'hidden' });
        focusInside();
    }

    function focusInside() {
        if (wantsFocus && state === 'ready') {
            wantsFocus = false;
            element.focus();
            tell({ chatdelegate: 'focus' });
        }
    }

    const takes = {
        ready,
        unread: ({ count }) => Number.isSafeInteger(count) && count >= 0 && onUnread(count),
        close: () => onClose(),
    };

    addEventListener('message', ({ source, origin, data }) => {
        if (source && source === element.contentWindow && origin === home.origin && typeof data === 'object' && data && Object.hasOwn(takes, data.chatdelegate)) {
            takes[data.chatdelegate](data);
        }
    });
    element.addEventListener('load', () => {
        if (state === 'loading') {
            timer = setTimeout(onFail, PATIENCE);
        }
    });

    return {
        element,
        load() {
            if (state === 'empty') {
                state = 'loading';
                element.src = address.href;
                into.append(element);
            }
        },

        /** `focus`: the person is to go on with the keyboard inside. */
        shown(is, focus = false) {
            isShown = is;
            wantsFocus = focus;
            tell({ chatdelegate: is ? 'shown' : 'hidden' });
            focusInside();
        },
    };
}
