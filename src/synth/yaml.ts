import { Yaml } from 'cdk8s';
import type { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { knownMetadataOf, manifestOf, metadataOf, NotPlain, propsOf } from './manifest';
import type { Manifest } from './manifest';
import { Scalars } from './scalar';
import { Shapes } from './shape';

/** What is printed as one YAML document: a plain object of an app that `isStock`, or what a construct's `toJson` returns. */
export type Document = { readonly object: ApiObject } | { readonly manifest: unknown };

/** About how many characters are put together as strings before they become bytes, which are cheaper to keep. */
const CHUNK = 2 ** 16;

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
  readonly #given = new Shapes(this.#scalars, false);
  readonly #sorted = new Shapes(this.#scalars, true);
  readonly #dashes: string[] = [];
  #mode: Mode = 'data';
  #seen: Set<object> | undefined;
  /** What is printed: each line after its line break, and so without the last one. */
  #text = '';

  /**
   * Several documents, separated as in a stream. One is printed before the next is asked for, so that not all of them
   * have to be held in memory.
   *
   * @returns the stream, in pieces.
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
      // There is something to be resolved, or cdk8s knows how to word the error.
      this.#text = before;
      this.#data(manifestOf(object), undefined);
    }
  }

  /** @param seen tells which objects occur twice: cdk8s prints an alias there. Undefined where there are none. */
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

  /** Prints an object without making a manifest of it first. */
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

  /** @param isBeside says that its first line is the one of the dash before it. */
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

  /** Whether there is something to be printed. */
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

  /** Whether nothing would be printed of a collection. */
  #isEmpty(collection: object): boolean {
    if (Array.isArray(collection)) return collection.length === 0;
    const mapping = collection as Manifest;
    for (const key in mapping) if (!this.#isLeftOut(mapping[key])) return false;
    return true;
  }

  /** Whether an entry of this value isn't printed. */
  #isLeftOut(value: unknown): boolean {
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

/** Whether a collection is plain data, and nothing that has still to be resolved. */
function isPlain(collection: object): boolean {
  return Array.isArray(collection) || collection.constructor === Object;
}
