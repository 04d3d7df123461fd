import { Yaml } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import { fieldsOf, isSorted, manifestOf, NotPlain, sortedMetadataOf } from './manifest';
import type { Manifest } from './manifest';
import { Scalars } from './scalar';

/** What is printed as one YAML document: a plain object of an app that `isStock`, or what a construct's `toJson` returns. */
export type Document = { readonly object: ApiObject } | { readonly manifest: unknown };

/** Past 1024 printed characters a key needs another notation; an escape may take six for one. */
const LONGEST_KEY = 150;

/** About how many characters are put together as strings before they become bytes, which are cheaper to keep. */
const CHUNK = 2 ** 16;

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata'];

/**
 * How collections are printed: `data` as it is; `fields` of an object as they were given, so that they have still to be
 * sorted, without what is null; `metadata` without what is empty too.
 */
type Mode = 'data' | 'fields' | 'metadata';

/**
 * Prints documents as cdk8s does, byte for byte, but for the strings that Kubernetes would not read back as they were
 * written: those are quoted. Structure is printed here, each scalar that isn't trivial by cdk8s.
 */
export class YamlPrinter {
  readonly #scalars = new Scalars();
  readonly #indents: string[] = [];
  #mode: Mode = 'data';
  #seen: Set<object> | undefined;

  /**
   * Several documents, separated as in a stream. One is printed before the next is asked for, so that not all of them
   * have to be held in memory.
   *
   * @returns the stream, in pieces.
   */
  stream(documents: Iterable<Document>): Buffer[] {
    const chunks: Buffer[] = [];
    let text = '';
    let separator = '';
    for (const document of documents) {
      text += separator + this.#document(document);
      separator = '---\n';
      if (text.length < CHUNK) continue;
      chunks.push(Buffer.from(text));
      text = '';
    }
    chunks.push(Buffer.from(text));
    return chunks;
  }

  #document(document: Document): string {
    if (!('object' in document)) return this.#data(document.manifest, new Set());
    const { object } = document;
    try {
      return this.#object(object);
    } catch {
      // There is something to be resolved, or cdk8s knows how to word the error.
      return this.#data(manifestOf(object), undefined);
    }
  }

  /** @param seen tells which objects occur twice: cdk8s prints an alias there. Undefined where there are none. */
  #data(manifest: unknown, seen: Set<object> | undefined): string {
    if (typeof manifest !== 'object' || manifest === null) return Yaml.stringify(manifest);
    this.#mode = 'data';
    this.#seen = seen;
    try {
      return this.#collection(manifest, 0);
    } catch (error) {
      if (error instanceof NotPlain) return Yaml.stringify(manifest);
      throw error;
    }
  }

  /** Prints an object without making a manifest of it first. */
  #object(object: ApiObject): string {
    this.#seen = undefined;
    this.#mode = 'metadata';
    const metadata = this.#entry('metadata', sortedMetadataOf(object.metadata), 0);
    this.#mode = 'fields';
    const fields = fieldsOf(object);
    const keys = Object.keys(fields);
    sort(keys);
    let text = this.#entry('apiVersion', fields['apiVersion'], 0);
    text += this.#entry('kind', fields['kind'], 0);
    text += metadata;
    for (const key of keys) {
      if (!FIRST_KEYS.includes(key)) text += this.#entry(key, fields[key], 0);
    }
    return text;
  }

  #collection(value: object, depth: number): string {
    this.#assertFirst(value);
    return Array.isArray(value) ? this.#list(value, depth) : this.#mapping(value, depth);
  }

  #list(items: readonly unknown[], depth: number): string {
    if (items.length === 0) return '[]\n';
    let text = '';
    for (const item of items) {
      if (text !== '') text += this.#indent(depth);
      text += `- ${this.#item(item, depth)}`;
    }
    return text;
  }

  #item(item: unknown, depth: number): string {
    if (typeof item === 'object' && item !== null) {
      const text = this.#collection(item, depth + 1);
      if (this.#mode === 'metadata' && isEmpty(text)) throw new NotPlain();
      return text;
    }
    if (this.#mode !== 'data' && (item === undefined || item === null)) throw new NotPlain();
    return this.#scalar(item, depth + 1);
  }

  #mapping(mapping: object, depth: number): string {
    if (mapping.constructor !== Object) throw new NotPlain();
    const fields = mapping as Manifest;
    const keys = Object.keys(fields);
    if (this.#mode !== 'data') sort(keys);
    let text = '';
    for (const key of keys) {
      const entry = this.#entry(key, fields[key], depth);
      if (text !== '' && entry !== '') text += this.#indent(depth);
      text += entry;
    }
    return text === '' ? '{}\n' : text;
  }

  #entry(key: string, value: unknown, depth: number): string {
    if (key.length > LONGEST_KEY) throw new NotPlain();
    if (typeof value === 'object' && value !== null) {
      const nested = this.#collection(value, depth + 1);
      if (!isEmpty(nested)) return `${this.#scalars.key(key, depth)}:\n${this.#indent(depth + 1)}${nested}`;
      return this.#mode === 'metadata' ? '' : `${this.#scalars.key(key, depth)}: ${nested}`;
    }
    if (this.#mode !== 'data' && (value === undefined || value === null)) return '';
    return `${this.#scalars.key(key, depth)}: ${this.#scalar(value, depth + 1)}`;
  }

  #scalar(value: unknown, depth: number): string {
    if (typeof value === 'function' || typeof value === 'symbol') throw new NotPlain();
    return `${this.#scalars.value(value, depth)}\n`;
  }

  #indent(depth: number): string {
    return (this.#indents[depth] ??= '  '.repeat(depth));
  }

  #assertFirst(value: object): void {
    if (this.#seen === undefined) return;
    if (this.#seen.has(value)) throw new NotPlain();
    this.#seen.add(value);
  }
}

/** Keys that read as integers come first in every object, however it is sorted. */
function sort(keys: string[]): void {
  if (/^\d/.test(keys[0] ?? '')) throw new NotPlain();
  if (!isSorted(keys)) keys.sort();
}

/** Whether a printed collection is one without anything in it. */
function isEmpty(printed: string): boolean {
  return printed === '{}\n' || printed === '[]\n';
}
