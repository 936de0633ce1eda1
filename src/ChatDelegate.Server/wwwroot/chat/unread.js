import { isFramed, tellUnread, watchShown } from './frame.js';

const NAME = 'cd_seen';
const YEAR = 365 * 24 * 3600;

/** Counts for the widget's bubble what the assistant said while the panel was closed, also before this page was loaded. `me`: the person's id. */
export function countUnread(activity$, me) {
    if (!isFramed) {
        return;
    }
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

// Where browsers keep foreign cookies out they deny frames their storage, too; a partitioned cookie is what is left.
function read() {
    return document.cookie.split('; ').find(cookie => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? '';
}

function write(seen) {
    document.cookie = `${NAME}=${seen}; Max-Age=${YEAR}; Path=/chat; Secure; SameSite=None; Partitioned`;
}
