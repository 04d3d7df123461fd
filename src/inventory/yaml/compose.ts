import { NOT_ALLOWED } from './characters';
import type { Composed } from './composer';
import { Composer } from './composer';
import type { Stretch } from './cursor';
import { Cursor } from './cursor';
import type { Node } from './node';
import { YamlProblem } from './problem';
import { composeQuickly } from './quick';
import { Scanner } from './scanner';
import type { Strings } from './strings';

/**
 * The first document of a stretch, which is all that Kubernetes reads of it. Offsets are those of the text that the stretch is in,
 * which strings share: a copy for each document would stay for as long as one of its strings.
 *
 * @param json whether it is JSON: strings and keys that YAML 1.1 doesn't know are taken, too
 * @param strings those that were read before, where what is read stays
 * @throws YamlProblem
 */
export function compose(stretch: Stretch, json = false, strings?: Strings): Composed {
  const root = json ? undefined : quickly(stretch, strings);
  return root === undefined ? composeTokens(stretch, json, strings) : { root, more: undefined, aliased: NONE };
}

/** The same, whatever is in it. */
export function composeTokens(stretch: Stretch, json: boolean, strings?: Strings): Composed {
  const { text, start, end } = stretch;
  const control = json ? -1 : text.slice(start, end).search(NOT_ALLOWED);
  if (control >= 0) throw new YamlProblem('has a control character, or half of a character', start + control);
  return new Composer(new Scanner(new Cursor(stretch, strings), json)).document();
}

/** Undefined where more care is needed, as it is for all that is wrong. */
function quickly(stretch: Stretch, strings: Strings | undefined): Node | undefined {
  try {
    return composeQuickly(stretch, strings, (line) => {
      const { root, more } = composeTokens(line, false, strings);
      return more === undefined ? root : undefined;
    });
  } catch (error) {
    if (error instanceof YamlProblem) return undefined;
    throw error;
  }
}

const NONE: ReadonlySet<Node> = new Set();
