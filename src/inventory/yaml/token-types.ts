/** Token types that can't begin a node, by context, and the error for others. */
import type { TokenType } from './token';

export const NOT_A_KEY_OR_VALUE: ReadonlySet<TokenType> = new Set(['key', 'value', 'block end']);
export const NOT_AN_ITEM: ReadonlySet<TokenType> = new Set(['block entry', 'block end']);
export const NOT_AN_INDENTLESS_ITEM: ReadonlySet<TokenType> = new Set(['block entry', 'key', 'value', 'block end']);
export const NOT_A_FLOW_KEY: ReadonlySet<TokenType> = new Set(['value', 'flow entry', 'flow mapping end']);
export const NOT_A_FLOW_VALUE: ReadonlySet<TokenType> = new Set(['flow entry', 'flow mapping end']);
export const NOT_A_PAIR_KEY: ReadonlySet<TokenType> = new Set(['value', 'flow entry', 'flow sequence end']);
export const NOT_A_PAIR_VALUE: ReadonlySet<TokenType> = new Set(['flow entry', 'flow sequence end']);
export const NO_CONTENT: ReadonlySet<TokenType> = new Set([
  'version directive',
  'tag directive',
  'document start',
  'document end',
  'stream end',
]);

export const PROPERTIES: ReadonlySet<TokenType> = new Set(['anchor', 'tag']);

/** The error for a token that isn't allowed at its place. */
export function unexpected(type: TokenType): string {
  switch (type) {
    case 'block end':
    case 'block mapping start':
    case 'block sequence start':
    case 'block entry':
      return 'is indented in a way that YAML does not allow';
    case 'stream end':
    case 'document start':
    case 'document end':
      return 'ends before a bracket or brace that is open does';
    default:
      return 'has something that YAML does not expect here; is a quote or a bracket missing?';
  }
}
