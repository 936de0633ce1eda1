// What the attributes of the script tag say. A wrong one is named with its cure and left at its default: nothing here may break the page.
const LONGEST = { title: 40, label: 20 };
const MOST_OFFSET = 400;
const MISSPELT = { color: 'colour', lang: 'language', side: 'position', opened: 'open', text: 'label', name: 'title' };

const readers = {
    title: text => short(text, LONGEST.title),
    label: text => short(text, LONGEST.label),
    position: text => oneOf(text, ['right', 'left']),
    language: text => /^zh(-|$)/iu.test(text) ? { value: 'zh-CN' } : /^en(-|$)/iu.test(text) ? { value: 'en' } : { cure: 'write zh-CN or en' },
    open: text => oneOf(text, ['true', 'false'], { true: true, false: false, '': true }),
    colour: text => /^#([\da-f]{3}|[\da-f]{6})$/iu.test(text) ? { value: long(text) } : { cure: 'write a colour as #rrggbb, such as #8f1d1d' },
    offset(text) {
        const numbers = text.split(/[\s,]+/u).map(Number);
        return numbers.length <= 2 && numbers.every(number => Number.isInteger(number) && number >= 0 && number <= MOST_OFFSET)
            ? { value: { side: numbers[0], bottom: numbers.at(-1) } }
            : { cure: `write one or two numbers of pixels from 0 to ${MOST_OFFSET}: from the side and from the bottom, such as 24 or "24 80"` };
    },
};

/** `pageLanguage`: of the page, for where no language is asked for. */
export function readOptions(attributes, pageLanguage, warn) {
    const options = { position: 'right', language: /^en(-|$)/iu.test(pageLanguage) ? 'en' : 'zh-CN', open: false, colour: '#8f1d1d', offset: { side: 20, bottom: 20 } };
    for (const { name, value } of attributes) {
        if (!name.startsWith('data-')) {
            continue;
        }
        const option = name.slice('data-'.length);
        if (!Object.hasOwn(readers, option)) {
            const meant = Object.hasOwn(MISSPELT, option) ? ` Write data-${MISSPELT[option]}.` : ` There are ${Object.keys(readers).map(known => `data-${known}`).join(', ')}.`;
            warn(`${name} is not an attribute of the widget.${meant}`);
            continue;
        }
        const read = readers[option](value.trim());
        if (read.cure) {
            warn(`${name}="${value}" is not understood: ${read.cure}.`);
        } else {
            options[option] = read.value;
        }
    }
    return options;
}

function short(text, longest) {
    return text && [...text].length <= longest ? { value: text } : { cure: `write 1 to ${longest} characters` };
}

function oneOf(text, known, values = {}) {
    return known.includes(text) || Object.hasOwn(values, text) ? { value: Object.hasOwn(values, text) ? values[text] : text } : { cure: `write ${known.join(' or ')}` };
}

const long = colour => colour.length === 4 ? `#${[...colour.slice(1)].map(digit => digit + digit).join('')}` : colour;
