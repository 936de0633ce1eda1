import { call, h, problem, show } from '../checkin/page.js';

const PAUSE = 4000;
let shown = '';
let look = null;
let asking = null;
let timer = 0;
const says = h('div', { role: 'status', class: 'says' });

enter();

/** What is behind the # of a link opens the page once; it goes from the address before anything else, so that nobody finds it there. */
async function enter() {
    const pass = location.hash.slice(1);
    if (pass) {
        history.replaceState(null, '', location.pathname);
        try {
            await call('POST', '/desk/enter', { pass });
        } catch (error) {
            // Touched a second time in the browser that it has opened, a link is over and the page is there all the same.
            const open = error.status === 410 && await call('GET', '/desk/desk.json').then(() => true, () => false);
            if (!open) {
                show(h('div', { class: 'card' }, problem(error)));
                return;
            }
        }
    }
    refresh();
}

/** Asks again every few seconds; while somebody writes a reason the page stays as it is. */
async function refresh() {
    clearTimeout(timer);
    let pause = PAUSE;
    try {
        const view = await call('GET', '/desk/desk.json' + (look === null ? '' : '?look=' + look));
        draw(view);
    } catch (error) {
        if (error.status === 0 || error.status >= 500) {
            says.replaceChildren(...problem(error).filter(Boolean));
        } else {
            shown = '';
            show(h('div', { class: 'card' }, problem(error)));
            pause = 20000;
        }
    }
    timer = setTimeout(refresh, pause);
}

function draw(view) {
    // Drawn anew only when something has changed, so that a button under somebody's finger stays.
    const now = JSON.stringify(view);
    if (now === shown || asking) {
        return;
    }
    shown = now;
    show(
        h('header', {}, h('p', { class: 'group' }, view.group), h('h1', {}, view.title), h('p', { class: 'soft' }, view.when)),
        h('dl', { class: 'facts' }, view.facts.map(fact => h('div', {}, h('dt', {}, fact.label), h('dd', {}, fact.value)))),
        view.line ? line(view) : null,
        says,
        view.leads ? buttons(view) : null,
        known(view),
        steps(view),
        h('p', { class: 'soft' }, view.words.status));
}

const line = view => h('section', { class: 'line', 'aria-live': 'polite' },
    h('h2', {}, view.line.step),
    h('p', { class: 'text' }, view.line.text),
    h('p', { class: 'soft' }, view.line.where),
    view.leads ? h('div', { class: 'look' },
        view.line.place > 0 ? h('button', { type: 'button', onclick: () => turn(view.line.place - 1) }, view.words.lookBack) : null,
        view.line.looking ? h('button', { type: 'button', onclick: () => turn(null) }, view.words.now) : null) : null);

const buttons = view => h('div', { class: 'buttons' }, view.line?.looking ? [] : view.buttons.map(button =>
    h('button', { type: 'button', class: button.primary ? 'primary' : null, onclick: event => press(view, button, event.currentTarget) }, button.label)));

const known = view => view.known.length ? h('section', {}, h('h2', {}, view.words.known), h('ul', {}, view.known.map(text => h('li', {}, text)))) : null;

const steps = view => view.steps.length ? h('section', {}, h('h2', {}, view.words.steps), h('ol', { class: 'steps' }, view.steps.map(step => h('li', { class: step.mark === '▶' ? 'here' : null },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, step.mark), h('span', {}, `${step.number}. ${step.title}`), h('span', { class: 'soft' }, step.note),
    view.leads && step.reached ? h('button', { type: 'button', class: 'small', onclick: () => ask(view, { do: 'repeat', step: step.number, label: `${view.words.repeat} ${step.number}. ${step.title}` }) }, view.words.repeat) : null)))) : null;

function turn(place) {
    look = place;
    refresh();
}

function press(view, button, element) {
    if (button.reason) {
        ask(view, button);
    } else if (!button.confirm || confirm(button.confirm)) {
        element.disabled = true;
        take(view, { do: button.do });
    }
}

/** A reason is asked for where the button was; the page does not change under it. */
function ask(view, button) {
    const reason = h('textarea', { id: 'reason', rows: 3, maxlength: 500 });
    const close = () => {
        asking?.remove();
        asking = null;
        shown = '';
        refresh();
    };
    asking?.remove();
    asking = h('form', { class: 'ask', onsubmit: event => {
        event.preventDefault();
        const written = reason.value;
        asking.remove();
        asking = null;
        take(view, { do: button.do, step: button.step, reason: written });
    } },
    h('h2', {}, button.label), h('label', { for: 'reason' }, view.words.reason), reason,
    h('div', { class: 'buttons' }, h('button', { class: 'primary' }, view.words.go), h('button', { type: 'button', onclick: close }, view.words.cancel)));
    says.replaceChildren();
    says.after(asking);
    reason.focus();
}

async function take(view, step) {
    try {
        const done = await call('POST', '/desk/step', { meeting: view.meeting, at: view.move, ...step });
        says.replaceChildren(...(done?.said ?? []).map(text => h('p', {}, text)));
    } catch (error) {
        says.replaceChildren(...problem(error).filter(Boolean));
    }
    look = null;
    shown = '';
    refresh();
}
