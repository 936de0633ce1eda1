// Every text of the widget in both languages. Below "const texts =" the object is JSON; a test reads it so.
const texts = {
    "title": { "zh-CN": "人大代表履职助手", "en": "Delegate Assistant" },
    "open": { "zh-CN": "打开对话", "en": "Open the chat" },
    "close": { "zh-CN": "关闭对话", "en": "Close the chat" },
    "unread": { "zh-CN": "{n} 条新消息", "en": "new messages: {n}" },
    "window": { "zh-CN": "在新窗口中打开", "en": "Open in a new window" },
    "loading": { "zh-CN": "正在打开…", "en": "Opening…" },
    "failed": { "zh-CN": "对话没能在本页打开，请在新窗口中打开。", "en": "The chat could not be opened in this page. Please open it in a new window." }
};

export const words = language => (key, n) => texts[key][language].replace('{n}', n);
