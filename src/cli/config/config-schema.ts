import { ruleNames } from '../../check/run';
import { CLUSTER_OPTIONS } from '../cluster-options';
import type { Option } from '../options';
import { SOURCE_OPTIONS } from '../source-options';
import type { Schema } from './schema';

/** The schema of the configuration file: the keys of options, `severities` and `skip`. */
export function configSchema(): Schema {
  const options: readonly Option[] = Object.values({ ...SOURCE_OPTIONS, ...CLUSTER_OPTIONS });
  const settings = options.reduce<Schema>(
    (schema, { setting, help }) =>
      setting === undefined
        ? schema
        : withKey(schema, setting.key.split('.'), {
            ...setting.schema,
            description: help.replace('; may be repeated', ''),
          }),
    { type: 'object', properties: {} },
  );
  const names = { enum: [...new Set(ruleNames())].sort() };
  return {
    ...settings,
    properties: {
      ...settings.properties,
      severities: {
        type: 'object',
        description: 'what findings of a rule count as; off: the rule does not run',
        propertyNames: names,
        // YAML 1.1 reads `off` as false.
        additionalProperties: {
          enum: ['error', 'warning', 'info', 'off', false],
          expected: 'error, warning, info or off',
        },
      },
      skip: {
        type: 'object',
        description: 'rules that do not run, each with the reason why',
        propertyNames: names,
        additionalProperties: { type: 'string', pattern: '\\S', expected: 'the reason why the rule is skipped' },
      },
    },
  };
}

function withKey(schema: Schema, [name = '', ...rest]: readonly string[], leaf: Schema): Schema {
  const inner = schema.properties?.[name] ?? { type: 'object', properties: {} };
  return {
    ...schema,
    properties: { ...schema.properties, [name]: rest.length === 0 ? leaf : withKey(inner, rest, leaf) },
  };
}

/** The schema as JSON Schema, for editors. */
export function publishedSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of cdk8s-stateful',
    ...configSchema(),
  };
  return `${JSON.stringify(schema, (key, value: unknown) => (key === 'expected' ? undefined : closed(value)))}\n`;
}

/** Disallows other properties than those of an object's schema. */
function closed(value: unknown): unknown {
  const isClosed = typeof value === 'object' && value !== null && 'properties' in value && 'type' in value;
  return isClosed && !('additionalProperties' in value) ? { ...value, additionalProperties: false } : value;
}
