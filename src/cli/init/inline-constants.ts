import { STRING_OR_COMMENT } from './strings';

/** A constant of a program whose value is an object or a list; the printed value ends with the line that has its last bracket. */
const CONSTANT = /^const (\w+) = ([[{](?:.*[\]}]|[^]*?^[\]}]));\n/gm;

/**
 * A program with the objects and lists that `convert` names at its head written where they are used: jsii-rosetta tells the type of an
 * object by where it stands. Constants that are spread, which are maps, stay.
 */
export function withInlineConstants(program: string): string {
  const app = program.search(/^export (const app|interface Environment) /m);
  if (app < 0) return program;
  let [head, body] = [program.slice(0, app), program.slice(app)];
  for (const [all, name = '', value = ''] of head.matchAll(CONSTANT)) {
    if (new RegExp(String.raw`\.\.\.${name}\b`).test(program)) continue;
    head = withValue(head.replace(all, ''), name, value);
    body = withValue(body, name, value);
  }
  return head + body;
}

/** A text with a value in the place of a name: after its key, or of the property that is called so. */
function withValue(text: string, name: string, value: string): string {
  return text.replace(
    new RegExp(`${STRING_OR_COMMENT}|(: )?(?<![.\\w])${name}\\b(?!['":(])`, 'gm'),
    (all, colon?: string) => {
      if (all !== name && colon === undefined) return all;
      return colon === undefined ? `${name}: ${value}` : `: ${value}`;
    },
  );
}
