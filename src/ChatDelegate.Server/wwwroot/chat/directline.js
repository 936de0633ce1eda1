// The calls of Direct Line 3.0 this page makes, at the server it came from.
const ROOT = '/directline';
const CALL = 20 * 1000;
const UPLOAD = 180 * 1000; // a photo over a slow phone network

/** Refused with a status; no answer at all is a TypeError or TimeoutError of fetch. */
export class Refused extends Error {
    constructor(status) {
        super(`Direct Line answered ${status}`);
        this.status = status;
    }
}

/** Opens the conversation, from the start of its history. Gives { streamUrl }. */
export const start = (grant, locale) => call(grant, 'POST', '', JSON.stringify({ user: { id: grant.userId }, locale }));

/** Comes back to it after the watermark. Gives { streamUrl }. */
export const resume = (grant, watermark) =>
    call(grant, 'GET', `/${encodeURIComponent(grant.conversationId)}?watermark=${encodeURIComponent(watermark)}`);

/** Sends an activity with the files that belong to it ([{ blob, name }]). Gives { id }. */
export function post(grant, activity, files) {
    const at = `/${encodeURIComponent(grant.conversationId)}`;
    if (files.length === 0) {
        return call(grant, 'POST', `${at}/activities`, JSON.stringify(activity));
    }
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    files.forEach(({ blob, name }) => form.append('file', blob, name));
    return call(grant, 'POST', `${at}/upload?userId=${encodeURIComponent(grant.userId)}`, form);
}

async function call(grant, method, path, body) {
    const response = await fetch(`${ROOT}/conversations${path}`, {
        method,
        body,
        cache: 'no-store',
        credentials: 'omit',
        headers: {
            'Accept': 'application/json',
            'Authorization': `Bearer ${grant.token}`,
            ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
        },
        signal: AbortSignal.timeout(body instanceof FormData ? UPLOAD : CALL),
    });
    if (!response.ok) {
        throw new Refused(response.status);
    }
    return response.json();
}
