/** The little of an Observable that Web Chat asks of its connection. Late subscribers first get the last `keep` values. */
export class Subject {
    #keep;
    #kept = [];
    #observers = new Set();

    constructor(keep) {
        this.#keep = keep;
    }

    next(value) {
        this.#kept.push(value);
        this.#kept.splice(0, this.#kept.length - this.#keep);
        this.#observers.forEach(observer => observer.next?.(value));
    }

    subscribe(observer) {
        const own = typeof observer === 'function' ? { next: observer } : observer;
        this.#kept.forEach(value => own.next?.(value));
        this.#observers.add(own);
        return { unsubscribe: () => this.#observers.delete(own) };
    }
}

/** A promise as an Observable of one value. */
export const once = promise => ({
    subscribe(observer) {
        promise.then(value => { observer.next?.(value); observer.complete?.(); }, error => observer.error?.(error));
        return { unsubscribe() { /* a message on its way cannot be called back */ } };
    },
});
