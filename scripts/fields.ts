/**
 * Writes src/api/fields.generated.ts: every field of every kind of the Kubernetes API with its type, from the models of
 * @kubernetes/client-node. Run by `npm run generate`.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const gen = join(dirname(createRequire(join(process.cwd(), 'package.json')).resolve('@kubernetes/client-node')), 'gen');

interface Attribute {
  readonly name: string;
  readonly type: string;
  readonly format: string;
}

/** Fields that are quantities: in the models they are strings. `value` is one only in the types of QUANTITY_VALUES. */
const QUANTITY_FIELDS = new Set(
  (
    'capacity limits requests hard used allocatable min max default defaultRequest maxLimitRequestRatio sizeLimit divisor ' +
    'allocatedResources podFixed maximumVolumeSize averageValue step'
  ).split(' '),
);
const QUANTITY_VALUES = /^V\d\w*(MetricTarget|MetricValueStatus|DeviceCapacity|CounterSet|Counter)$/;

function attributes(model: string): readonly Attribute[] {
  const text = readFileSync(join(gen, 'models', `${model}.js`), 'utf8');
  const list = /attributeTypeMap = (\[\]|\[.*?\n\]);/s.exec(text)?.[1];
  if (list === undefined) throw new Error(`${model} has no attributeTypeMap`);
  return (JSON.parse(list) as { baseName: string; type: string; format: string }[]).map(
    ({ baseName, type, format }) => ({
      name: baseName,
      type,
      format,
    }),
  );
}

const LETTERS: Readonly<Record<string, string>> = {
  boolean: 'b',
  Date: 's',
  V1MicroTime: 's',
  IntOrString: 'o',
  any: '*',
};

/** The code of a type: a letter for a scalar, the model's name for an object; prefixed with `[` for a list, `{` for a map. */
function code(model: string, { name, type, format }: Attribute, models: Set<string>): string {
  const list = /^Array<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return `[${code(model, { name, type: list, format }, models)}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (map !== undefined) return `{${code(model, { name, type: map, format }, models)}`;
  if (type === 'string') {
    if (format === 'byte') return 'y';
    return QUANTITY_FIELDS.has(name) || (name === 'value' && QUANTITY_VALUES.test(model)) ? 'q' : 's';
  }
  if (type === 'number') return format === 'double' ? 'n' : 'i';
  const letter = LETTERS[type];
  if (letter !== undefined) return letter;
  models.add(type);
  return type;
}

/** `group/version Kind Model`, with `+` at the end for kinds that live in a namespace. */
function kinds(): readonly string[] {
  const found = new Set<string>();
  for (const file of readdirSync(join(gen, 'apis')).filter((name) => name.endsWith('Api.js'))) {
    const text = readFileSync(join(gen, 'apis', file), 'utf8');
    for (const method of text.split(/^ {4}async create/m).slice(1)) {
      const path = /localVarPath = '\/(?:apis|api)\/([^']+)'/.exec(method)?.[1];
      const model = /serialize\(body, "(\w+)"/.exec(method)?.[1];
      if (path === undefined || model === undefined || /{(name|group)}/.test(path)) continue;
      const namespaced = path.includes('/namespaces/{namespace}/');
      const apiVersion = path
        .split('/')
        .slice(0, path.startsWith('v1/') ? 1 : 2)
        .join('/');
      const kind = model.replace(/^[A-Z]\w*?V\d+(?=[A-Z])/, '').replace(/^V\d+((alpha|beta)\d+)?/, '');
      found.add(`${apiVersion} ${kind} ${model}${namespaced ? ' +' : ''}`);
    }
  }
  return [...found].sort();
}

const listed = kinds();
const models = new Set(listed.map((line) => line.split(' ')[2] ?? ''));
const types: string[] = [];
// Iterating over a Set also visits elements that are added meanwhile: models that other models refer to.
for (const model of models) {
  const fields = attributes(model).map((attribute) => `${attribute.name}:${code(model, attribute, models)}`);
  types.push([model, ...fields].join(' '));
}

writeFileSync(
  'src/api/fields.generated.ts',
  `// Written by scripts/fields.ts from the models of @kubernetes/client-node; not to be edited.
export const KINDS = \`
${listed.join('\n')}
\`;
export const TYPES = \`
${types.sort().join('\n')}
\`;
`.replaceAll('$', '\\$'),
);
