/** A node of a syntax tree: a value with its offsets, aliases not resolved. */
export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

interface Placed {
  /** The offsets of its text, without anchor and tag. */
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string;
  /** The full tag: `tag:yaml.org,2002:int`; `''` for none. */
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

/** The node of a key or value that is left out. */
export function empty(at: number, tag = ''): ScalarNode {
  return { kind: 'scalar', value: '', tag, plain: true, start: at, end: at };
}
