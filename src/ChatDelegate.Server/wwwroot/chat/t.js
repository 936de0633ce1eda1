import texts from './texts.js';
import { settings } from './settings.js';

export const t = key => texts[key][settings.get('language')] ?? texts[key]['zh-CN'];
