import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import { quantityInNanos } from '../api/quantity';
import type { Json, JsonObject } from './json';
import type { Manifest } from './manifest';

const ANY: FieldType = { kind: 'any' };
const NO_FIELDS: ReadonlyMap<string, FieldType> = new Map();

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

  /** The same app with other manifests in the place of some. A word that is gone with these stays, and has rules look in vain. */
  with(others: ReadonlyMap<Manifest, Manifest>): Survey {
    const survey = new Survey();
    for (const word of this.words) survey.words.add(word);
    survey.misfits.push(...this.misfits.filter((manifest) => !others.has(manifest)));
    for (const manifest of others.values()) survey.add(manifest);
    return survey;
  }

  #look({ apiVersion, kind, data }: Manifest): boolean {
    this.words.add(kind);
    return this.#fits(data, typeOfKind(apiVersion, kind) ?? ANY);
  }

  /** Whether a value, with all that is in it, is of a type. Null is absent to the API server, whatever the type. */
  #fits(value: Json | undefined, type: FieldType): boolean {
    const { kind } = type;
    if (value === null || value === undefined || typeof value === 'function') {
      this.#oddities++;
      return typeof value !== 'function';
    }
    if (typeof value !== 'object') return kind === 'any' || accepts(type, value);
    let fits = kind === 'any';
    if (Array.isArray(value)) {
      if (kind === 'list') fits = true;
      const of = kind === 'list' ? type.of : ANY;
      for (const item of value as readonly Json[]) if (!this.#fits(item, of)) fits = false;
      return fits;
    }
    const object = value as JsonObject;
    if (this.#isForeign(object)) return false;
    if (kind === 'map') {
      // The keys are the user's own.
      fits = true;
      for (const key in object) if (!this.#fits(object[key], type.of)) fits = false;
      return fits;
    }
    if (kind === 'object') fits = true;
    const fields = kind === 'object' ? type.fields : NO_FIELDS;
    for (const name in object) {
      this.words.add(name);
      const field = fields.get(name);
      const inner = object[name];
      if (typeof inner === 'string' && field?.kind === 'string') continue;
      if (!this.#fits(inner, field ?? ANY) || (field === undefined && kind === 'object')) fits = false;
    }
    return fits;
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
