/** What a text consists of for the parser. */
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
  /** What follows the handle of a tag. */
  readonly suffix: string;
  /** Whether a scalar has neither quotes nor an indicator. */
  readonly plain: boolean;
  /** The key that begins with it, should a colon come. */
  readonly simpleKey: SimpleKey | undefined;
}

/** A place where a key without `?` may have begun: whether it is one, its colon will tell. */
export interface SimpleKey {
  possible: boolean;
  /** Whether its token has to wait until that is known. */
  delays: boolean;
  /** Whether nothing but a key can be there. */
  readonly required: boolean;
  /** The how manyth token of the text it begins with. */
  readonly token: number;
  readonly position: number;
  readonly line: number;
  readonly column: number;
}
