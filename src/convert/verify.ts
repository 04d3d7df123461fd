/** The final check of a program: it is executed as a whole. */
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { describeDifference } from './difference';
import type { Expression, Statement } from './expression';
import { call, make, name } from './expression';
import type { Library } from './interpret';
import { Run } from './interpret';

interface App {
  readonly node: { findAll(): readonly { toJson?(): unknown }[] };
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
}

/**
 * The rules that fail the synthesis of the program, by name.
 *
 * @param values the value of `environment`
 * @throws where it makes other objects than the manifests, which is a bug of this package
 */
export function verified(
  statements: readonly Statement[],
  manifests: readonly Manifest[],
  library: Library,
  environment: ReadonlyMap<string, string>,
  values?: Expression,
): readonly string[] {
  const run = new Run(library, environment);
  run.set('app', run.evaluate(make('App')));
  if (values !== undefined) run.set('environment', run.evaluate(values));
  for (const statement of statements) run.execute(statement);
  const app = run.evaluate(name('app')) as App;
  const charts = library['Chart'] as { isChart(construct: unknown): boolean };
  const made = app.node
    .findAll()
    .filter((one) => one !== app && !charts.isChart(one))
    .flatMap((one) => (one.toJson === undefined ? [] : [one.toJson() as JsonObject]));
  const problem = describeDifference(manifests, made);
  if (problem !== undefined) throw new Error(`the program makes other objects than it should: one ${problem}`);
  const { findings } = run.evaluate(call('Checks', 'of', name('app'))) as { readonly findings: readonly Finding[] };
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))].sort();
}
