import { h, show } from './dom.js';
import { header } from './header.js';
import { settings } from './settings.js';

/** A page of text and forms under the header, drawn again when the language changes. What was typed stays. */
export function page(build, menu) {
    let language = null;
    const draw = () => {
        if (language !== settings.get('language')) {
            language = settings.get('language');
            show(header(menu), h('main', { class: 'page' }, h('div', { class: 'sheet' }, build())));
        }
    };
    draw();
    settings.onChange(() => document.querySelector('.page') && draw());
}
