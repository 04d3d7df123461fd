import type { Expression, Statement } from './expression';
import { expressionIn, idOf, mapParts, name } from './expression';
import { hasLines } from './print/literal';

/** Fields with the arguments of commands, where a string of several lines is a script. */
const OF_COMMANDS: ReadonlySet<string> = new Set(['command', 'args', 'exec']);

/** If a field occurs with more texts, such as the descriptions of a schema, they stay in place. */
const MAX_TEXTS = 3;

/**
 * Moves strings of several lines out of a statement into constants, so that their lines aren't indented.
 *
 * @param nameFor reserves the name of a variable: the first free candidate
 */
export function withTextConstants(
  statement: Statement,
  nameFor: (...candidates: readonly string[]) => string,
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

/** Maps the texts in an expression. @param field the field with the expression */
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
