// Whether the chat was open, for this tab's way through the site.
const KEY = 'chatdelegate';

/** 'open', 'closed', or null where it was never used. */
export function recall() {
    try {
        const value = sessionStorage.getItem(KEY);
        return value === 'open' || value === 'closed' ? value : null;
    } catch {
        return null; // storage switched off
    }
}

export function remember(value) {
    try {
        sessionStorage.setItem(KEY, value);
    } catch {
        // it holds for this page
    }
}
