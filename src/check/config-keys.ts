import type { ConfigFile } from '../images/row';
import type { Json } from '../inventory/json';
import { isObject } from '../inventory/json';
import { toJson } from '../inventory/yaml';

type Format = ConfigFile['format'];

/** The format of a file: by its extension, else the one given. */
export function formatOf(name: string, format: Format): Format {
  if (name.endsWith('.json')) return 'json';
  return /\.ya?ml$/.test(name) ? 'yaml' : format;
}

/**
 * Parses a configuration file and adds its keys, nested ones joined by dots. A list of strings has the value `[a,b]`, other
 * lists have undefined. Returns false if the file can't be parsed.
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
  if (format === 'yaml' || format === 'json') return toJson(text, rethrow, format === 'json') ?? null;
  // Loaded on demand, with its parser libraries.
  const { READERS } = require('./config-formats') as typeof import('./config-formats');
  return READERS[format](text) as Json;
}

function rethrow(problem: Error): never {
  throw problem;
}

function flatten(keys: Map<string, string | undefined>, prefix: string, value: Json): void {
  if (isObject(value)) {
    for (const [name, inner = null] of Object.entries(value))
      flatten(keys, prefix === '' ? name : `${prefix}.${name}`, inner);
  } else if (prefix !== '') keys.set(prefix, stringOf(value));
}

function stringOf(value: Json): string | undefined {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? `[${value.join()}]` : undefined;
  return typeof value === 'object' ? undefined : String(value);
}
