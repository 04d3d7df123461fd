import type { Json } from '../json';
import { MAX_DEPTH } from './composer';
import type { AliasNode, MappingNode, Node, Pair } from './node';
import { YamlProblem } from './problem';
import { keyName, MERGE, resolve } from './resolve';
import type { Shape, Shapes } from './shapes';

/** Up to FEW_VALUES, 99 % of the values may come from aliases; from MANY_VALUES on, 10 %. */
const FEW_VALUES = 400_000;
const MANY_VALUES = 4_000_000;

/** Decodes a syntax tree to data, with aliases expanded. Problems that don't prevent that go to `report`. */
export class Decoder {
  readonly #report: (problem: YamlProblem) => void;
  readonly #unfolding = new Set<AliasNode>();
  /** Values that JSON doesn't have; thrown at the end, since a duplicate key may overwrite such a value. */
  #notJson: YamlProblem[] = [];
  #values = 1;
  #unfolded = 0;

  /** @param shapes a cache, if the data is kept for long */
  constructor(
    report: (problem: YamlProblem) => void,
    private readonly shapes?: Shapes,
  ) {
    this.#report = report;
  }

  /** @throws YamlProblem for invalid YAML, and for values that JSON doesn't have */
  decode(node: Node): Json {
    const value = this.#decode(node, 0);
    const [problem] = this.#notJson;
    if (problem !== undefined) throw problem;
    return value;
  }

  #decode(node: Node, depth: number): Json {
    this.#count(node);
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(resolve(node), node);
      case 'alias':
        return this.#alias(node, (target) => this.#decode(target, depth));
      case 'sequence':
        checkDepth(node, depth);
        return this.#list(node.items.map((item) => this.#decode(item, depth + 1)));
      case 'mapping': {
        checkDepth(node, depth);
        const shape = this.shapes && shapeOf(node, this.shapes);
        if (shape !== undefined) return this.#object(shape, node, depth + 1);
        const map: Record<string, Json> = {};
        this.#fill(map, node, depth + 1);
        return map;
      }
    }
  }

  #list(items: readonly Json[]): readonly Json[] {
    return this.shapes?.list(items) ?? items;
  }

  #object(shape: Shape, { pairs }: MappingNode, depth: number): Json {
    const values: Json[] = [];
    for (const { key, value } of pairs) {
      this.#count(key);
      values.push(this.#decode(value, depth));
    }
    return shape.object(values);
  }

  /** Counts values, and throws for an alias bomb by go-yaml's limits. */
  #count(node: Node): void {
    this.#values++;
    if (this.#unfolding.size > 0) this.#unfolded++;
    if (this.#unfolded <= 100 || this.#values <= 1000) return;
    const share = (this.#values - FEW_VALUES) / (MANY_VALUES - FEW_VALUES);
    const allowed = 0.99 - 0.89 * Math.min(Math.max(share, 0), 1);
    if (this.#unfolded / this.#values > allowed)
      throw new YamlProblem('unfolds its aliases to more than Kubernetes reads', node.start);
  }

  #scalar(value: ReturnType<typeof resolve>, { start }: Node): Json {
    if (typeof value === 'bigint') return Number(value);
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    this.#notJson.push(new YamlProblem('has a number that JSON does not know (.inf or .nan)', start));
    return null;
  }

  #alias<T>(node: AliasNode, then: (target: Node) => T): T {
    if (this.#unfolding.has(node))
      throw new YamlProblem('has an alias inside the very value that it stands for', node.start);
    this.#unfolding.add(node);
    const value = then(node.target);
    this.#unfolding.delete(node);
    return value;
  }

  #fill(map: Record<string, Json>, { pairs }: MappingNode, depth: number): void {
    /** The keys that were written, not merged; undefined until the first merge. */
    let written: Set<string> | undefined;
    let notJson: Map<string | undefined, YamlProblem[]> | undefined;
    for (const { key, value } of pairs) {
      if (isMerge(key)) {
        written ??= new Set(Object.keys(map));
        for (const name of this.#merge(map, value, depth)) if (written.has(name)) this.#warnOverridden(name, key);
        continue;
      }
      const before = this.#notJson.length;
      const name = this.#key(key, depth);
      const decoded = this.#decode(value, depth);
      if (this.#notJson.length > before) (notJson ??= new Map()).set(name, this.#notJson.splice(before));
      else notJson?.delete(name);
      if (name === undefined) continue;
      if (written?.has(name) ?? Object.hasOwn(map, name))
        this.#warn(`gives the key ${JSON.stringify(name)} twice; Kubernetes takes the last`, key);
      written?.add(name);
      define(map, name, decoded);
    }
    for (const problems of notJson?.values() ?? []) this.#notJson.push(...problems);
  }

  #warnOverridden(name: string, key: Node): void {
    const text = `merges (<<) over the key ${JSON.stringify(name)} before it; Kubernetes takes what is merged`;
    this.#warn(text, key);
  }

  #warn(message: string, { start }: Node): void {
    this.#report(new YamlProblem(message, start, true));
  }

  /** Merges the value of a merge key into a map, overwriting its entries; returns the merged names. */
  #merge(map: Record<string, Json>, node: Node, depth: number): readonly string[] {
    const sources = node.kind === 'sequence' ? node.items.toReversed() : [node];
    return sources.flatMap((source) => {
      const target = source.kind === 'alias' ? source.target : source;
      if (target.kind !== 'mapping')
        throw new YamlProblem('merges (<<) what is not an object, or a list of them', source.start);
      this.#count(source);
      const merged: Record<string, Json> = {};
      const fillMerged = (): void => {
        checkDepth(target, depth);
        this.#fill(merged, target, depth + 1);
      };
      if (source.kind === 'alias') {
        this.#alias(source, () => {
          this.#count(target);
          fillMerged();
        });
      } else fillMerged();
      for (const [name, value] of Object.entries(merged)) define(map, name, value);
      return Object.keys(merged);
    });
  }

  /** The name of a key as a string: a key `on` is "true", as for the API server. */
  #key(node: Node, depth: number): string | undefined {
    const target = node.kind === 'alias' ? node.target : node;
    if (target.kind !== 'scalar') {
      // Throws other problems of the key first, as Kubernetes does.
      this.#decode(node, depth);
      throw new YamlProblem('has a list or an object as a key', node.start);
    }
    this.#count(node);
    if (node.kind === 'alias') {
      this.#alias(node, () => {
        this.#count(target);
      });
    }
    const name = keyName(target);
    if (name === undefined)
      this.#notJson.push(new YamlProblem('has a key that is null, or a number of more than 63 bits', node.start));
    return name;
  }
}

function checkDepth(node: Node, depth: number): void {
  if (depth > MAX_DEPTH) throw new YamlProblem(`is nested more than ${MAX_DEPTH} levels deep`, node.start);
}

/** The shape of an object; undefined for duplicate, merge, tagged and other unusual keys. */
function shapeOf({ pairs }: MappingNode, shapes: Shapes): Shape | undefined {
  let shape: Shape | undefined = shapes.empty;
  for (const { key } of pairs) {
    const name = key.kind === 'scalar' && key.tag === '' && !isMerge(key) ? keyName(key) : undefined;
    shape = name === undefined ? undefined : shape.with(name);
    if (shape === undefined) return undefined;
  }
  return shape;
}

function isMerge(key: Pair['key']): boolean {
  return (
    key.kind === 'scalar' &&
    key.value === '<<' &&
    ((key.plain && key.tag === '') || key.tag === '!' || key.tag === MERGE)
  );
}

function define(map: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__')
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
  else map[name] = value;
}
