// Asked by CardLook.cs, beside page-rules.js: what is wrong with the cards as they are drawn, in words that find the place.
const cardRules = (() => {
    const seen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    const place = element => `${element.className || element.localName}: ${(element.innerText || element.value || '').trim().slice(0, 40)}`;
    const cards = () => [...document.querySelectorAll('.ac-adaptiveCard')].filter(card => !card.parentElement.closest('.ac-adaptiveCard'));
    const parts = selector => cards().flatMap(card => [...card.querySelectorAll(selector)]).filter(seen);

    const outside = () => cards().flatMap(card => {
        const edge = card.getBoundingClientRect();
        return [...card.querySelectorAll('*')].filter(seen)
            .filter(part => { const box = part.getBoundingClientRect(); return box.right > edge.right + 1 || box.left < edge.left - 1; })
            .map(part => `out of its card: ${place(part)}`);
    });

    // Text that is clipped by its own box, or ends in dots.
    const cut = () => parts('*').filter(part => {
        const style = getComputedStyle(part);
        const clips = [style.overflowX, style.overflowY].some(overflow => overflow === 'hidden' || overflow === 'clip');
        return part.innerText?.trim() && !['TEXTAREA', 'INPUT', 'SELECT', 'OPTION'].includes(part.tagName)
            && (clips && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) || style.textOverflow === 'ellipsis' && part.scrollWidth > part.clientWidth);
    }).map(part => `cut off: ${place(part)}`);

    const small = least => parts('.ac-pushButton, .ac-selectable, .ac-input:is(input, select, textarea), .ac-choiceSetInput-expanded > div, .ac-choiceSetInput-multiSelect > div')
        .filter(part => part.getBoundingClientRect().height < least)
        .map(part => `${Math.round(part.getBoundingClientRect().height)} high: ${place(part)}`);

    const named = input => input.getAttribute('aria-label')
        || (input.getAttribute('aria-labelledby') ?? '').split(' ').some(id => document.getElementById(id)?.innerText.trim())
        || [...(input.labels ?? [])].some(label => label.innerText.trim())
        || input.closest('[role="radiogroup"], [role="group"]')?.getAttribute('aria-labelledby');
    const nameless = () => parts('input, select, textarea').filter(input => !named(input)).map(input => `no label: ${place(input)}`);

    return { count: () => cards().length, outside, cut, small, nameless };
})();
