import { publishedSchema } from '../../src/cli/config/config-schema';
import type { SitePage } from './page';
import { table } from './page';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

/** Every key of the configuration file, of the schema that editors read. */
export function configurationPage(): SitePage {
  const schema = JSON.parse(publishedSchema()) as Schema;
  const text = [
    '# The configuration file',
    'Every key of `.cdk8s-stateful.yaml`. [Where manifests come from](../sources.md#settings) has an example, and says which file is read. The JSON schema for editors is in the package, and at `https://unpkg.com/cdk8s-stateful/lib/config.schema.json`.',
    table(['key', 'value', 'what it says'], rowsOf(schema, '')),
  ];
  return { path: 'reference/configuration.md', text: `${text.join('\n\n')}\n` };
}

function rowsOf({ properties = {} }: Schema, path: string): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = path + name;
    const inner = schema.items?.properties === undefined ? schema : schema.items;
    const own = [`\`${key}\``, valueOf(schema), schema.description ?? ''];
    const isGroup = inner === schema && schema.properties !== undefined;
    return [...(isGroup ? [] : [own]), ...rowsOf(inner, `${key}${inner === schema ? '' : '[]'}.`)];
  });
}

function valueOf({ type, enum: words, items, minimum, additionalProperties }: Schema): string {
  if (words !== undefined) return words.map((word) => `\`${String(word)}\``).join(', ');
  if (type === 'array') return items?.properties === undefined ? 'a list of strings' : 'a list of objects';
  if (type === 'object' && typeof additionalProperties === 'object')
    return `an object: name of a rule to ${valueOf(additionalProperties)}`;
  if (type === 'integer') return `a number${minimum === undefined ? '' : ` of at least ${minimum}`}`;
  return `a ${type ?? 'value'}`;
}
