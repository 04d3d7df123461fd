/** A document as it is written: values with their places, aliases not followed. */
export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

interface Placed {
  /** Where its text begins, without anchor and tag, and ends. */
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string;
  /** Written out: `tag:yaml.org,2002:int`; `''` for none. */
  readonly tag: string;
  readonly plain: boolean;
}

export interface SequenceNode extends Placed {
  readonly kind: 'sequence';
  readonly items: Node[];
}

export interface MappingNode extends Placed {
  readonly kind: 'mapping';
  readonly pairs: Pair[];
}

export interface Pair {
  readonly key: Node;
  readonly value: Node;
}

export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly target: Node;
}

/** What stands for a key or value that isn't written. */
export function empty(at: number, tag = ''): ScalarNode {
  return { kind: 'scalar', value: '', tag, plain: true, start: at, end: at };
}
