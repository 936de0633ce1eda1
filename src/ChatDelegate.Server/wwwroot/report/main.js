import { call, h, problem, show } from '../checkin/page.js';

const PAUSE = 5000;
let view = null;
let lines = [];
let dropped = null;
let timer = 0;
const says = h('div', { role: 'status', class: 'says' });

load();

async function load() {
    clearTimeout(timer);
    try {
        take(await call('GET', '/report/report.json'));
    } catch (error) {
        fail(error);
    }
}

/** The report as the server has it; what is being written is kept as long as nobody else has changed it. */
function take(now) {
    view = now;
    lines = now.paragraphs.map((line, i) => ({ n: i + 1, text: line.text, line }));
    dropped = null;
    draw();
    wait();
}

function wait() {
    clearTimeout(timer);
    if (view.waiting) {
        timer = setTimeout(look, PAUSE);
    }
}

/** Better words are on their way: looked for while nothing is being written. */
async function look() {
    if (!changed()) {
        try {
            const now = await call('GET', '/report/report.json');
            if (!changed()) {
                take(now);
                return;
            }
        } catch {
            // It is looked again.
        }
    }
    wait();
}

const changed = () => lines.length !== view.paragraphs.length || lines.some((line, i) => line.n !== i + 1 || line.text.trim() !== view.paragraphs[i].text);

function draw(focus) {
    const words = view.words;
    show(
        h('header', {}, h('h1', {}, view.title), h('p', { class: 'soft' }, view.state)),
        view.polish ? proposal(view.polish) : null,
        h('p', { class: 'soft' }, lines.length ? words.hint : words.empty),
        h('ol', { class: 'paragraphs' }, lines.map(paragraph)),
        dropped ? h('p', {}, h('button', { type: 'button', class: 'small', onclick: undo }, words.undo)) : null,
        lines.length < view.mostParagraphs ? h('button', { type: 'button', class: 'add', onclick: add }, words.add) : null,
        changed() ? null : h('div', { class: 'buttons more' },
            view.canPolish ? h('button', { type: 'button', onclick: () => step('polish') }, words.polish) : null,
            h('button', { type: 'button', onclick: () => step('compose', words.sureCompose) }, words.compose)),
        says,
        changed() || view.canSubmit || view.waiting ? h('div', { class: 'bar' },
            h('p', { class: 'soft' }, changed() ? words.unsaved : view.waiting ?? ''),
            h('div', { class: 'buttons' },
                changed() ? h('button', { type: 'button', class: 'primary', id: 'save', onclick: save }, words.save) : null,
                view.canSubmit && !changed() ? h('button', { type: 'button', class: 'primary', onclick: () => step('submit', words.sureSubmit) }, words.submit) : null)) : null);
    document.querySelectorAll('textarea').forEach(fit);
    if (focus !== undefined) {
        document.getElementById('p' + focus)?.focus();
    }
}

function paragraph(one, i) {
    const words = view.words;
    const own = !one.line || one.text.trim() !== one.line.text;
    return h('li', {},
        h('label', { for: 'p' + i }, `${words.paragraph} ${i + 1}`),
        h('textarea', { id: 'p' + i, rows: 2, maxlength: 6000, oninput: event => write(one, event.target) }, one.text),
        h('p', { class: 'soft', id: 'from' + i }, own ? '' : one.line.from),
        !own && one.line.records.length ? h('details', {}, h('summary', {}, words.records), h('ul', {}, one.line.records.map(record => h('li', {}, record)))) : null,
        h('div', { class: 'tools' },
            i > 0 ? h('button', { type: 'button', class: 'small', onclick: () => up(i) }, words.up) : null,
            h('button', { type: 'button', class: 'small', onclick: () => drop(i) }, words.delete)));
}

const proposal = polish => h('section', { class: 'polish' },
    h('h2', {}, polish.title), h('p', { class: 'soft' }, polish.from),
    polish.changes.map(change => h('div', {}, h('h3', {}, change.title),
        h('p', {}, change.pieces.map(piece => piece.kind === 'added' ? h('ins', {}, piece.text) : piece.kind === 'removed' ? h('del', {}, piece.text) : piece.text)))),
    polish.refused ? h('p', { class: 'soft' }, polish.refused) : null,
    h('div', { class: 'buttons' },
        h('button', { type: 'button', class: 'primary', onclick: () => step('take') }, view.words.take),
        h('button', { type: 'button', onclick: () => step('leave') }, view.words.leave)));

/** Only what changes with a letter is drawn: the keyboard of a phone stays where it is. */
function write(one, area) {
    const before = changed();
    one.text = area.value;
    fit(area);
    const from = document.getElementById('from' + area.id.slice(1));
    from.textContent = one.line && one.text.trim() === one.line.text ? one.line.from : '';
    if (before !== changed()) {
        const at = area.selectionStart;
        draw(Number(area.id.slice(1)));
        document.getElementById(area.id)?.setSelectionRange(at, at);
    }
}

function fit(area) {
    area.style.height = 'auto';
    area.style.height = area.scrollHeight + 2 + 'px';
}

function add() {
    lines.push({ n: 0, text: '', line: null });
    draw(lines.length - 1);
}

function up(i) {
    [lines[i - 1], lines[i]] = [lines[i], lines[i - 1]];
    draw(i - 1);
}

function drop(i) {
    dropped = { i, one: lines[i] };
    lines.splice(i, 1);
    draw();
}

function undo() {
    lines.splice(dropped.i, 0, dropped.one);
    dropped = null;
    draw();
}

function save() {
    const kept = lines.filter(line => line.text.trim());
    return send('/report/save', { version: view.version, paragraphs: kept.map(line => ({ n: line.n, text: line.text })) }, view.words.saved);
}

function step(name, sure) {
    return !sure || confirm(sure) ? send('/report/' + name, { version: view.version, key: crypto.randomUUID?.() ?? String(Math.random()) }) : undefined;
}

async function send(path, body, done) {
    document.querySelectorAll('.buttons button').forEach(button => { button.disabled = true; });
    try {
        const now = await call('POST', path, body);
        says.replaceChildren(...(done ? [h('p', {}, done)] : []));
        take(now);
    } catch (error) {
        fail(error);
    }
}

/** What has been written stays on the page, whatever went wrong. */
function fail(error) {
    if (!view || error.status === 401 || error.status === 403) {
        show(h('div', { class: 'card' }, problem(error)));
        return;
    }
    says.replaceChildren(...problem(error).filter(Boolean));
    if (error.status === 409) {
        rebase();
    } else {
        draw();
    }
}

/** Changed elsewhere: what was written here is put below what is there now, so that neither is lost. */
async function rebase() {
    const mine = lines.filter((line, i) => line.text.trim() && (!line.line || line.text.trim() !== line.line.text));
    try {
        take(await call('GET', '/report/report.json'));
        mine.filter(line => view.paragraphs.every(there => there.text !== line.text.trim())).forEach(line => lines.push({ n: 0, text: line.text, line: null }));
    } catch {
        // What is on the page stays.
    }
    draw();
}
