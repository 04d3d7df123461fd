import type { Expression, Statement } from './expression';
import { call, expressionIn, name, namesIn, replaced } from './expression';
import { RESERVED } from './names';

/** Chainable methods of apps and containers. */
const CHAINED: ReadonlySet<string> = new Set(['mount', 'attachDevice', 'addVolume']);

/**
 * Removes unused variables, inlines those that are used once, and chains calls.
 *
 * @param numbered variables that got a number, with their names without it
 */
export function tidy(statements: readonly Statement[], numbered: ReadonlyMap<string, string>): readonly Statement[] {
  return withoutNumbers(chained(inlined(statements)), numbered);
}

/** Removes the number of variables whose name without it is free now. */
function withoutNumbers(statements: readonly Statement[], numbered: ReadonlyMap<string, string>): readonly Statement[] {
  const taken = new Set(RESERVED);
  for (const statement of statements) if (statement.type === 'const') taken.add(statement.name);
  const renamed = new Map<string, Expression>();
  return statements.map((statement): Statement => {
    if (statement.type === 'comment' || statement.type === 'gap') return statement;
    const value = renamed.size === 0 ? statement.value : replaced(statement.value, renamed);
    const base = statement.type === 'const' ? numbered.get(statement.name) : undefined;
    if (statement.type !== 'const' || base === undefined || taken.has(base)) return { ...statement, value };
    taken.add(base);
    renamed.set(statement.name, name(base));
    return { ...statement, name: base, value };
  });
}

function usesIn(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const statement of statements) {
    const value = expressionIn(statement);
    for (const one of value === undefined ? [] : namesIn(value)) uses.set(one, (uses.get(one) ?? 0) + 1);
  }
  return uses;
}

function inlined(statements: readonly Statement[]): readonly Statement[] {
  const uses = usesIn(statements);
  const inner = new Map<string, Expression>();
  return statements.flatMap((statement): readonly Statement[] => {
    if (statement.type === 'comment' || statement.type === 'gap') return [statement];
    const value = inner.size === 0 ? statement.value : replaced(statement.value, inner);
    if (statement.type === 'do') return [{ ...statement, value }];
    const count = uses.get(statement.name) ?? 0;
    if (count === 0) return [{ type: 'do', value }];
    if (count > 1 || statement.inline !== true) return [{ ...statement, value }];
    inner.set(statement.name, value);
    return [];
  });
}

/** Chains calls of a variable to the statement before: all if nothing else uses the variable, else only chainable ones. */
function chained(statements: readonly Statement[]): readonly Statement[] {
  const uses = usesIn(statements);
  const done: Statement[] = [];
  for (let at = 0; at < statements.length; at++) {
    const statement = statements[at];
    if (statement === undefined) break;
    if (statement.type !== 'const') {
      done.push(statement);
      continue;
    }
    const all = callsOf(statement.name, statements, at + 1);
    const isAll = uses.get(statement.name) === all.length;
    const calls = isAll ? all : all.filter(({ method }) => CHAINED.has(method));
    const value = calls.reduce((of: Expression, { method, args }) => call(of, method, ...args), statement.value);
    done.push(isAll ? { type: 'do', value } : { ...statement, value });
    at += calls.length;
  }
  return done;
}

type Call = Extract<Expression, { readonly type: 'call' }>;

/** Consecutive calls of a variable, all of them chainable except the last. */
function callsOf(name: string, statements: readonly Statement[], start: number): readonly Call[] {
  const calls: Call[] = [];
  for (let at = start; at < statements.length; at++) {
    const statement = statements[at];
    const value = statement?.type === 'do' ? statement.value : undefined;
    if (value?.type !== 'call' || value.of.type !== 'name' || value.of.name !== name) break;
    calls.push(value);
    if (!CHAINED.has(value.method)) break;
  }
  return calls;
}
