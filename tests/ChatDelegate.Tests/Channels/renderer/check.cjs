// Reads cards, one a line, and answers each with a line of JSON: what schema 1.5 does not allow in it. The schema is the one that the
// official renderer carries in its code; no package has it as a file. The renderer forgives what it does not know, so each member is held
// against its definition here, and so is what must be there.
const { createInterface } = require('node:readline');
const ac = require('adaptivecards/dist/adaptivecards.js');

// Read by the renderer's code rather than by a definition.
const elsewhere = {
    AdaptiveCard: ['$schema', 'body', 'actions', 'msteams'], Container: ['items'], Column: ['items'], TableCell: ['items'], ColumnSet: ['columns'],
    ActionSet: ['actions'], RichTextBlock: ['inlines'], ImageSet: ['images'], Table: ['columns', 'rows'], TableRow: ['cells'],
    TextRun: ['fallback'], 'Action.ShowCard': ['card'], RefreshDefinition: ['action'],
};

const needed = {
    AdaptiveCard: ['type'], TextBlock: ['text'], TextRun: ['text'], RichTextBlock: ['inlines'], Image: ['url', 'altText'], ImageSet: ['images'],
    Container: ['items'], ColumnSet: ['columns'], FactSet: ['facts'], ActionSet: ['actions'], Table: ['columns', 'rows'],
    'Input.Text': ['id', 'label'], 'Input.Number': ['id', 'label'], 'Input.Date': ['id', 'label'], 'Input.Time': ['id', 'label'],
    'Input.Toggle': ['id', 'label', 'title'], 'Input.ChoiceSet': ['id', 'label', 'choices'],
    'Action.Submit': ['title'], 'Action.Execute': ['verb'], 'Action.OpenUrl': ['url', 'title'], 'Action.ShowCard': ['card', 'title'],
    'Action.ToggleVisibility': ['targetElements', 'title'],
};

const isDate = value => /^\d{4}-\d\d-\d\d$/.test(value);
const isTime = value => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

function fits(definition, value) {
    switch (true) {
        case definition instanceof ac.BoolProperty: return typeof value === 'boolean';
        case definition instanceof ac.NumProperty: return typeof value === 'number';
        case definition instanceof ac.StringArrayProperty: return Array.isArray(value) && value.every(one => typeof one === 'string');
        case definition instanceof ac.StringProperty: return typeof value === 'string';
        case definition instanceof ac.EnumProperty: return typeof value === 'string';
        default: return true;
    }
}

// Its pattern for languages is one with a memory ("g"), so that it refuses every second card of a page; Teams and Web Chat draw those all the same.
ac.CardElement.langProperty.regEx = /^[a-z]{2,3}$/i;

let failures = [];
const parse = ac.SerializableObject.prototype.internalParse;
ac.SerializableObject.prototype.internalParse = function (source, context) {
    const type = source?.type ?? this.getSchemaKey();
    const schema = this.getSchema();
    const definitions = Object.fromEntries(Array.from({ length: schema.getCount() }, (_, i) => [schema.getItemAt(i).name, schema.getItemAt(i)]));
    for (const [name, value] of Object.entries(source ?? {})) {
        const definition = definitions[name];
        if (name === 'fallback' && value?.type === 'Action.Submit') {
            new ac.SubmitAction().parse(value, context); // the renderer looks at it only when it is needed
        } else if (!definition && name !== 'type' && !elsewhere[type]?.includes(name) && !elsewhere[this.getSchemaKey()]?.includes(name)) {
            failures.push(`${type} has no '${name}'`);
        } else if (definition && !fits(definition, value)) {
            failures.push(`${type}.${name} is no ${definition.constructor.name}: ${JSON.stringify(value)}`);
        }
    }
    for (const name of needed[type] ?? []) {
        if (source[name] === undefined) {
            failures.push(`${type} lacks '${name}'`);
        }
    }
    const form = { 'Input.Date': isDate, 'Input.Time': isTime }[type];
    for (const name of form ? ['value', 'min', 'max'] : []) {
        if (source[name] && !form(source[name])) {
            failures.push(`${type}.${name} is not in the form of the schema: ${source[name]}`);
        }
    }
    return parse.call(this, source, context);
};

function check(line) {
    failures = [];
    const json = JSON.parse(line);
    const context = new ac.SerializationContext(ac.Versions.v1_5);
    const card = new ac.AdaptiveCard();
    card.parse(json, context);
    for (let i = 0; i < context.eventCount; i++) {
        failures.push(context.getEventAt(i).message);
    }
    failures.push(...card.validateProperties().validationEvents.map(event => event.message));
    if (json.version !== '1.5') {
        failures.push(`version is ${json.version}`);
    }
    return failures;
}

createInterface({ input: process.stdin }).on('line', line => console.log(JSON.stringify(check(line))));
