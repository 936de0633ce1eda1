import { h } from './dom.js';
import { isFramed } from './frame.js';
import { page } from './pages.js';
import { t } from './t.js';

/** A frame's cookies may be refused altogether; then signing in here would use up a code for nothing. */
function canRemember() {
    const probe = 'cd_probe=1; Secure; SameSite=None; Partitioned; Path=/chat';
    document.cookie = probe;
    const kept = document.cookie.includes('cd_probe=1');
    document.cookie = `${probe}; Max-Age=0`;
    return kept;
}

/** Where one cannot sign in within the widget, says so and gives the way to a window of its own. */
export function sendsElsewhere() {
    if (!isFramed || canRemember()) {
        return false;
    }
    page(() => [
        h('h1', {}, t('frame.title')),
        h('p', {}, t('frame.text')),
        h('a', { class: 'button primary wide', href: '/chat', target: '_blank', rel: 'noopener' }, t('frame.open')),
    ]);
    return true;
}
