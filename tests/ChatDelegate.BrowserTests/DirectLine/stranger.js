// A page that is not ours, with Microsoft's own clients: what anybody would write who follows their documentation.
const stranger = {
    seen: [],
    states: [],

    async grant() {
        return (await fetch('/chat/token', { method: 'POST', headers: { 'X-ChatDelegate': '1' } })).json();
    },

    async token() {
        return (await this.grant()).token;
    },

    // Web Chat with the Direct Line client in its bundle. Its first wait after a lost socket is 3 to 15 seconds, by chance; here 3.
    async webChat({ token, domain, options, styleOptions }) {
        const random = Math.random;
        Math.random = () => 0;
        this.line = WebChat.createDirectLine({ token: token ?? await this.token(), domain: domain ?? `${location.origin}/directline`, ...options });
        Math.random = random;
        this.line.connectionStatus$.subscribe(state => this.states.push(state));
        this.store = WebChat.createStore();
        WebChat.renderWebChat({ directLine: this.line, store: this.store, locale: 'zh-CN', styleOptions }, document.getElementById('chat'));
    },

    // The Direct Line client alone.
    async directLine({ token, domain, options }) {
        this.line = new DirectLine.DirectLine({
            token: token ?? await this.token(), domain: domain ?? `${location.origin}/directline`, random: () => 0, ...options,
        });
        this.line.connectionStatus$.subscribe(state => this.states.push(state));
        this.line.activity$.subscribe(activity => this.seen.push(activity), error => this.seen.push({ type: 'error', text: String(error) }));
    },

    post(activity) {
        return new Promise((resolve, reject) => this.line.postActivity(activity).subscribe(resolve, error => reject(new Error(`refused: ${error.status}`))));
    },

    say(text) {
        return this.post({ type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID: crypto.randomUUID() } });
    },

    async reconnect(token, conversationId) {
        const answer = await fetch(`/directline/conversations/${conversationId}?watermark=${this.line.watermark}`, { headers: { authorization: `Bearer ${token}` } });
        this.line.reconnect(await answer.json());
    },

    sessionId() {
        return new Promise((resolve, reject) => this.line.getSessionId().subscribe(resolve, reject));
    },

    // What is on the page, in its order.
    shown() {
        return this.store.getState().activities.filter(({ type }) => type === 'message').map(told);
    },

    // What the client alone has given, the later of an id in place of the earlier.
    given() {
        const places = new Map();
        this.seen.forEach(activity => places.set(activity.id, activity));
        return [...places.values()].filter(({ type }) => type === 'message').map(told);
    },
};

const told = ({ id, text, from, attachments, channelData }) => ({
    id: id ?? null, text: text ?? null, isMine: from.role === 'user', status: channelData?.['webchat:send-status'] ?? null, files: attachments?.length ?? 0,
});
