import { scan } from './scan.js';
import { screen } from './screen.js';

document.documentElement.dataset.view === 'scan' ? scan() : screen();
