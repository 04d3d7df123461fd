/** The types of tokens. */
export type TokenType =
  | 'stream end'
  | 'document start'
  | 'document end'
  | 'version directive'
  | 'tag directive'
  | 'block sequence start'
  | 'block mapping start'
  | 'block end'
  | 'flow sequence start'
  | 'flow sequence end'
  | 'flow mapping start'
  | 'flow mapping end'
  | 'flow entry'
  | 'block entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** A scalar's value, the name of an anchor or alias, the handle of a tag; the version of a directive. */
  readonly value: string;
  /** The part of a tag after its handle. */
  readonly suffix: string;
  /** Whether it is a plain scalar: neither quoted nor a block. */
  readonly plain: boolean;
  /** The key that begins with it, if a colon follows. */
  readonly simpleKey: SimpleKey | undefined;
}

/** A possible key without `?`; only its colon decides. */
export interface SimpleKey {
  possible: boolean;
  /** Whether its token has to wait until that is decided. */
  delays: boolean;
  /** Whether only a key is allowed there. */
  readonly required: boolean;
  /** The number of its first token. */
  readonly token: number;
  readonly position: number;
  readonly line: number;
  readonly column: number;
}
