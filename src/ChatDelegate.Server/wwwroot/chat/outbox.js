import * as directline from './directline.js';
import { isSignedOut } from './session.js';
import { collect } from './upload.js';

const GIVE_UP = 290 * 1000; // Web Chat forgets a message after 300 seconds; its "retry" begins anew
const ECHO = 6 * 1000;
const REMEMBERED = 50;

// Statuses after which the same message would be refused again. 401 and 403 are about the token; the rest passes.
const FINAL = new Set([400, 404, 405, 411, 413, 414, 415, 422]);

/**
 * Sends what the person said, one after the other in their order, again and again until the server has it. Each message carries an
 * idempotency key of its own (chat.js), so that the server takes it once.
 */
export class Outbox {
    #session;
    #pause;
    #onRefused;
    #onSignedOut;
    #onUnheard;
    #last = Promise.resolve();
    #heard = new Map();

    /** `onRefused(status)`: the server will not have a message. `onUnheard()`: one was taken, but the stream does not bring it back. */
    constructor({ session, pause, onRefused, onSignedOut, onUnheard }) {
        this.#session = session;
        this.#pause = pause;
        this.#onRefused = onRefused;
        this.#onSignedOut = onSignedOut;
        this.#onUnheard = onUnheard;
    }

    /** Gives the activity's id. `emit`: shows an activity in the chat. */
    send(activity, emit) {
        const sent = this.#last.then(() => this.#deliver(activity, emit));
        this.#last = sent.catch(() => { /* the next one goes on */ });
        return sent;
    }

    hear(activity) {
        this.#heard.set(activity.id, activity);
        if (this.#heard.size > REMEMBERED) {
            this.#heard.delete(this.#heard.keys().next().value);
        }
    }

    async #deliver(activity, emit) {
        const { content, files } = await collect(activity);
        const until = Date.now() + GIVE_UP;
        for (let attempt = 0; ; attempt++) {
            try {
                const { id } = await directline.post(await this.#session.grant(), content, files);
                this.#expect(id, activity, emit);
                return id;
            } catch (error) {
                if (FINAL.has(error.status)) {
                    this.#onRefused(error.status);
                    throw error;
                }
                if (isSignedOut(error)) {
                    this.#onSignedOut();
                    throw error;
                }
                if (error.status === 401 || error.status === 403) {
                    this.#session.drop();
                }
                if (Date.now() > until) {
                    throw error;
                }
            }
            await this.#pause.wait(attempt);
        }
    }

    // Web Chat takes a message for sent when the stream brings it back with its clientActivityID. One sent twice (the answer to the first
    // was lost) comes back with the first one's.
    #expect(id, activity, emit) {
        const first = this.#heard.get(id);
        const own = activity.channelData?.clientActivityID;
        if (first && first.channelData?.clientActivityID !== own) {
            emit({ ...first, channelData: { ...first.channelData, clientActivityID: own } });
        }
        setTimeout(() => this.#heard.has(id) || this.#onUnheard(), ECHO);
    }
}
