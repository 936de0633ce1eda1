/** Makes an element. Texts are always text, never markup. Properties: on* are listeners, class and others attributes, null leaves out. */
export function h(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key.startsWith('on')) {
            element.addEventListener(key.slice(2), value);
        } else if (value === true) {
            element.setAttribute(key, '');
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(key, value);
        }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
}

export const show = (...children) => document.getElementById('app').replaceChildren(...children);
