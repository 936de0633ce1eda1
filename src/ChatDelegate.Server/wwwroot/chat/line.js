import * as directline from './directline.js';
import { Outbox } from './outbox.js';
import { Pause } from './pause.js';
import { isSignedOut } from './session.js';
import { Stream } from './stream.js';
import { Subject, once } from './subject.js';

const CONNECTING = 1;
const ONLINE = 2;
const KEPT = 1000;
const LONG_AWAY = 20 * 1000;

/**
 * Web Chat's connection to our Direct Line (a "chat adapter"), made so that the chat never dies: the client in Web Chat's bundle gives up
 * on an expired token, on a refused start and on an ended conversation, waits up to 15 seconds after a server restart and allows
 * an upload 20 seconds. This one asks the server for a fresh token and comes back after its watermark, as long as the device is signed in.
 *
 * `onConnected(bool)` tells how it stands; `onSignedOut()` is the only end.
 */
export class Line {
    activity$ = new Subject(KEPT);
    connectionStatus$ = new Subject(1);

    #session;
    #locale;
    #onConnected;
    #onSignedOut;
    #outbox;
    #pause = new Pause();
    #stream = null;
    #watermark = null;
    #ended = false;
    #hiddenSince = 0;

    constructor({ session, locale, onConnected, onSignedOut, onRefused }) {
        this.#session = session;
        this.#locale = locale;
        this.#onConnected = onConnected;
        this.#onSignedOut = onSignedOut;
        this.#outbox = new Outbox({ session, pause: this.#pause, onRefused, onSignedOut: () => this.#signOut(), onUnheard: () => this.#stream?.drop() });
        this.connectionStatus$.next(CONNECTING);
        this.#watchDevice();
        this.#run();
    }

    /** Part of Web Chat's contract. */
    postActivity(activity) {
        return once(this.#outbox.send(activity, echo => this.activity$.next(echo)));
    }

    end() {
        this.#ended = true;
        this.#stream?.drop();
    }

    async #run() {
        for (let attempt = 0; !this.#ended; attempt++) {
            try {
                await this.#connect();
                attempt = 0;
                await this.#stream.closed;
            } catch (error) {
                if (isSignedOut(error)) {
                    this.#signOut();
                    return;
                }
                if (error.status >= 400 && error.status < 429) {
                    this.#session.drop();
                }
            }
            this.#onConnected(false);
            await this.#pause.wait(attempt);
        }
    }

    #signOut() {
        if (!this.#ended) {
            this.end();
            this.#onSignedOut();
        }
    }

    async #connect() {
        const grant = await this.#session.grant();
        const { streamUrl } = this.#watermark === null
            ? await directline.start(grant, this.#locale())
            : await directline.resume(grant, this.#watermark);
        this.#stream = new Stream(streamUrl, batch => this.#take(batch));
        await this.#stream.opened;
        this.#onConnected(true);
        this.connectionStatus$.next(ONLINE);
        this.#pause.cut();
    }

    #take({ activities, watermark }) {
        if (watermark) {
            this.#watermark = watermark;
        }
        for (const activity of activities ?? []) {
            this.#outbox.hear(activity);
            this.activity$.next(activity);
        }
    }

    // After a sleep or a change of network the old socket may look alive for minutes.
    #watchDevice() {
        addEventListener('offline', () => {
            this.#onConnected(false);
            this.#stream?.drop();
        });
        document.addEventListener('visibilitychange', () => {
            if (document.hidden) {
                this.#hiddenSince = Date.now();
            } else if (Date.now() - this.#hiddenSince > LONG_AWAY) {
                this.#stream?.drop();
            }
        });
        addEventListener('pageshow', event => event.persisted && this.#stream?.drop());
    }
}
