import { settings } from './settings.js';
import { t } from './t.js';

let loading;

/** Web Chat itself: one large file that is there for good after the first visit. */
export function load() {
    loading ??= new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = `${document.documentElement.dataset.assets}/lib/webchat.js`;
        script.nonce = nonce();
        script.onload = () => resolve(window.WebChat);
        script.onerror = () => {
            loading = null;
            reject(new Error('webchat.js did not load'));
        };
        document.head.append(script);
    });
    return loading;
}

export const nonce = () => document.querySelector('script[nonce]').nonce;

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const scale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 18;
const px = size => Math.round(size * scale());

/** Web Chat's own settings for what is chosen now; sizes and colours are those of look.css. */
export function styleOptions() {
    const [text, subtle, accent, line] = ['text', 'subtle', 'accent', 'line'].map(colour);
    return {
        accent, subtle,
        primaryFont: getComputedStyle(document.body).fontFamily,
        fontSizeSmall: px(15),
        rootHeight: '100%', rootWidth: '100%',
        backgroundColor: colour('ground'),
        paddingRegular: 12, paddingWide: 16,
        bubbleBackground: colour('surface'), bubbleTextColor: text, bubbleBorderColor: line, bubbleBorderRadius: 14, bubbleBorderWidth: 1,
        bubbleFromUserBackground: colour('mine'), bubbleFromUserTextColor: text, bubbleFromUserBorderColor: colour('mine-line'),
        bubbleFromUserBorderRadius: 14, bubbleFromUserBorderWidth: 1,
        bubbleMaxWidth: 640, bubbleMinHeight: px(44), bubbleImageHeight: 240,
        messageActivityWordBreak: 'break-word',
        markdownRespectCRLF: true,
        timestampColor: subtle, timestampFormat: 'absolute', groupTimestamp: 5 * 60 * 1000,
        sendBoxBackground: colour('surface'), sendBoxTextColor: text, sendBoxPlaceholderColor: subtle,
        sendBoxHeight: px(60), sendBoxMaxHeight: 200, sendBoxTextWrap: true,
        sendBoxBorderTop: `1px solid ${line}`,
        sendBoxButtonColor: accent, sendBoxButtonColorOnDisabled: subtle, sendBoxButtonAlignment: 'bottom',
        hideUploadButton: false, uploadMultiple: true, enableUploadThumbnail: false,
        uploadAccept: 'image/jpeg,image/png,image/webp,application/pdf',
        suggestedActionLayout: 'flow', suggestedActionHeight: Math.max(48, px(48)), suggestedActionBorderRadius: 24,
        suggestedActionBackgroundColor: colour('surface'), suggestedActionBackgroundColorOnHover: colour('hover'),
        suggestedActionBackgroundColorOnActive: colour('hover'), suggestedActionBackgroundColorOnFocus: colour('surface'),
        suggestedActionTextColor: accent, suggestedActionBorderColor: accent,
        transcriptOverlayButtonBackground: colour('accent-solid'), transcriptOverlayButtonColor: '#fff',
        transcriptOverlayButtonBackgroundOnHover: colour('accent-solid'), transcriptOverlayButtonBackgroundOnFocus: colour('accent-solid'),
        transcriptVisualKeyboardIndicatorColor: accent, transcriptActivityVisualKeyboardIndicatorColor: accent,
        hideToaster: true, // the banner says it, and in plainer words
        sendTimeout: 120 * 1000, sendTimeoutForAttachments: 280 * 1000,
        spinnerAnimationHeight: 24, spinnerAnimationWidth: 24,
    };
}

const foreground = names => Object.fromEntries(Object.entries(names)
    .map(([name, value]) => [name, { default: colour(value), subtle: colour(value === 'text' ? 'subtle' : value) }]));

/** How Adaptive Cards are drawn for what is chosen now. */
export function cardConfig() {
    const container = {
        backgroundColor: 'transparent',
        foregroundColors: foreground({
            default: 'text', dark: 'text', light: 'subtle', accent: 'accent', good: 'good', warning: 'warning', attention: 'accent',
        }),
    };
    const wide = window.innerWidth >= 720;
    return {
        fontFamily: getComputedStyle(document.body).fontFamily,
        fontSizes: { small: px(16), default: px(18), medium: px(20), large: px(22), extraLarge: px(26) },
        lineHeights: { small: px(24), default: px(28), medium: px(30), large: px(32), extraLarge: px(36) },
        fontWeights: { lighter: 400, default: 400, bolder: 700 },
        supportsInteractivity: true,
        spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 14 },
        separator: { lineThickness: 1, lineColor: colour('line') },
        containerStyles: {
            default: container,
            emphasis: { ...container, backgroundColor: colour('hover') },
            accent: { ...container, backgroundColor: colour('hover') },
            good: { ...container, backgroundColor: colour('good-ground') },
            attention: { ...container, backgroundColor: colour('warning-ground') },
            warning: { ...container, backgroundColor: colour('warning-ground') },
        },
        actions: {
            maxActions: 12, spacing: 'medium', buttonSpacing: 10, showCard: { actionMode: 'inline', inlineTopMargin: 10 },
            actionsOrientation: wide ? 'horizontal' : 'vertical', actionAlignment: wide ? 'left' : 'stretch',
        },
        factSet: {
            title: { color: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: px(130) },
            value: { color: 'default', isSubtle: false, weight: 'default', wrap: true },
            spacing: 12,
        },
        textBlock: { headingLevel: 3 },
        inputs: {
            label: { requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } },
            errorMessage: { color: 'attention', weight: 'default' },
        },
    };
}

/** Web Chat has its own strings in zh-Hans and en; where ours are plainer, ours. */
export function strings(id) {
    return { ...id, TEXT_INPUT_PLACEHOLDER: t('chat.placeholder'), TEXT_INPUT_UPLOAD_BUTTON_ALT: t('chat.attach') };
}

export const locale = () => settings.get('language');
