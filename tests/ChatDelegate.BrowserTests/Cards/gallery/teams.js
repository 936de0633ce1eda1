// Cards as the official renderer draws them with Teams' settings. The frame is ours: a message of a chat is as wide as the window, up to Teams' limit.
const { cards, language, theme } = await (await fetch('/cards.json')).json();
const config = new window.AdaptiveCards.HostConfig(await (await fetch(`/renderer/adaptivecards-designer/lib/hostConfigs/microsoft-teams-${theme}.json`)).json());
document.documentElement.lang = language;
const room = document.querySelector('main');
window.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);
    result.didProcess = true;
};
for (const json of cards) {
    const card = new window.AdaptiveCards.AdaptiveCard();
    card.hostConfig = config;
    card.parse(json);
    const frame = document.createElement('div');
    frame.className = 'frame';
    frame.append(card.render());
    room.append(frame);
}
