import { tellUnread, watchShown } from './frame.js';

const KEY = 'chat.seen';

/** Counts for the widget's bubble what the assistant said while the panel was closed, also before this page was loaded. `me`: the person's id. */
export function countUnread(activity$, me) {
    const unseen = new Set(); // by id: a message that is changed in place stays one
    let isShown = true;
    let latest = '';
    let seen = read();

    function tell() {
        if (isShown) {
            seen = latest > seen ? latest : seen;
            write(seen);
            unseen.clear();
        }
        tellUnread(unseen.size);
    }

    watchShown(is => {
        isShown = is;
        tell();
    });
    activity$.subscribe(({ type, id, timestamp, from }) => {
        if (type === 'message' && from?.id !== me && timestamp) {
            const at = new Date(timestamp).toISOString();
            latest = at > latest ? at : latest;
            if (at > seen) {
                unseen.add(id);
            }
            tell();
        }
    });
}

function read() {
    try {
        return localStorage.getItem(KEY) ?? '';
    } catch {
        return ''; // storage switched off: all that is heard before the panel opens counts
    }
}

function write(seen) {
    try {
        localStorage.setItem(KEY, seen);
    } catch {
        // it holds for this page
    }
}
