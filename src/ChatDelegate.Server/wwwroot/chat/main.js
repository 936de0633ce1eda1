import { settings } from './settings.js';
import { show } from './dom.js';
import { join } from './frame.js';
import { t } from './t.js';

const views = {
    chat: () => import('./chat.js'),
    devices: () => import('./devices.js'),
    enter: () => import('./enter.js'),
};

const { draw } = await views[document.documentElement.dataset.view]();
document.title = t('product');
settings.onChange(() => { document.title = t('product'); });
show();
join();
await draw();
