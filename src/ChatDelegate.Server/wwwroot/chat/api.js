import { isFramed } from './frame.js';
import { settings } from './settings.js';

/** What the server refused (status, and its words if it had any) or could not be asked (status 0). */
export class ApiError extends Error {
    constructor(status, text) {
        super(text ?? `status ${status}`);
        this.status = status;
        this.text = text;
    }
}

/** Calls one of the page's own endpoints with the device's cookie. The header shows that it is this page that calls: another site cannot send it. */
export async function api(method, path, body) {
    let response;
    try {
        response = await fetch(path, {
            method,
            credentials: 'same-origin',
            cache: 'no-store',
            headers: {
                'Accept': 'application/json',
                'Accept-Language': settings.get('language'),
                'X-ChatDelegate': isFramed ? 'frame' : '1',
                ...(body ? { 'Content-Type': 'application/json' } : {}),
            },
            body: body ? JSON.stringify(body) : undefined,
            signal: AbortSignal.timeout(20000),
        });
    } catch {
        throw new ApiError(0);
    }
    const answer = await response.json().catch(() => null);
    if (!response.ok) {
        throw new ApiError(response.status, answer?.detail ?? answer?.title);
    }
    return answer;
}
