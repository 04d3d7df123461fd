import type { Json } from '../inventory/json';
import { asList, isObject } from '../inventory/json';
import type { Expression, Statement } from './expression';
import { expressionIn, list, mapParts, name, value } from './expression';

/** How long a value is at least that gets a name: one that is there twice, and one that is there more often. */
const MIN_LENGTH_OF_TWO = 60;
const MIN_LENGTH = 24;

function isRepeated(text: string, uses = 0): boolean {
  return uses > 2 || (uses === 2 && text.length >= MIN_LENGTH_OF_TWO);
}

/**
 * A program in which values that are repeated are said once, and these values.
 *
 * @param nameFor a variable of its own, made of the first of several wishes that is free
 */
export function withConstants(
  given: readonly Statement[],
  nameFor: (...wishes: readonly string[]) => string,
): readonly [constants: readonly Statement[], statements: readonly Statement[]] {
  const statements = given.map((one) => ('value' in one ? { ...one, value: opened(one.value) } : one));
  const texts = new Texts();
  const all = countsOf(statements, texts, () => false);
  // What is inside of a value that gets a name is said in that alone.
  const counts = countsOf(statements, texts, (text) => isRepeated(text, all.get(text)));
  const names = new Map<string, string>();
  const constants: Statement[] = [];
  const replaced = (expression: Expression): Expression =>
    mapFields(expression, (field, one) => {
      const text = texts.long(one);
      if (text === undefined || !isRepeated(text, counts.get(text))) return replaced(one);
      const known = names.get(text) ?? nameFor(field, `${field}-value`);
      if (!names.has(text)) constants.push({ type: 'const', name: known, value: one });
      names.set(text, known);
      return name(known);
    });
  const rest = statements.map((one) => ('value' in one ? { ...one, value: replaced(one.value) } : one));
  return [constants, rest];
}

function countsOf(
  statements: readonly Statement[],
  texts: Texts,
  isWhole: (text: string) => boolean,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (expression: Expression): void => {
    mapFields(expression, (_, one) => {
      const text = texts.long(one);
      if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
      if (text === undefined || !isWhole(text)) count(one);
      return one;
    });
  };
  for (const statement of statements) {
    const expression = expressionIn(statement);
    if (expression !== undefined) count(expression);
  }
  return counts;
}

/** What tells that two values are one. */
class Texts {
  readonly #known = new Map<Expression, string | undefined>();

  /** Undefined for what isn't worth a name, or can't have one. */
  long(expression: Expression): string | undefined {
    const { type } = expression;
    const isNamed = type === 'object' || type === 'list' || (type === 'value' && typeof expression.value === 'string');
    const text = isNamed ? this.#of(expression) : undefined;
    return text === undefined || text.length < MIN_LENGTH ? undefined : text;
  }

  /** Undefined for what holds more than values and members of enums. */
  #of(expression: Expression): string | undefined {
    if (!this.#known.has(expression)) this.#known.set(expression, this.#made(expression));
    return this.#known.get(expression);
  }

  #made(expression: Expression): string | undefined {
    if (expression.type === 'value') return JSON.stringify(expression.value);
    if (expression.type === 'property')
      return expression.of.type === 'name' && /^[A-Z]/.test(expression.of.name)
        ? `${expression.of.name}.${expression.name}`
        : undefined;
    if (expression.type !== 'object' && expression.type !== 'list') return undefined;
    const parts: string[] = [];
    for (const [key, one] of expression.type === 'list'
      ? expression.items.map((item) => ['', item] as const)
      : expression.fields.map((field) => [`${JSON.stringify(field.name)}:`, field.value] as const)) {
      const text = this.#of(one);
      if (text === undefined) return undefined;
      parts.push(key + text);
    }
    return expression.type === 'list' ? `[${parts.join()}]` : `{${parts.join()}}`;
  }
}

/** An expression whose values are objects and lists of expressions, down to the last one. */
function opened(expression: Expression): Expression {
  return expression.type === 'value' ? openedValue(expression.value) : mapParts(expression, opened);
}

function openedValue(json: Json): Expression {
  if (Array.isArray(json)) return list(asList(json).map(openedValue));
  if (!isObject(json)) return value(json);
  const fields = Object.entries(json).flatMap(([key, one]) =>
    one === undefined ? [] : [{ name: key, value: openedValue(one) }],
  );
  return { type: 'object', fields };
}

/** An expression with other values in the fields of its objects. */
function mapFields(expression: Expression, mapped: (field: string, value: Expression) => Expression): Expression {
  if (expression.type !== 'object') return mapParts(expression, (one) => mapFields(one, mapped));
  return {
    ...expression,
    fields: expression.fields.map((field) => ({ ...field, value: mapped(field.name, field.value) })),
  };
}
