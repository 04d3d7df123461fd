import { Yaml } from 'cdk8s';
import { Scalars } from './scalar';

/** What is printed as one YAML document. */
export interface Document {
  readonly manifest: unknown;
  /** Whether it is known that no object occurs in it twice: cdk8s prints such a one as an alias of its first. */
  readonly isTree: boolean;
}

/** Past 1024 printed characters a key needs another notation; an escape may take six for one. */
const LONGEST_KEY = 150;

/** About how many characters are put together as strings before they become bytes, which are cheaper to keep. */
const CHUNK = 2 ** 16;

/** Thrown for what isn't plain data; cdk8s's own printer takes the document then. */
class NotPlain extends Error {}

/**
 * Prints documents as cdk8s does, byte for byte, but for the strings that Kubernetes would not read back as they were
 * written: those are quoted. Structure is printed here, each scalar that isn't trivial by cdk8s.
 */
export class YamlPrinter {
  readonly #scalars = new Scalars();
  #seen: Set<object> | undefined;

  /**
   * Several documents, separated as in a stream. One is printed before the next is asked for, so that not all of them
   * have to be held in memory.
   */
  stream(documents: Iterable<Document>): Buffer {
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
    return Buffer.concat(chunks);
  }

  #document({ manifest, isTree }: Document): string {
    if (typeof manifest !== 'object' || manifest === null) return Yaml.stringify(manifest);
    this.#seen = isTree ? undefined : new Set();
    try {
      return this.#collection(manifest, '', 0);
    } catch (error) {
      if (error instanceof NotPlain) return Yaml.stringify(manifest);
      throw error;
    }
  }

  #collection(value: object, indent: string, depth: number): string {
    this.#assertFirst(value);
    return Array.isArray(value) ? this.#list(value, indent, depth) : this.#mapping(value, indent, depth);
  }

  #list(items: readonly unknown[], indent: string, depth: number): string {
    if (items.length === 0) return '[]\n';
    let text = '';
    for (const item of items) {
      text += text === '' ? '- ' : `${indent}- `;
      text +=
        typeof item === 'object' && item !== null
          ? this.#collection(item, `${indent}  `, depth + 1)
          : this.#scalar(item, depth + 1);
    }
    return text;
  }

  #mapping(mapping: object, indent: string, depth: number): string {
    if (mapping.constructor !== Object) throw new NotPlain();
    let text = '';
    for (const [key, value] of Object.entries(mapping)) {
      if (key.length > LONGEST_KEY) throw new NotPlain();
      if (text !== '') text += indent;
      text += this.#scalars.key(key, depth);
      if (typeof value !== 'object' || value === null) text += `: ${this.#scalar(value, depth + 1)}`;
      else text += this.#nested(value as object, `${indent}  `, depth + 1);
    }
    return text === '' ? '{}\n' : text;
  }

  #nested(value: object, indent: string, depth: number): string {
    const text = this.#collection(value, indent, depth);
    return text === '{}\n' || text === '[]\n' ? `: ${text}` : `:\n${indent}${text}`;
  }

  #scalar(value: unknown, depth: number): string {
    if (typeof value === 'function' || typeof value === 'symbol') throw new NotPlain();
    return `${this.#scalars.value(value, depth)}\n`;
  }

  #assertFirst(value: object): void {
    if (this.#seen === undefined) return;
    if (this.#seen.has(value)) throw new NotPlain();
    this.#seen.add(value);
  }
}
