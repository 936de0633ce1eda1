import { banner } from './banner.js';
import { h, show } from './dom.js';
import { header } from './header.js';
import { Line } from './line.js';
import { page } from './pages.js';
import { Session } from './session.js';
import { settings } from './settings.js';
import { signIn } from './signin.js';
import { createStore } from './store.js';
import { t } from './t.js';
import { tray } from './tray.js';
import { uniqueKey } from './uniquekey.js';
import { countUnread } from './unread.js';
import * as webchat from './webchat.js';

/** The chat, or the sign-in where nobody is signed in on this device. */
export async function draw() {
    show(h('p', { class: 'opening' }, t('loading')));
    const session = new Session();
    const library = webchat.load();
    library.catch(() => { /* seen below, unless nobody is signed in */ });
    try {
        const grant = await session.grant();
        open(await library, session, grant);
    } catch (error) {
        if (error.status === 401) {
            signIn();
        } else {
            page(() => [h('p', { class: 'problem', role: 'alert' }, t('chat.failed')),
                h('button', { type: 'button', class: 'primary wide', onclick: () => draw() }, t('retry'))]);
        }
    }
}

function open(WebChat, session, grant) {
    const { strip, connected } = banner();
    const store = createStore(WebChat);
    const room = h('main', { class: 'room', 'aria-label': t('chat.label') });
    const top = h('div', {});
    let signedIn = true;
    const line = new Line({
        session,
        locale: webchat.locale,
        onConnected: connected,
        onSignedOut: () => {
            signedIn = false;
            signIn('signIn.ended');
        },
        onRefused: status => line.activity$.next(word(t(status === 413 ? 'upload.tooLarge' : 'upload.unreadable'))),
    });
    countUnread(line.activity$, grant.userId);
    const say = text => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } });

    function render() {
        WebChat.renderWebChat({
            directLine: line,
            store,
            userID: grant.userId,
            locale: webchat.locale(),
            nonce: webchat.nonce(),
            styleOptions: webchat.styleOptions(),
            adaptiveCardsHostConfig: webchat.cardConfig(),
            overrideLocalizedStrings: webchat.strings,
        }, room);
    }

    function drawTop() {
        top.replaceChildren(header({ person: grant.name, signedIn: true, home: () => say(t('menu.home')) }), strip);
    }

    let language = settings.get('language');
    settings.onChange(() => {
        if (!signedIn) {
            return;
        }
        render();
        if (language !== settings.get('language')) {
            language = settings.get('language');
            drawTop();
        }
    });
    drawTop();
    show(h('div', { class: 'chat' }, top, room, tray(store)));
    render();
}

// Said by the page itself, in the chat where the person is looking. Without a time: the server numbers what it says, and a time would
// stay below all numbers for good.
const word = text => ({ type: 'message', id: uniqueKey(), text, textFormat: 'plain', from: { id: 'page', role: 'bot' } });
