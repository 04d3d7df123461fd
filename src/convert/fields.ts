/** The fields of an object that haven't been converted yet: each `take` method removes a field and returns it. */
import type { Json, JsonObject } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { Expression, Fields } from './expression';
import { member, value } from './expression';
import type { Library } from './interpret';

export class Rest {
  readonly #left: Map<string, Json>;

  constructor(object: JsonObject) {
    this.#left = new Map(
      Object.entries(object).flatMap(([key, one]) => (one === undefined || one === null ? [] : [[key, one]])),
    );
  }

  has(key: string): boolean {
    return this.#left.has(key);
  }

  take(key: string): Json | undefined {
    const taken = this.#left.get(key);
    this.#left.delete(key);
    return taken;
  }

  /** Takes a field if it is an object. */
  takeObject(key: string): JsonObject | undefined {
    const one = this.#left.get(key);
    return isObject(one) ? (this.take(key) as JsonObject) : undefined;
  }

  /** Takes a field if it is a string. */
  takeString(key: string): string | undefined {
    return typeof this.#left.get(key) === 'string' ? (this.take(key) as string) : undefined;
  }

  /** Takes a field if it is a non-empty list of objects. */
  takeList(key: string): readonly JsonObject[] | undefined {
    const one = this.#left.get(key);
    return isListOfObjects(one) && one.length > 0 ? (this.take(key) as readonly JsonObject[]) : undefined;
  }

  /** Takes fields unchanged, as options with other names. @param options the field of each option */
  takeAs(options: Readonly<Record<string, string>>): Fields {
    return Object.fromEntries(Object.entries(options).map(([option, key]) => [option, asValue(this.take(key))]));
  }

  /** Takes fields unchanged, as options with the same names. */
  takeSame(...keys: readonly string[]): Fields {
    return this.takeAs(Object.fromEntries(keys.map((key) => [key, key])));
  }

  /** Takes a field if it is the value of an enum's member. */
  takeMember(library: Library, enumName: string, key: string): Expression | undefined {
    const found = memberOf(library, enumName, this.#left.get(key));
    if (found !== undefined) this.take(key);
    return found;
  }

  /** The remaining fields; undefined where there are none. */
  get others(): JsonObject | undefined {
    return this.#left.size === 0 ? undefined : Object.fromEntries(this.#left);
  }

  /** The remaining fields as an expression; undefined where there are none. */
  get remaining(): Expression | undefined {
    return asValue(this.others);
  }
}

/** A member of an enum by its value. */
export function memberOf(library: Library, enumName: string, text: Json | undefined): Expression | undefined {
  if (typeof text !== 'string') return undefined;
  const found = Object.entries(library[enumName] as Readonly<Record<string, string>>).find(([, one]) => one === text);
  return found === undefined ? undefined : member(enumName, found[0]);
}

export function asValue(json: Json | undefined): Expression | undefined {
  return json === undefined ? undefined : value(json);
}

export function isListOfObjects(json: Json | undefined): json is readonly JsonObject[] {
  return Array.isArray(json) && (json as readonly Json[]).every(isObject);
}

/** A string or number as a string; undefined for others. */
export function stringOf(json: Json | undefined): string | undefined {
  return typeof json === 'string' || typeof json === 'number' ? String(json) : undefined;
}

/** A map of strings and numbers as strings; undefined where it has other values. */
export function stringsOf(json: Json | undefined): Readonly<Record<string, string>> | undefined {
  if (!isObject(json)) return undefined;
  const strings: (readonly [string, string])[] = [];
  for (const [key, one] of Object.entries(json)) {
    const text = stringOf(one);
    if (text !== undefined) strings.push([key, text]);
    else if (one !== null && one !== undefined) return undefined;
  }
  return Object.fromEntries(strings);
}
