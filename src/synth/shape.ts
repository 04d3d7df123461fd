import { isSorted, NotPlain } from './manifest';
import type { Manifest } from './manifest';
import type { Scalars } from './scalar';

/** A printed key with its colon: `below` on a line of its own, `beside` after the dash of a list item. */
export interface Line {
  readonly key: string;
  readonly below: string;
  readonly beside: string;
}

/** A key of more than 1024 printed characters needs the notation `? key`; an escape takes up to six of them. */
const LONGEST_KEY = 150;

/** Bounds the cache: some mappings have unique keys, such as the data of a ConfigMap. */
const MAX_REMEMBERED = 10_000;

/** A sequence of keys, as a node of a trie: this key after those of its parent. */
interface Shape {
  readonly parent: Shape | undefined;
  readonly key: string;
  next: Map<string, Shape> | undefined;
  /** By depth. */
  readonly lines: (readonly Line[] | undefined)[];
}

/** Caches how the keys of mappings are printed, and in which order: most mappings of an app have the keys of another. */
export class Shapes {
  readonly #root = newShape(undefined, '');
  #count = 0;

  /** @param sortsKeys prints keys sorted, not in the given order. */
  constructor(
    private readonly scalars: Scalars,
    private readonly sortsKeys: boolean,
  ) {}

  /**
   * The printed keys of a mapping inside of `depth` collections.
   *
   * @throws NotPlain for keys that cdk8s has to print or to sort.
   */
  linesOf(mapping: Manifest, depth: number): readonly Line[] {
    let shape = this.#root;
    for (const key of Object.keys(mapping)) shape = shape.next?.get(key) ?? this.#childOf(shape, key);
    return (shape.lines[depth] ??= this.#linesOf(shape, depth));
  }

  #childOf(parent: Shape, key: string): Shape {
    const shape = newShape(parent, key);
    if (this.#count >= MAX_REMEMBERED) return shape;
    this.#count++;
    parent.next ??= new Map();
    parent.next.set(key, shape);
    return shape;
  }

  #linesOf(shape: Shape, depth: number): readonly Line[] {
    const keys: string[] = [];
    for (let at = shape; at.parent !== undefined; at = at.parent) keys.push(at.key);
    keys.reverse();
    if (this.sortsKeys) sort(keys);
    const indent = '  '.repeat(depth);
    return keys.map((key) => {
      if (key.length > LONGEST_KEY) throw new NotPlain();
      const printed = this.scalars.key(key, depth);
      return { key, below: `\n${indent}${printed}:`, beside: ` ${printed}:` };
    });
  }
}

function newShape(parent: Shape | undefined, key: string): Shape {
  return { parent, key, next: undefined, lines: [] };
}

/** Throws NotPlain for integer keys, which JavaScript objects have first, however they are sorted. */
function sort(keys: string[]): void {
  if (/^\d/.test(keys[0] ?? '')) throw new NotPlain();
  if (!isSorted(keys)) keys.sort();
}
