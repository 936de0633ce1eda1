import { ApiError, api } from './api.js';

const MARGIN = 2 * 60 * 1000;

/** The page's own server says that nobody is signed in here; Direct Line's 401 only says that the token is not good. */
export const isSignedOut = error => error instanceof ApiError && error.status === 401;

/** The person's Direct Line token, asked for with the device's cookie whenever the one at hand is missing, refused or about to expire. */
export class Session {
    #grant = null;
    #asking = null;
    #until = 0;

    /** { token, conversationId, userId, expires_in, name? }. Throws ApiError; 401: this device is not signed in. */
    async grant() {
        // By the wall clock: it goes on while the device sleeps.
        if (this.#grant && Date.now() < this.#until) {
            return this.#grant;
        }
        this.#asking ??= api('POST', '/chat/token').finally(() => { this.#asking = null; });
        this.#grant = await this.#asking;
        this.#until = Date.now() + Math.max(this.#grant.expires_in * 1000 - MARGIN, MARGIN / 4);
        return this.#grant;
    }

    drop() {
        this.#grant = null;
    }
}
