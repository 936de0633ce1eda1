const SVG = 'http://www.w3.org/2000/svg'; // a name, not an address

/** Makes an element; texts are always text, never markup. */
export function make(name, attributes, ...children) {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children.filter(child => child !== null));
    return element;
}

export const bubbleIcon = () => drawing('M4 4h16v12H12l-5 4v-4H4z', 'fill');
export const closeIcon = () => drawing('M6 6l12 12M18 6L6 18');
export const windowIcon = () => drawing('M14 4h6v6M20 4l-9 9M18 14v6H4V6h6');

function drawing(path, kind = 'line') {
    const svg = document.createElementNS(SVG, 'svg');
    const line = document.createElementNS(SVG, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', kind);
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
}
