import { NOT_ALLOWED } from './characters';
import type { Composed } from './composer';
import { Composer } from './composer';
import type { TextRange } from './cursor';
import { Cursor } from './cursor';
import type { Node } from './node';
import { YamlProblem } from './problem';
import { composeFast } from './fast-path';
import { Scanner } from './scanner';
import type { StringCache } from './string-cache';

/**
 * Composes the syntax tree of the first document in a range: Kubernetes reads no further ones. Offsets are those of the whole
 * text. The range isn't copied, since strings would keep each copy in memory.
 *
 * @param json whether it is JSON, whose strings and keys YAML 1.1 doesn't accept
 * @param strings a cache, if the data is kept for long
 * @throws YamlProblem
 */
export function compose(stretch: TextRange, json = false, strings?: StringCache): Composed {
  const root = json ? undefined : tryFast(stretch, strings);
  return root === undefined ? composeTokens(stretch, json, strings) : { root, trailing: undefined, aliased: NONE };
}

/** The same, without the fast path. */
export function composeTokens(stretch: TextRange, json: boolean, strings?: StringCache): Composed {
  const { text, start, end } = stretch;
  const control = json ? -1 : text.slice(start, end).search(NOT_ALLOWED);
  if (control >= 0) throw new YamlProblem('has a control character, or half of a character', start + control);
  return new Composer(new Scanner(new Cursor(stretch, strings), json)).document();
}

/** The fast path; undefined for unusual documents and for all with errors. */
function tryFast(stretch: TextRange, strings: StringCache | undefined): Node | undefined {
  try {
    return composeFast(stretch, strings, (line) => {
      const { root, trailing: more } = composeTokens(line, false, strings);
      return more === undefined ? root : undefined;
    });
  } catch (error) {
    if (error instanceof YamlProblem) return undefined;
    throw error;
  }
}

const NONE: ReadonlySet<Node> = new Set();
