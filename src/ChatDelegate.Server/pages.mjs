// Brings what the browser pages need from npm to wwwroot/lib, compressed once and for all. Run by Pages.targets when package-lock.json is newer.
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const files = [
    'botframework-webchat/dist/webchat.js', 'botframework-webchat/dist/webchat.js.LICENSE.txt',
    '@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
];

const here = dirname(fileURLToPath(import.meta.url));
const library = join(here, 'wwwroot', 'lib');
const stamp = join(library, '.stamp');
const lock = join(library, '.lock');
const inputs = ['package-lock.json', 'pages.mjs'].map(name => join(here, name));

const time = file => (existsSync(file) ? statSync(file).mtimeMs : 0);
const isCurrent = output => inputs.every(input => time(output) >= time(input));

// Two builds side by side: the second waits, then finds the work done. A lock whose process is gone is nobody's.
async function alone(work) {
    for (;;) {
        try {
            const handle = openSync(lock, 'wx');
            writeFileSync(handle, String(process.pid));
            closeSync(handle);
            break;
        } catch (error) {
            if (error.code !== 'EEXIST') {
                throw error;
            }
            if (isAbandoned()) {
                rmSync(lock, { force: true });
            } else {
                await sleep(300);
            }
        }
    }
    try {
        work();
    } finally {
        rmSync(lock, { force: true });
    }
}

function isAbandoned() {
    try {
        const owner = Number(readFileSync(lock, 'utf8'));
        if (!owner) {
            return Date.now() - time(lock) > 5000;
        }
        process.kill(owner, 0);
        return false;
    } catch (error) {
        return error.code === 'ESRCH';
    }
}

function install() {
    const installed = join(here, 'node_modules', '.package-lock.json');
    if (time(installed) >= time(join(here, 'package-lock.json'))) {
        return;
    }
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
        cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32',
    });
    if (npm.error?.code === 'ENOENT') {
        fail('npm was not found. Install Node.js 20 or newer with npm: the web chat page is built from an npm package.');
    }
    if (npm.status !== 0) {
        fail('npm ci did not succeed (its own message is above). It needs the npm registry once; later builds do not.');
    }
}

function fail(message) {
    console.error(`pages.mjs : error PAGES01: ${message}`);
    rmSync(lock, { force: true });
    process.exit(1);
}

function copy(name) {
    const target = join(library, name.split('/').at(-1));
    copyFileSync(join(here, 'node_modules', name), target);
    if (target.endsWith('.js')) {
        const bytes = readFileSync(target);
        writeFileSync(`${target}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${target}.br`, brotliCompressSync(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }));
    }
}

mkdirSync(library, { recursive: true });
await alone(() => {
    if (!isCurrent(stamp)) {
        install();
        files.forEach(copy);
        writeFileSync(stamp, new Date().toISOString());
    }
});
