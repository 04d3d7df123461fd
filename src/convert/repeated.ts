import { addTo } from '../inventory/lists';
import type { Expression, Statement } from './expression';
import { expressionIn, idOf, mapFields, name } from './expression';

/** The minimum length of a repeated value that becomes a constant: for two uses, and for more. */
const MIN_LENGTH_OF_TWO = 60;
const MIN_LENGTH = 24;

function isRepeated(text: string, uses = 0): boolean {
  return uses > 2 || (uses === 2 && text.length >= MIN_LENGTH_OF_TWO);
}

/**
 * Moves repeated values into constants.
 *
 * @param statements statements without JSON objects and lists (see `expanded`)
 * @param nameFor reserves the name of a variable: the first free candidate
 */
export function withConstants(
  statements: readonly Statement[],
  nameFor: (...candidates: readonly string[]) => string,
): readonly [constants: readonly Statement[], statements: readonly Statement[]] {
  const fingerprints = new Fingerprints();
  const all = usesOf(statements, fingerprints, () => false);
  // Counted again without values inside of constants.
  const uses = usesOf(statements, fingerprints, (text) => isRepeated(text, all.get(text)?.length));
  const names = new Map<string, string>();
  const constants: Statement[] = [];
  const named = (text: string, one: Expression, field: string, above: string): string => {
    const [owner = '', ...others] = new Set(uses.get(text));
    const candidates = [field, ...(above === '' ? [] : [`${above}-${field}`])];
    const variable = nameFor(...candidates, ...(others.length === 0 ? [`${owner}-${field}`] : []), `${field}-value`);
    constants.push({ type: 'const', name: variable, value: one });
    names.set(text, variable);
    return variable;
  };
  /** @param above the name of the field with the expression */
  const replaced = (expression: Expression, above: string): Expression =>
    mapFields(expression, (field, one) => {
      const text = fingerprints.ofLong(one);
      if (text === undefined || !isRepeated(text, uses.get(text)?.length)) return replaced(one, field);
      return name(names.get(text) ?? named(text, one, field, above));
    });
  const rest = statements.map((one) => ('value' in one ? { ...one, value: replaced(one.value, '') } : one));
  return [constants, rest];
}

/** For each value, the id of the construct of each use. */
function usesOf(
  statements: readonly Statement[],
  fingerprints: Fingerprints,
  isWhole: (text: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  const look = (expression: Expression, owner: string): void => {
    mapFields(expression, (_, one) => {
      const text = fingerprints.ofLong(one);
      if (text !== undefined) uses.set(text, addTo(uses.get(text) ?? [], owner));
      if (text === undefined || !isWhole(text)) look(one, owner);
      return one;
    });
  };
  for (const statement of statements) {
    const expression = expressionIn(statement);
    if (expression !== undefined) look(expression, idOf(expression));
  }
  return uses;
}

/** The serialized form of expressions, by which equal values are found. */
class Fingerprints {
  readonly #known = new Map<Expression, string | undefined>();

  /** Undefined for expressions that are too short or can't be constants. */
  ofLong(expression: Expression): string | undefined {
    const { type } = expression;
    const isNamed = type === 'object' || type === 'list' || (type === 'value' && typeof expression.value === 'string');
    const text = isNamed ? this.#of(expression) : undefined;
    return text === undefined || text.length < MIN_LENGTH ? undefined : text;
  }

  /** Undefined for expressions of more than values and members of enums. */
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
    const parts = expression.type === 'object' && expression.spread !== undefined ? [`...${expression.spread}`] : [];
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
