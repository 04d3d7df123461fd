import { Yaml } from 'cdk8s';
import type { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { knownMetadataOf, manifestOf, metadataOf, NotPlain, propsOf } from './manifest';
import type { Manifest } from './manifest';
import { Scalars } from './scalar';
import { Shapes } from './shape';

/** A YAML document to print: a plain object of an app that `isStock`, or what `toJson` of a construct returned. */
export type Document = { readonly object: ApiObject } | { readonly manifest: unknown };

/** How many characters, about, are collected as a string before they are encoded: bytes take less memory. */
const CHUNK = 2 ** 16;

/**
 * How collections are printed: `data` as they are; `fields` sorted and without null; `metadata` also without empty values.
 */
type Mode = 'data' | 'fields' | 'metadata';

/**
 * Prints documents as cdk8s does, byte for byte, except that strings that Kubernetes would misread are quoted. It prints
 * the structure itself, and leaves scalars that aren't trivial to cdk8s.
 */
export class YamlPrinter {
  readonly #scalars = new Scalars();
  readonly #given = new Shapes(this.#scalars, false);
  readonly #sorted = new Shapes(this.#scalars, true);
  readonly #dashes: string[] = [];
  #mode: Mode = 'data';
  #seen: Set<object> | undefined;
  /** The output so far: each line follows its line break, so that the last one has none. */
  #text = '';

  /**
   * Prints a stream of documents. Takes one document at a time, so that they needn't all be in memory.
   *
   * @returns the stream, in chunks.
   */
  stream(documents: Iterable<Document>): Buffer[] {
    const chunks: Buffer[] = [];
    let separator = '';
    for (const document of documents) {
      this.#text += separator;
      this.#document(document);
      if (separator === '') this.#text = this.#text.slice(1);
      separator = '\n---';
      if (this.#text.length < CHUNK) continue;
      chunks.push(Buffer.from(this.#text));
      this.#text = '';
    }
    if (separator !== '') this.#text += '\n';
    chunks.push(Buffer.from(this.#text));
    this.#text = '';
    return chunks;
  }

  #document(document: Document): void {
    if (!('object' in document)) {
      this.#data(document.manifest, new Set());
      return;
    }
    const { object } = document;
    const before = this.#text;
    try {
      this.#object(object);
    } catch {
      // It has values to resolve, or cdk8s throws its own error.
      this.#text = before;
      this.#data(manifestOf(object), undefined);
    }
  }

  /** @param seen collects objects, to find those that occur twice: cdk8s prints an alias. Undefined where none can. */
  #data(manifest: unknown, seen: Set<object> | undefined): void {
    const before = this.#text;
    this.#mode = 'data';
    this.#seen = seen;
    try {
      if (typeof manifest !== 'object' || manifest === null) throw new NotPlain();
      this.#assertPlain(manifest);
      if (this.#isEmpty(manifest)) throw new NotPlain();
      this.#collection(manifest, 0, false);
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      this.#text = `${before}\n${Yaml.stringify(manifest).slice(0, -1)}`;
    }
  }

  /** Prints an object without creating a manifest first. */
  #object(object: ApiObject): void {
    const props = propsOf(object);
    this.#seen = undefined;
    this.#mode = 'fields';
    this.#entry('\napiVersion:', props['apiVersion'], 0);
    this.#entry('\nkind:', props['kind'], 0);
    this.#mode = 'metadata';
    this.#metadata(object.metadata);
    this.#mode = 'fields';
    for (const { key, below } of this.#sorted.linesOf(props, 0)) {
      if (key !== 'apiVersion' && key !== 'kind' && key !== 'metadata') this.#entry(below, props[key], 0);
    }
  }

  #metadata(metadata: ApiObjectMetadataDefinition): void {
    const known = knownMetadataOf(metadata);
    if (known === undefined) {
      this.#entry('\nmetadata:', metadataOf(metadata), 0);
      return;
    }
    const { annotations, finalizers, labels, ownerReferences } = known;
    const before = this.#text;
    this.#text += '\nmetadata:';
    let isPrinted = this.#entry('\n  annotations:', annotations, 1);
    isPrinted = this.#entry('\n  finalizers:', finalizers, 1) || isPrinted;
    isPrinted = this.#entry('\n  labels:', labels, 1) || isPrinted;
    isPrinted = this.#entry('\n  name:', metadata.name, 1) || isPrinted;
    isPrinted = this.#entry('\n  namespace:', metadata.namespace, 1) || isPrinted;
    isPrinted = this.#entry('\n  ownerReferences:', ownerReferences, 1) || isPrinted;
    if (!isPrinted) this.#text = before;
  }

  /** @param isBeside whether its first line follows a dash. */
  #collection(value: object, depth: number, isBeside: boolean): void {
    if (Array.isArray(value)) this.#list(value, depth, isBeside);
    else this.#mapping(value as Manifest, depth, isBeside);
  }

  #list(items: readonly unknown[], depth: number, isBeside: boolean): void {
    let dash = isBeside ? ' -' : this.#dash(depth);
    for (const item of items) {
      this.#text += dash;
      this.#item(item, depth);
      dash = this.#dash(depth);
    }
  }

  #item(item: unknown, depth: number): void {
    if (typeof item === 'object' && item !== null) {
      this.#assertPlain(item);
      if (!this.#isEmpty(item)) this.#collection(item, depth + 1, true);
      else if (this.#mode === 'metadata') throw new NotPlain();
      else this.#text += Array.isArray(item) ? ' []' : ' {}';
      return;
    }
    if (this.#mode !== 'data' && (item === undefined || item === null)) throw new NotPlain();
    this.#scalar(item, depth + 1);
  }

  #mapping(mapping: Manifest, depth: number, isBeside: boolean): void {
    let isNext = isBeside;
    for (const { key, below, beside } of (this.#mode === 'data' ? this.#given : this.#sorted).linesOf(mapping, depth)) {
      if (this.#entry(isNext ? beside : below, mapping[key], depth)) isNext = false;
    }
  }

  /** Prints an entry; returns false for one that is left out. */
  #entry(head: string, value: unknown, depth: number): boolean {
    if (typeof value === 'object' && value !== null) {
      this.#assertPlain(value);
      if (!this.#isEmpty(value)) {
        this.#text += head;
        this.#collection(value, depth + 1, false);
        return true;
      }
      if (this.#mode === 'metadata') return false;
      this.#text += `${head}${Array.isArray(value) ? ' []' : ' {}'}`;
      return true;
    }
    if (this.#mode !== 'data' && (value === undefined || value === null)) return false;
    this.#text += head;
    this.#scalar(value, depth + 1);
    return true;
  }

  #scalar(value: unknown, depth: number): void {
    if (typeof value === 'function' || typeof value === 'symbol') throw new NotPlain();
    this.#text += ` ${this.#scalars.value(value, depth)}`;
  }

  #dash(depth: number): string {
    return (this.#dashes[depth] ??= `\n${'  '.repeat(depth)}-`);
  }

  /** Whether a collection has nothing to print. */
  #isEmpty(collection: object): boolean {
    if (Array.isArray(collection)) return collection.length === 0;
    const mapping = collection as Manifest;
    for (const key in mapping) if (!this.#isOmitted(mapping[key])) return false;
    return true;
  }

  /** Whether entries with this value aren't printed. */
  #isOmitted(value: unknown): boolean {
    if (this.#mode === 'data') return false;
    if (value === undefined || value === null) return true;
    return this.#mode === 'metadata' && typeof value === 'object' && isPlain(value) && this.#isEmpty(value);
  }

  #assertPlain(collection: object): void {
    if (!isPlain(collection)) throw new NotPlain();
    if (this.#seen === undefined) return;
    if (this.#seen.has(collection)) throw new NotPlain();
    this.#seen.add(collection);
  }
}

/** Whether a collection is plain data without anything to resolve. */
function isPlain(collection: object): boolean {
  return Array.isArray(collection) || collection.constructor === Object;
}
