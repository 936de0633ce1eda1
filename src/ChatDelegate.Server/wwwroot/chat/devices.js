import { api } from './api.js';
import { ask } from './ask.js';
import { h } from './dom.js';
import { address } from './frame.js';
import { page } from './pages.js';
import { settings } from './settings.js';
import { signIn } from './signin.js';
import { t } from './t.js';

export async function draw() {
    let devices;
    try {
        devices = await api('GET', '/chat/devices.json');
    } catch (error) {
        if (error.status === 401) {
            signIn();
        } else {
            page(() => [h('p', { class: 'problem', role: 'alert' }, t('devices.failed')),
                h('button', { type: 'button', class: 'primary wide', onclick: () => location.reload() }, t('retry'))]);
        }
        return;
    }
    page(() => list(devices), { signedIn: true });
}

function list(devices) {
    const said = h('p', { class: 'note', role: 'status', hidden: true });
    const say = key => {
        said.textContent = t(key);
        said.hidden = false;
    };

    async function end(device, card) {
        if (!await ask(t(device.current ? 'menu.signOut.sure' : 'devices.end.sure'))) {
            return;
        }
        try {
            await api('DELETE', `/chat/devices/${encodeURIComponent(device.id)}`);
            if (device.current) {
                location.assign(address('/chat'));
            }
            devices.splice(devices.indexOf(device), 1);
            card.remove();
            say('devices.ended');
        } catch {
            say('devices.failed');
        }
    }

    async function endAll() {
        if (await ask(t('devices.endAll.sure'))) {
            await api('DELETE', '/chat/devices').then(() => location.assign(address('/chat')), () => say('devices.failed'));
        }
    }

    const order = [...devices].sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt));
    return [
        h('a', { class: 'back', href: address('/chat') }, `‹ ${t('back')}`),
        h('h1', {}, t('devices.title')),
        h('p', {}, t('devices.text')),
        said,
        h('ul', { class: 'devices' }, order.map(device => entry(device, end))),
        h('button', { type: 'button', class: 'wide danger', onclick: endAll }, t('devices.endAll')),
    ];
}

function entry(device, end) {
    const card = h('li', {},
        h('div', { class: 'device-name' }, device.label || t('devices.unnamed'), device.current ? h('span', { class: 'badge' }, t('devices.current')) : null),
        h('div', { class: 'subtle' }, `${t('devices.created')} ${time(device.createdAt)}`),
        h('div', { class: 'subtle' }, `${t('devices.lastSeen')} ${time(device.lastSeenAt)}`),
        h('button', { type: 'button', onclick: () => end(device, card) }, t(device.current ? 'devices.endCurrent' : 'devices.end')));
    return card;
}

const time = value => new Date(value).toLocaleString(settings.get('language'), { dateStyle: 'medium', timeStyle: 'short' });
