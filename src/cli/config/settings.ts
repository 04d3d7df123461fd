import type { Severity } from '../../check/rule';
import type { ClusterFacts } from '../../inventory/cluster';
import type { Json } from '../../inventory/json';
import { asObject } from '../../inventory/json';
import type { Schema } from './schema';

/** A setting, which an option or the configuration file gives. */
export interface Setting {
  /** Its key in the file, such as `cluster.nodes`. */
  readonly key: string;
  readonly schema: Schema;
  /** Parses the values of an option; the schema validates the result. */
  readonly read: (given: readonly string[]) => Json;
}

/** The settings of options and the configuration file. */
export interface Settings {
  readonly namespace?: string;
  readonly render?: 'auto' | 'never';
  readonly helm?: { readonly values?: readonly string[]; readonly set?: readonly string[]; readonly release?: string };
  /** Patterns of paths relative to the working folder. */
  readonly ignore?: readonly string[];
  readonly cluster?: ClusterFacts;
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Reasons by rule. */
  readonly skip?: Readonly<Record<string, string>>;
}

type SettingType = Pick<Setting, 'schema' | 'read'>;

export const aString = (expected: string, pattern?: string): SettingType => ({
  schema: { type: 'string', expected, ...(pattern === undefined ? {} : { pattern }) },
  read: last,
});

export const aBoolean: SettingType = { schema: { type: 'boolean' }, read: (given) => last(given) === 'true' };

export const anInteger = (expected: string, minimum: number): SettingType => ({
  schema: { type: 'integer', minimum, expected },
  read: (given) => (/^\d+$/.test(last(given)) ? Number(last(given)) : last(given)),
});

export const oneOf = (...words: readonly string[]): SettingType => ({
  schema: { type: 'string', enum: words },
  read: last,
});

export const listOf = (expected: string, pattern?: string): SettingType => ({
  schema: {
    type: 'array',
    expected: `a list: ${expected}`,
    items: { type: 'string', expected, ...(pattern === undefined ? {} : { pattern }) },
  },
  read: (given) => given,
});

function last(given: readonly string[]): string {
  return given.at(-1) ?? '';
}

/** A copy of the settings with a value at a key such as `cluster.nodes`. */
export function withSetting(settings: Json | undefined, key: string, value: Json): Json {
  const [own = '', ...rest] = key.split('.');
  const object = asObject(settings);
  return { ...object, [own]: rest.length === 0 ? value : withSetting(object[own], rest.join('.'), value) };
}
