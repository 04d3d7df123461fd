import type { Severity } from '../../check/rule';
import type { ClusterFacts } from '../../inventory/cluster';
import type { Json } from '../../inventory/json';
import { asObject } from '../../inventory/json';
import type { Schema } from './schema';

/** What an option and a key of the configuration file say alike. */
export interface Setting {
  /** Where it is in the file: `cluster.nodes`. */
  readonly key: string;
  readonly schema: Schema;
  /** The value that the strings of an option mean; the schema refuses what it does not allow. */
  readonly read: (given: readonly string[]) => Json;
}

/** What is set, by options or by the configuration file. */
export interface Settings {
  readonly namespace?: string;
  readonly render?: 'auto' | 'never';
  readonly helm?: { readonly values?: readonly string[]; readonly set?: readonly string[]; readonly release?: string };
  /** Patterns of paths from the working folder. */
  readonly ignore?: readonly string[];
  readonly cluster?: ClusterFacts;
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Reasons by rule. */
  readonly skip?: Readonly<Record<string, string>>;
}

type Made = Pick<Setting, 'schema' | 'read'>;

export const aString = (expected: string, pattern?: string): Made => ({
  schema: { type: 'string', expected, ...(pattern === undefined ? {} : { pattern }) },
  read: last,
});

export const aBoolean: Made = { schema: { type: 'boolean' }, read: (given) => last(given) === 'true' };

export const anInteger = (expected: string, minimum: number): Made => ({
  schema: { type: 'integer', minimum, expected },
  read: (given) => (/^\d+$/.test(last(given)) ? Number(last(given)) : last(given)),
});

export const oneOf = (...words: readonly string[]): Made => ({ schema: { type: 'string', enum: words }, read: last });

export const listOf = (expected: string, pattern?: string): Made => ({
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

/** An object with a value at the place of a key such as `cluster.nodes`. */
export function withSetting(settings: Json | undefined, key: string, value: Json): Json {
  const [own = '', ...rest] = key.split('.');
  const object = asObject(settings);
  return { ...object, [own]: rest.length === 0 ? value : withSetting(object[own], rest.join('.'), value) };
}
