// node check.mjs FOLDER: holds manifest.json and its files of texts in FOLDER against the schemas of their version. One line a fault; none: no output.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04').default;
const addFormats = require('ajv-formats').default;

const [folder] = process.argv.slice(2);
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const manifest = read(folder, 'manifest.json');
const schemas = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas', 'teams', `v${manifest.manifestVersion}`);

function check(file, schema) {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
    const fits = ajv.compile(read(schemas, schema));
    if (!fits(read(folder, file))) {
        fits.errors.forEach(error => console.log(`${file}${error.instancePath}: ${error.message}`));
    }
}

check('manifest.json', 'MicrosoftTeams.schema.json');
for (const { file } of manifest.localizationInfo.additionalLanguages) {
    check(file, 'MicrosoftTeams.Localization.schema.json');
}
