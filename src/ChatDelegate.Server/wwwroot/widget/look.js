// Styles as sheets made by script: a page's Content-Security-Policy need not allow any inline style. !important within a shadow tree
// outranks whatever the page says about the element itself.
const sheet = ({ position, colour, offset }) => `
:host {
    all: initial !important;
    display: block !important;
    position: fixed !important;
    z-index: 2147483647 !important;
    ${position}: 0 !important;
    bottom: 0 !important;
    width: 0 !important;
    height: 0 !important;
    visibility: visible !important;
    opacity: 1 !important;
    pointer-events: auto !important;
    color-scheme: light dark !important;
    font: 16px/1.5 system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif !important;
}
@media print { :host { display: none !important; } }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, a.tool { font: inherit; color: inherit; border: 0; background: none; cursor: pointer; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
svg.fill { width: 28px; height: 28px; fill: currentColor; }

.bubble {
    position: fixed;
    ${position}: calc(${offset.side}px + env(safe-area-inset-${position}));
    bottom: calc(${offset.bottom}px + env(safe-area-inset-bottom));
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-width: 56px;
    height: 56px;
    padding: 0;
    border-radius: 28px;
    background: ${colour};
    color: ${onTop(colour)};
    box-shadow: 0 4px 14px rgb(0 0 0 / 30%), 0 0 0 1px rgb(255 255 255 / 35%);
}
.bubble.long { padding: 0 22px 0 18px; font-weight: 600; white-space: nowrap; }
.bubble:hover { filter: brightness(1.08); }
.badge {
    position: absolute;
    top: -6px;
    ${position}: -4px;
    min-width: 24px;
    height: 24px;
    padding: 0 6px;
    border-radius: 12px;
    background: #fff;
    color: #1b1b1b;
    font-size: 14px;
    font-weight: 700;
    line-height: 24px;
    text-align: center;
    box-shadow: 0 0 0 2px ${colour};
}

.panel {
    position: fixed;
    ${position}: calc(${offset.side}px + env(safe-area-inset-${position}));
    bottom: calc(${offset.bottom + 56 + 12}px + env(safe-area-inset-bottom));
    display: flex;
    flex-direction: column;
    width: min(400px, calc(100vw - ${2 * offset.side}px));
    height: 640px;
    max-height: calc(100vh - ${offset.bottom + 56 + 12 + 12}px);
    overflow: hidden;
    border-radius: 14px;
    background: #f3f2ef;
    color: #1b1b1b;
    box-shadow: 0 12px 40px rgb(0 0 0 / 30%), 0 0 0 1px rgb(0 0 0 / 15%);
    overscroll-behavior: contain;
}
.panel:focus { outline: none; }
header { display: flex; align-items: center; gap: 2px; flex: none; min-height: 48px; padding: 0 4px 0 16px; background: ${colour}; color: ${onTop(colour)}; }
h2 { flex: 1; min-width: 0; margin: 0; overflow: hidden; font-size: 17px; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
.tool { display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border-radius: 8px; }
.tool:hover { background: rgb(127 127 127 / 35%); }
.tool svg { width: 22px; height: 22px; }
header :focus-visible { outline-color: currentColor; outline-offset: -4px; }
.body { position: relative; flex: 1; min-height: 0; }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: transparent; color-scheme: light dark; }
.failed iframe { visibility: hidden; }
.note { padding: 32px 24px; text-align: center; }
.note p { margin: 0 0 16px; }
.button { display: inline-block; padding: 10px 20px; border-radius: 10px; background: ${colour}; color: ${onTop(colour)}; font-weight: 600; text-decoration: none; }

@media (prefers-color-scheme: dark) { .panel { background: #15171a; color: #f1f1ef; box-shadow: 0 12px 40px rgb(0 0 0 / 60%), 0 0 0 1px rgb(255 255 255 / 20%); } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: rise .16s ease-out; } @keyframes rise { from { opacity: 0; translate: 0 12px; } } }
@media (forced-colors: active) { .bubble, .panel { border: 1px solid ButtonText; } }

@media (max-width: 480px), (max-height: 480px) {
    .panel {
        inset: var(--above, 0px) 0 auto;
        width: 100%;
        height: var(--free, 100%);
        max-height: none;
        padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
        border-radius: 0;
        background: ${colour};
        animation: none;
    }
    .body { background: #f3f2ef; }
    .bubble[aria-expanded="true"] { visibility: hidden; }
}
@media (prefers-color-scheme: dark) and (max-width: 480px), (prefers-color-scheme: dark) and (max-height: 480px) { .body { background: #15171a; } }
`;

export function look(root, options) {
    const css = sheet(options);
    if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
        const made = new CSSStyleSheet();
        made.replaceSync(css);
        root.adoptedStyleSheets = [made];
    } else {
        // Browsers of before 2023; here the page's policy must allow inline styles.
        const style = document.createElement('style');
        style.textContent = css;
        root.append(style);
    }
}

/** White or black, whichever is easier to read on the colour (WCAG's relative luminance). */
function onTop(colour) {
    const [red, green, blue] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#1b1b1b' : '#fff';
}
