const FIRST = 500;
const LONGEST = 8 * 1000;

/** Waits between tries, longer each time and never in step with other devices; cut short when the network or the person comes back. */
export class Pause {
    #wake = new Set();

    constructor() {
        addEventListener('online', () => this.cut());
        document.addEventListener('visibilitychange', () => document.hidden || this.cut());
    }

    wait(attempt) {
        const time = Math.min(LONGEST, FIRST * 2 ** attempt) * (0.5 + Math.random() / 2);
        return new Promise(resolve => {
            const done = () => {
                clearTimeout(timer);
                this.#wake.delete(done);
                resolve();
            };
            const timer = setTimeout(done, time);
            this.#wake.add(done);
        });
    }

    cut() {
        [...this.#wake].forEach(done => done());
    }
}
