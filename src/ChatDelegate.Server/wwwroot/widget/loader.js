// The chat in your page: <script src="https://HOST/widget.js" defer></script>. What its attributes may say is in the product's Widget/README.md.
// This part only claims the one global name and fetches the rest; the server fills in where that is.
(() => {
    'use strict';
    const name = 'ChatDelegate';
    const script = document.currentScript;
    const warn = text => console.warn(`[${name}] ${text}`);

    if (!script?.src) {
        warn('The widget must be loaded by a plain script tag: <script src="https://HOST/widget.js" defer></script>, not as a module and not inline.');
        return;
    }
    if (Object.hasOwn(window, name)) {
        warn('The widget is in this page already; this second script tag does nothing. Remove it.');
        return;
    }

    const home = new URL('.', script.src);
    const widget = import(new URL('{parts}main.js', home).href).then(
        parts => parts.start({ home, attributes: script.attributes, warn }),
        () => warn(`The widget's parts could not be loaded from ${home.origin}. If this page has a Content-Security-Policy, allow: script-src ${home.origin}; frame-src ${home.origin}.`),
    ).catch(error => warn(`The widget could not be shown: ${error?.message}`));
    const tell = what => () => { widget.then(shown => shown?.[what]()); };

    Object.defineProperty(window, name, { value: Object.freeze({ open: tell('open'), close: tell('close') }) });
})();
