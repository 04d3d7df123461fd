import type { Expression, Statement } from './expression';
import { expressionIn, idOf, mapParts, name } from './expression';
import { hasLines } from './print/literal';

/** Fields whose strings are words of a command: one of several lines is a script. */
const OF_COMMANDS: ReadonlySet<string> = new Set(['command', 'args', 'exec']);

/** More texts of one field, such as the descriptions of a schema, are left where they are. */
const MAX_TEXTS = 3;

/**
 * A statement in which variables stand for texts of several lines, and these: their lines begin where those of the program do.
 *
 * @param nameFor a variable of its own, made of the first of several wishes that is free
 */
export function withoutTexts(
  statement: Statement,
  nameFor: (...wishes: readonly string[]) => string,
): readonly [texts: readonly Statement[], statement: Statement] {
  const whole = expressionIn(statement);
  if (whole === undefined || isText(whole) || !('value' in statement)) return [[], statement];
  const counts = new Map<string, number>();
  mapTexts(whole, '', (text, field) => {
    counts.set(field, (counts.get(field) ?? 0) + 1);
    return text;
  });
  if (counts.size === 0) return [[], statement];
  const texts: Statement[] = [];
  const value = mapTexts(whole, '', (text, field) => {
    if ((counts.get(field) ?? 0) > MAX_TEXTS) return text;
    const variable = nameFor(field, `${idOf(whole)}-${field}`);
    texts.push({ type: 'const', name: variable, value: text });
    return name(variable);
  });
  return [texts, { ...statement, value }];
}

function isText(expression: Expression): boolean {
  return expression.type === 'value' && typeof expression.value === 'string' && hasLines(expression.value);
}

/** An expression with others in the place of its texts. @param field what the expression is the value of */
function mapTexts(
  expression: Expression,
  field: string,
  mapped: (text: Expression, field: string) => Expression,
): Expression {
  if (isText(expression)) return mapped(expression, OF_COMMANDS.has(field) ? 'script' : field);
  if (expression.type !== 'object') {
    const of = expression.type === 'call' ? expression.method : field;
    return mapParts(expression, (one) => mapTexts(one, of, mapped));
  }
  const fields = expression.fields.map((one) => ({ ...one, value: mapTexts(one.value, one.name, mapped) }));
  return { ...expression, fields };
}
