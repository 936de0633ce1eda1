// What both pages need: elements whose texts are always text, and calls that show that it is this page that makes them.
const root = document.documentElement;

export const address = path => root.dataset.base + path;

export class Refused extends Error {
    constructor(status, says, title) {
        super(says);
        this.status = status;
        this.title = title;
    }
}

export async function call(method, path, body) {
    let response;
    try {
        response = await fetch(address(path), {
            method,
            credentials: 'same-origin',
            cache: 'no-store',
            headers: { 'Accept': 'application/json', 'X-ChatDelegate': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) },
            body: body ? JSON.stringify(body) : undefined,
            signal: AbortSignal.timeout(15000),
        });
    } catch {
        throw new Refused(0, '');
    }
    const answer = await response.json().catch(() => null);
    if (!response.ok) {
        throw new Refused(response.status, answer?.detail ?? '', answer?.title);
    }
    return answer;
}

export function h(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key.startsWith('on')) {
            element.addEventListener(key.slice(2), value);
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(key, value === true ? '' : value);
        }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
}

export const show = (...children) => document.getElementById('app').replaceChildren(...children.flat().filter(child => child !== null));

const chinese = root.lang !== 'en';

/** For when there is no answer to take the words from. */
export const unreachable = chinese ? '连不上服务器，请检查网络后再试。' : 'The server cannot be reached. Please check the network and try again.';

/** Why something was not done, and where to sign in if that is why. */
export const problem = error => [
    h('p', { class: 'problem', role: 'alert' }, error.status === 0 || error.status >= 500 ? unreachable : error.message),
    error.status === 401 ? h('a', { class: 'button', href: address('/chat') }, error.title) : null,
];
