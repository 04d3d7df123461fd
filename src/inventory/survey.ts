import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import { quantityInNanos } from '../api/quantity';
import type { Json, JsonObject } from './json';
import type { Manifest } from './manifest';

const ANY: FieldType = { kind: 'any' };
const NO_FIELDS: ReadonlyMap<string, FieldType> = new Map();

/** The field names and type errors of all manifests, collected in one pass, so that rules without anything to check are skipped. */
export class Survey {
  /** The names of all kinds and fields. */
  readonly names = new Set<string>();
  /** Manifests of Kubernetes' kinds with an unknown field, or a value of a wrong type. */
  readonly invalidManifests: Manifest[] = [];
  /** How many values were null, undefined or not plain data. */
  #nonPlainValues = 0;

  static of(manifests: readonly Manifest[]): Survey {
    const survey = new Survey();
    for (const manifest of manifests) survey.add(manifest);
    return survey;
  }

  add(manifest: Manifest): void {
    if (!this.#visit(manifest)) this.invalidManifests.push(manifest);
  }

  /** Adds a manifest if it is plain data, without nulls and tokens; returns whether it did. */
  addIfPlain(manifest: Manifest): boolean {
    const before = this.#nonPlainValues;
    const fits = this.#visit(manifest);
    if (this.#nonPlainValues > before) return false;
    if (!fits) this.invalidManifests.push(manifest);
    return true;
  }

  /** A survey with some manifests replaced. It keeps their names. */
  with(others: ReadonlyMap<Manifest, Manifest>): Survey {
    const survey = new Survey();
    for (const word of this.names) survey.names.add(word);
    survey.invalidManifests.push(...this.invalidManifests.filter((manifest) => !others.has(manifest)));
    for (const manifest of others.values()) survey.add(manifest);
    return survey;
  }

  #visit({ apiVersion, kind, data }: Manifest): boolean {
    this.names.add(kind);
    return this.#matchesType(data, typeOfKind(apiVersion, kind) ?? ANY);
  }

  /** Whether a value and all values in it have their types. Null is always valid: it means unset. */
  #matchesType(value: Json | undefined, type: FieldType): boolean {
    const { kind } = type;
    if (value === null || value === undefined || typeof value === 'function') {
      this.#nonPlainValues++;
      return typeof value !== 'function';
    }
    if (typeof value !== 'object') return kind === 'any' || accepts(type, value);
    let fits = kind === 'any';
    if (Array.isArray(value)) {
      if (kind === 'list') fits = true;
      const of = kind === 'list' ? type.of : ANY;
      for (const item of value as readonly Json[]) if (!this.#matchesType(item, of)) fits = false;
      return fits;
    }
    const object = value as JsonObject;
    if (this.#isClassInstance(object)) return false;
    if (kind === 'map') {
      // Keys of maps aren't field names.
      fits = true;
      for (const key in object) if (!this.#matchesType(object[key], type.of)) fits = false;
      return fits;
    }
    if (kind === 'object') fits = true;
    const fields = kind === 'object' ? type.fields : NO_FIELDS;
    for (const name in object) {
      this.names.add(name);
      const field = fields.get(name);
      const inner = object[name];
      if (typeof inner === 'string' && field?.kind === 'string') continue;
      if (!this.#matchesType(inner, field ?? ANY) || (field === undefined && kind === 'object')) fits = false;
    }
    return fits;
  }

  /** Whether an object is an instance of a class, which isn't inspected. */
  #isClassInstance(value: object): boolean {
    if (value.constructor === Object) return false;
    this.#nonPlainValues++;
    return !Object.hasOwn(value, 'constructor');
  }
}

/** Whether a value is valid for a type other than list, map or object. */
export function accepts({ kind }: FieldType, value: Json): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'bytes':
      return typeof value === 'string' && isBase64(value);
    case 'quantity':
      return isCommonQuantity(value) || quantityInNanos(value) !== undefined;
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'int-or-string':
      return typeof value === 'string' || Number.isInteger(value);
    default:
      return false;
  }
}

/** Whether a value is one of the most common quantities: a cheap test before parsing. */
function isCommonQuantity(value: Json): boolean {
  return typeof value === 'string' && /^\d{1,9}(m|Ki|Mi|Gi|Ti)?$/.test(value);
}

/** Whether a string is padded base64; the API server ignores line breaks in it. */
export function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
