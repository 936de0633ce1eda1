const PING = 20 * 1000;
const OPENING = 15 * 1000;

// The server sends something at least every 20 seconds. A socket that is silent for longer is a dead one the system has not noticed.
const SILENCE = 50 * 1000;

/** One WebSocket of the conversation. `opened` and `closed` are promises; `drop` does not wait for a goodbye, which a dead network never answers. */
export class Stream {
    #socket;
    #timer;
    #heard = Date.now();

    constructor(url, onBatch) {
        this.#socket = new WebSocket(url);
        this.opened = new Promise((resolve, reject) => {
            this.#socket.onopen = resolve;
            setTimeout(() => reject(new Error('the stream did not open')), OPENING);
            this.closed = new Promise(done => {
                this.drop = () => {
                    clearInterval(this.#timer);
                    this.#socket.onmessage = null;
                    this.#socket.close();
                    reject(new Error('the stream is closed'));
                    done();
                };
                this.#socket.onclose = this.drop;
            });
        });
        this.#socket.onmessage = ({ data }) => {
            this.#heard = Date.now();
            if (data) {
                onBatch(JSON.parse(data));
            }
        };
        this.#timer = setInterval(() => this.#beat(), PING);
    }

    #beat() {
        if (Date.now() - this.#heard > SILENCE) {
            this.drop();
        } else if (this.#socket.readyState === WebSocket.OPEN) {
            this.#socket.send('');
        }
    }
}
