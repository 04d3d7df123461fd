import type { Expression, Statement } from './expression';
import { expressionIn, namesIn, replaced } from './expression';

/** A program without variables that nothing uses, and without those that are better written where they are used. */
export function tidy(statements: readonly Statement[]): readonly Statement[] {
  const uses = new Map<string, number>();
  for (const statement of statements) {
    const value = expressionIn(statement);
    for (const name of value === undefined ? [] : namesIn(value)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const inlined = new Map<string, Expression>();
  return statements.flatMap((statement): readonly Statement[] => {
    if (statement.type === 'comment' || statement.type === 'gap') return [statement];
    const value = inlined.size === 0 ? statement.value : replaced(statement.value, inlined);
    if (statement.type === 'do') return [{ ...statement, value }];
    const count = uses.get(statement.name) ?? 0;
    if (count === 0) return [{ type: 'do', value }];
    if (count > 1 || statement.inline !== true) return [{ ...statement, value }];
    inlined.set(statement.name, value);
    return [];
  });
}
