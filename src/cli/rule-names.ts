import { ruleNameProblem } from '../check/checked-options';
import type { Severity } from '../check/rule';
import type { Arguments } from './arguments';
import { UsageError } from './usage-error';

type Named = readonly { readonly name: string }[];

/** The rules that run, and severities that override their own. */
export interface RuleChoice {
  readonly filter: { readonly only?: string[]; readonly skip: string[] };
  readonly severities: Readonly<Record<string, Severity>>;
}

/** The rules of `--only` and `--skip`, and of the configuration file. */
export function ruleChoice({ strings, settings }: Arguments, rules: Named): RuleChoice {
  const only = ruleNames(strings('only'), rules);
  const severities = Object.entries(settings.severities ?? {});
  const off = severities.filter(([, severity]) => severity === 'off').map(([name]) => name);
  const known = new Set(rules.map(({ name }) => name));
  const skip = [...Object.keys(settings.skip ?? {}), ...off].filter((name) => known.has(name) && !only.includes(name));
  return {
    filter: { ...(only.length === 0 ? {} : { only }), skip: [...ruleNames(strings('skip'), rules), ...skip] },
    severities: Object.fromEntries(severities.filter((entry): entry is [string, Severity] => entry[1] !== 'off')),
  };
}

/** Splits lists of rule names at commas. @throws UsageError for unknown names */
export function ruleNames(lists: readonly string[], rules: Named): string[] {
  const names = lists.flatMap((list) => list.split(',')).filter((name) => name !== '');
  const known = rules.map(({ name }) => name);
  for (const name of names) {
    const problem = ruleNameProblem(name, known);
    if (problem !== undefined) throw new UsageError(problem);
  }
  return names;
}
