import type { ConfigFile } from '../images/row';
import type { Json } from '../inventory/json';
import { isObject } from '../inventory/json';
import { toJson } from '../inventory/yaml';

type Format = ConfigFile['format'];

/** The format of a file: as its name ends, else that of its program. */
export function formatOf(name: string, format: Format): Format {
  if (name.endsWith('.json')) return 'json';
  return /\.ya?ml$/.test(name) ? 'yaml' : format;
}

/**
 * Adds the keys that a configuration file sets, those of objects in objects with dots: a list of texts as `[a,b]`,
 * undefined where a value is neither a text nor a number. False where the file isn't of its format.
 */
export function addKeys(keys: Map<string, string | undefined>, text: string, format: Format): boolean {
  try {
    flatten(keys, '', read(text, format));
    return true;
  } catch {
    return false;
  }
}

function read(text: string, format: Format): Json {
  if (format === 'yaml' || format === 'json') return toJson(text, refuse, format === 'json') ?? null;
  // Loaded where there is such a file: it brings libraries along.
  const { READERS } = require('./config-formats') as typeof import('./config-formats');
  return READERS[format](text) as Json;
}

function refuse(problem: Error): never {
  throw problem;
}

function flatten(keys: Map<string, string | undefined>, prefix: string, value: Json): void {
  if (isObject(value)) {
    for (const [name, inner = null] of Object.entries(value))
      flatten(keys, prefix === '' ? name : `${prefix}.${name}`, inner);
  } else if (prefix !== '') keys.set(prefix, textOf(value));
}

function textOf(value: Json): string | undefined {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? `[${value.join()}]` : undefined;
  return typeof value === 'object' ? undefined : String(value);
}
