import { createFrame } from './frame.js';
import { createHost } from './host.js';
import { recall, remember } from './memory.js';
import { readOptions } from './options.js';
import { words } from './texts.js';

/** Shows the bubble. Gives what the page's own scripts may call. */
export async function start({ home, attributes, warn }) {
    const options = readOptions(attributes, document.documentElement.lang, warn);
    await inPage();
    const t = words(options.language);
    const host = createHost({ options, t, address: new URL('chat', home).href, onToggle: () => (host.isOpen() ? close() : open()), onClose: () => close() });
    const frame = createFrame({
        home,
        language: options.language,
        title: options.title ?? t('title'),
        into: host.body,
        onReady: () => host.fail(false),
        onUnread: count => host.unread(count),
        onClose: () => close(),
        onFail() {
            host.fail(true);
            warn(`The chat did not open in this page. Either ${location.origin} is not one of Widget:AllowedOrigins in the settings of ${home.origin} (add it there),`
                + ` or this page's Content-Security-Policy forbids it (allow: frame-src ${home.origin}).`);
        },
    });

    function open({ quietly = false } = {}) {
        frame.load();
        host.open(!quietly);
        frame.shown(true, !quietly && !host.isCovering());
        remember('open');
    }

    function close() {
        if (host.isOpen()) {
            host.close();
            frame.shown(false);
            remember('closed');
        }
    }

    const last = recall();
    if (last === 'open' || (last === null && options.open && !host.isCovering())) {
        open({ quietly: true });
    } else if (last === 'closed') {
        // Used before on this site: news are to be seen on the bubble.
        (window.requestIdleCallback ?? setTimeout)(() => frame.load());
    }
    return { open: () => host.isOpen() || open(), close };
}

const inPage = () => document.body ? null : new Promise(done => addEventListener('DOMContentLoaded', done, { once: true }));
