// Asked by PageRules.cs. Each rule gives what breaks it, in words that find the place.
const rules = (() => {
    const seen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1 && !element.closest('[aria-hidden="true"], .visually-hidden, .skip');
    const place = element => `<${element.localName}${element.id ? '#' + element.id : ''} class="${element.getAttribute('class') ?? ''}"> ${(element.innerText ?? '').trim().slice(0, 40)}`;
    const all = selector => [...document.querySelectorAll(selector)].filter(seen);

    const sideways = () => [document.documentElement, ...all('main, .webchat__basic-transcript__scrollable, .ac-adaptiveCard, .page')]
        .filter(element => element.scrollWidth > Math.min(element.clientWidth, screen.width) + 1)
        .map(element => `${place(element)}: ${element.scrollWidth} in ${element.clientWidth}`);

    const text = (...elements) => elements.filter(Boolean).map(element => element.innerText || element.textContent || element.alt || '').join(' ').trim();
    const name = element => element.getAttribute('aria-label')
        || text(...(element.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)))
        || text(...(element.labels ?? []))
        || text(element) || text(element.querySelector('img[alt], svg title')) || element.title || '';

    const nameless = () => [
        ...all('button, input:not([type=hidden]), select, textarea, a[href], summary').filter(element => !name(element)).map(element => `no name: ${place(element)}`),
        ...all('img').filter(element => !element.hasAttribute('alt')).map(element => `no alt: ${place(element)}`),
        ...(document.documentElement.lang ? [] : ['no language']),
        ...(document.title ? [] : ['no title']),
        ...(all('main').length === 1 ? [] : [`${all('main').length} main parts`]),
        ...(all('h1').length <= 1 ? [] : [`${all('h1').length} first headings`]),
    ];

    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], ground) => [r, g, b].map((one, i) => one * a + ground[i] * (1 - a));
    const ground = element => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.backgroundImage !== 'none') {
                return null; // a picture: not for numbers
            }
            layers.unshift(rgba(style.backgroundColor));
        }
        const paper = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
        return layers.reduce((below, layer) => over(layer, below), paper);
    };
    const luminance = colour => {
        const [r, g, b] = colour.map(one => one / 255).map(one => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = element => {
        const below = ground(element);
        if (!below) {
            return 21;
        }
        const [light, dark] = [luminance(over(rgba(getComputedStyle(element).color), below)), luminance(below)].sort((a, b) => b - a);
        return (light + 0.05) / (dark + 0.05);
    };
    const faint = () => all('body *')
        .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) && !element.closest(':disabled, noscript, option'))
        .filter(element => contrast(element) < 4.5)
        .map(element => `${contrast(element).toFixed(2)}: ${place(element)}`);

    // In a text box the caret shows the focus. Web Chat marks it by a class of its own, and shows two parts only while they have it.
    const marked = 'textarea, input, [class*="--focus-visible"], .webchat__basic-transcript__terminator, .webchat__keyboard-help__close-button';

    // An outline, a shadow or a border that is not there without the focus.
    const look = element => [element, element.parentElement, ...element.children].filter(Boolean)
        .map(one => { const style = getComputedStyle(one); return [style.outlineStyle, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine].join(); }).join(';');
    const stop = () => {
        const element = document.activeElement;
        if (element === document.body) {
            return 'page';
        }
        if (element.matches(marked)) {
            return place(element);
        }
        const focused = look(element);
        element.blur();
        const plain = look(element);
        element.focus({ preventScroll: true, focusVisible: true });
        return `${focused === plain ? 'unseen ' : ''}${place(element)}`;
    };

    return { sideways, nameless, faint, stop };
})();
