import { call, h, problem, show } from './page.js';

const PAUSE = 4000;
let shown = '';

/** Asks again every few seconds, and as soon as the code is no longer the one to show. */
export async function screen() {
    let next = PAUSE;
    try {
        const view = await call('GET', '/checkin/screen.json');
        next = Math.min(PAUSE, view.seconds * 1000 + 200);
        draw(view);
    } catch (error) {
        shown = '';
        show(h('div', { class: 'card' }, problem(error)));
        next = error.status === 0 || error.status >= 500 ? PAUSE : 20000;
    }
    setTimeout(screen, next);
}

function draw(view) {
    // Drawn anew only when something has changed, so that a button under somebody's finger stays.
    const now = JSON.stringify({ ...view, seconds: 0 });
    if (now !== shown) {
        shown = now;
        show(head(view), h('div', { class: 'room' }, left(view), figures(view)));
    }
    const rest = document.querySelector('.rest');
    if (rest) {
        rest.value = view.seconds;
    }
}

const head = view => h('header', {}, h('p', { class: 'group' }, view.group), h('h1', {}, view.meeting), h('p', { class: 'facts' }, view.facts));

const left = view => view.code
    ? h('section', { class: 'code' },
        h('p', { class: 'says' }, view.says),
        h('img', { src: view.code, alt: view.says }),
        h('progress', { class: 'rest', max: 30, value: view.seconds, 'aria-label': view.changes }),
        h('p', { class: 'soft' }, view.changes))
    : h('section', { class: 'code' }, h('p', { class: 'says' }, view.says), view.state === 'Planned' ? start(view) : null);

function start(view) {
    const says = h('div', { role: 'status' });
    const button = h('button', { type: 'button', class: 'primary', onclick: begin }, view.start);
    return h('div', {}, button, says);

    async function begin() {
        button.disabled = true;
        try {
            await call('POST', '/checkin/start');
        } catch (error) {
            says.replaceChildren(...problem(error).filter(Boolean));
            button.disabled = false;
        }
    }
}

const figures = view => h('section', { class: 'figures' },
    h('dl', {}, view.figures.map(figure => h('div', {}, h('dt', {}, figure.label), h('dd', {}, figure.value)))),
    h('div', { class: 'definitions' }, view.definitions.map(text => h('p', {}, text))));
