import { isSorted, NotPlain } from './manifest';
import type { Manifest } from './manifest';
import type { Scalars } from './scalar';

/** A key as it is printed, with its colon: on a line of its own, or beside the dash of a list. */
export interface Line {
  readonly key: string;
  readonly below: string;
  readonly beside: string;
}

/** Past 1024 printed characters a key needs another notation; an escape may take six for one. */
const LONGEST_KEY = 150;

/** There are mappings that have their keys for themselves, such as the data of a ConfigMap. */
const MAX_REMEMBERED = 10_000;

/** The keys of a mapping, one after the other as they were given. */
interface Shape {
  readonly parent: Shape | undefined;
  readonly key: string;
  next: Map<string, Shape> | undefined;
  /** By depth. */
  readonly lines: (readonly Line[] | undefined)[];
}

/** Remembers how the keys of mappings are printed and in which order: few mappings of an app have keys that no other has. */
export class Shapes {
  readonly #root = newShape(undefined, '');
  #count = 0;

  /** @param isToBeSorted says that keys are printed in the order of their letters, not as they were given. */
  constructor(
    private readonly scalars: Scalars,
    private readonly isToBeSorted: boolean,
  ) {}

  /**
   * The keys of a mapping inside of `depth` collections.
   *
   * @throws NotPlain for keys that cdk8s has to print or to sort.
   */
  linesOf(mapping: Manifest, depth: number): readonly Line[] {
    let shape = this.#root;
    for (const key of Object.keys(mapping)) shape = shape.next?.get(key) ?? this.#grown(shape, key);
    return (shape.lines[depth] ??= this.#linesOf(shape, depth));
  }

  #grown(parent: Shape, key: string): Shape {
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
    if (this.isToBeSorted) sort(keys);
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

/** Keys that read as integers come first in every object, however it is sorted. */
function sort(keys: string[]): void {
  if (/^\d/.test(keys[0] ?? '')) throw new NotPlain();
  if (!isSorted(keys)) keys.sort();
}
