import { address, call, h, problem, show } from './page.js';

// The code leaves the address bar at once: it is of use for a minute only, and to nobody else.
const code = decodeURIComponent(location.pathname.match(/\/s\/(.+)$/u)?.[1] ?? '');
history.replaceState(null, '', address('/checkin/s/-'));

export async function scan() {
    try {
        draw(await call('GET', `/checkin/scan.json?code=${encodeURIComponent(code)}`));
    } catch (error) {
        show(h('div', { class: 'card' }, problem(error)));
    }
}

function draw(view) {
    const says = h('div', { role: 'status' });
    const button = h('button', { type: 'button', class: 'primary', onclick: take }, view.confirm);
    const hello = h('p', { class: 'hello' }, view.hello);
    show(h('div', { class: 'card' },
        h('p', { class: 'group' }, view.group),
        h('h1', {}, view.meeting),
        h('p', { class: 'facts' }, view.facts),
        hello, button, says));

    async function take() {
        button.disabled = true;
        says.replaceChildren();
        try {
            const answer = await call('POST', '/checkin/in', { pass: view.pass });
            hello.remove();
            button.remove();
            says.replaceChildren(h('p', { class: 'done' }, answer.says), h('a', { class: 'button', href: address('/chat') }, view.chat));
        } catch (error) {
            says.replaceChildren(...problem(error).filter(Boolean));
            button.disabled = error.status !== 0 && error.status < 500;
        }
    }
}
