import type { FieldType } from '../api/fields';
import { fieldsOf, typeOfKind } from '../api/fields';
import { quantityInNanos } from '../api/quantity';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import type { Manifest } from './manifest';

/** What one look at everything in an app tells. Rules that have nothing to look for need not look again. */
export class Survey {
  /** The names of the kinds and fields that there are. */
  readonly words = new Set<string>();
  /** The manifests of Kubernetes' own kinds with a field that their kind doesn't have, or a value of another type. */
  readonly misfits: Manifest[] = [];
  /** How many values were met that are no plain data. */
  #oddities = 0;

  static of(manifests: readonly Manifest[]): Survey {
    const survey = new Survey();
    for (const manifest of manifests) survey.add(manifest);
    return survey;
  }

  add(manifest: Manifest): void {
    if (!this.#look(manifest)) this.misfits.push(manifest);
  }

  /** Adds a manifest that holds plain data only: no nulls, and nothing that its construct has yet to resolve. */
  takes(manifest: Manifest): boolean {
    const before = this.#oddities;
    const fits = this.#look(manifest);
    if (this.#oddities > before) return false;
    if (!fits) this.misfits.push(manifest);
    return true;
  }

  #look({ apiVersion, kind, data }: Manifest): boolean {
    this.words.add(kind);
    const type = typeOfKind(apiVersion, kind);
    if (type !== undefined) return this.#fields(data, fieldsOf(type));
    this.#any(data);
    return true;
  }

  #fields(object: JsonObject, types: ReadonlyMap<string, FieldType>): boolean {
    let fits = true;
    for (const name in object) {
      this.words.add(name);
      const type = types.get(name);
      if (type === undefined) {
        this.#any(object[name]);
        fits = false;
      } else if (!this.#value(object[name], type)) fits = false;
    }
    return fits;
  }

  /** Null is absent to the API server, whatever the type. */
  #value(value: Json | undefined, type: FieldType): boolean {
    if (type.kind === 'string' && typeof value === 'string') return true;
    if (value === null || value === undefined) {
      this.#oddities++;
      return true;
    }
    if (typeof value !== 'object') {
      if (typeof value === 'function') this.#oddities++;
      return type.kind === 'any' || accepts(type, value);
    }
    if (Array.isArray(value)) {
      if (type.kind === 'list') return this.#items(value as readonly Json[], type.of);
    } else if (this.#isForeign(value)) return false;
    else if (type.kind === 'object') return this.#fields(value as JsonObject, fieldsOf(type.type));
    else if (type.kind === 'map') return this.#entries(value as JsonObject, type.of);
    this.#any(value);
    return type.kind === 'any';
  }

  #items(items: readonly Json[], type: FieldType): boolean {
    let fits = true;
    for (const item of items) if (!this.#value(item, type)) fits = false;
    return fits;
  }

  /** The keys of a map are the user's own. */
  #entries(map: JsonObject, type: FieldType): boolean {
    let fits = true;
    for (const key in map) if (!this.#value(map[key], type)) fits = false;
    return fits;
  }

  /** Where nothing is known of a value's type. */
  #any(value: Json | undefined): void {
    if (value === null || value === undefined || typeof value === 'function') this.#oddities++;
    else if (Array.isArray(value)) for (const item of value as readonly Json[]) this.#any(item);
    else if (isObject(value) && !this.#isForeign(value)) {
      for (const name in value) {
        this.words.add(name);
        this.#any(value[name]);
      }
    }
  }

  /** Whether an object is of a class of its own, and what it holds nobody's business. */
  #isForeign(value: object): boolean {
    if (value.constructor === Object) return false;
    this.#oddities++;
    return !Object.hasOwn(value, 'constructor');
  }
}

/** Whether a type other than a list, a map or an object takes a value. */
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

/** The quantities that manifests are full of, told without reading them. */
function isCommonQuantity(value: Json): boolean {
  return typeof value === 'string' && /^\d{1,9}(m|Ki|Mi|Gi|Ti)?$/.test(value);
}

/** Standard base64 with its padding; line breaks in it are left out by the API server. */
export function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
