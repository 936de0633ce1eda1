import { h } from './dom.js';
import { t } from './t.js';

const GRACE = 2500; // most reconnections are done before anyone needs to know
const GOODNEWS = 3000;

/** The strip that says whether the network is there. */
export function banner() {
    const strip = h('div', { class: 'banner', role: 'status', hidden: true });
    let timer = null;
    let told = false;
    let last = null;

    const say = (key, good) => {
        strip.textContent = t(key);
        strip.classList.toggle('good', good);
        strip.hidden = false;
    };

    function connected(is) {
        if (is === last) {
            return;
        }
        last = is;
        clearTimeout(timer);
        if (!is) {
            timer = setTimeout(() => { told = true; say('line.offline', false); }, navigator.onLine ? GRACE : 0);
        } else if (told) {
            told = false;
            say('line.online', true);
            timer = setTimeout(() => { strip.hidden = true; }, GOODNEWS);
        } else {
            strip.hidden = true;
        }
    }

    return { strip, connected };
}
