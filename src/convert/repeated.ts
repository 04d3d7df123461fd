import type { Expression, Statement } from './expression';
import { expressionIn, name, namesIn } from './expression';

/** How often a value stands in a program before it gets a name, and how long it is at least. */
const MIN_USES = 3;
const MIN_LENGTH = 24;

/**
 * A program in which values that are repeated are said once.
 *
 * @param nameFor a variable of its own, made of the name of the option
 */
export function withConstants(
  statements: readonly Statement[],
  nameFor: (wish: string) => string,
): { readonly constants: readonly Statement[]; readonly statements: readonly Statement[] } {
  const all = countsOf(statements, () => false);
  // What is inside of a value that gets a name is said in that alone.
  const counts = countsOf(statements, (key) => (all.get(key) ?? 0) >= MIN_USES);
  const names = new Map<string, string>();
  const constants: Statement[] = [];
  const replaced = (expression: Expression): Expression =>
    mapFields(expression, (field, value) => {
      const key = keyOf(value);
      if (key === undefined || (counts.get(key) ?? 0) < MIN_USES) return replaced(value);
      const known = names.get(key) ?? nameFor(field);
      if (!names.has(key)) constants.push({ type: 'const', name: known, value });
      names.set(key, known);
      return name(known);
    });
  const rest = statements.map((statement) =>
    'value' in statement ? { ...statement, value: replaced(statement.value) } : statement,
  );
  return { constants, statements: rest };
}

function countsOf(statements: readonly Statement[], isWhole: (key: string) => boolean): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (expression: Expression): void => {
    mapFields(expression, (_, value) => {
      const key = keyOf(value);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
      if (key === undefined || !isWhole(key)) count(value);
      return value;
    });
  };
  for (const statement of statements) {
    const value = expressionIn(statement);
    if (value !== undefined) count(value);
  }
  return counts;
}

/** What tells that two values are one; undefined for what can't be said once. */
function keyOf(expression: Expression): string | undefined {
  const { type } = expression;
  if (type !== 'value' && type !== 'object' && type !== 'list') return undefined;
  if (type === 'value' && typeof expression.value !== 'string' && typeof expression.value !== 'object')
    return undefined;
  if (type !== 'value' && !isConstant(expression)) return undefined;
  const key = JSON.stringify(type === 'value' ? expression.value : expression);
  return key.length < MIN_LENGTH ? undefined : key;
}

/** Whether it holds values and members of enums alone. */
function isConstant(expression: Expression): boolean {
  if (expression.type === 'value') return true;
  if (expression.type === 'property') return namesIn(expression).every((one) => /^[A-Z]/.test(one));
  if (expression.type === 'object') return expression.fields.every(({ value }) => isConstant(value));
  return expression.type === 'list' && expression.items.every(isConstant);
}

/** An expression with other values in the fields of its objects. */
function mapFields(expression: Expression, mapped: (field: string, value: Expression) => Expression): Expression {
  const inner = (one: Expression): Expression => mapFields(one, mapped);
  switch (expression.type) {
    case 'object':
      return {
        ...expression,
        fields: expression.fields.map((field) => ({ ...field, value: mapped(field.name, field.value) })),
      };
    case 'list':
      return { ...expression, items: expression.items.map(inner) };
    case 'new':
      return { ...expression, args: expression.args.map(inner) };
    case 'call':
      return { ...expression, of: inner(expression.of), args: expression.args.map(inner) };
    default:
      return expression;
  }
}
