// In place of main.js: the chat page as it is, with cards in it instead of a conversation.
import { h, show } from './dom.js';
import { settings } from './settings.js';
import { Subject } from './subject.js';
import * as webchat from './webchat.js';

const { cards, language } = await (await fetch('/cards.json')).json();
settings.set('language', language);
document.title = 'cards';
const WebChat = await webchat.load();
const activity$ = new Subject(1000);
const connectionStatus$ = new Subject(1);
const room = h('main', { class: 'room' });
show(h('div', { class: 'chat' }, room));
WebChat.renderWebChat({
    directLine: { activity$, connectionStatus$, postActivity: () => new Subject(1), end() { /* nothing to end */ } },
    userID: 'delegate',
    locale: webchat.locale(),
    nonce: webchat.nonce(),
    styleOptions: { ...webchat.styleOptions(), hideSendBox: true },
    adaptiveCardsHostConfig: webchat.cardConfig(),
}, room);
connectionStatus$.next(1);
connectionStatus$.next(2);
cards.forEach((content, i) => activity$.next({
    type: 'message', id: `card-${i}`, timestamp: new Date(1764000000000 + i * 1000).toISOString(), from: { id: 'bot', role: 'bot' },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
}));
