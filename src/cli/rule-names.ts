import { ruleNameProblem } from '../check/checked-options';
import type { Severity } from '../check/rule';
import type { Arguments } from './arguments';
import { UsageError } from './usage-error';

type Named = readonly { readonly name: string }[];

/** Which rules run, and what their findings count as where that isn't what the rule says. */
export interface RuleChoice {
  readonly filter: { readonly only?: string[]; readonly skip: string[] };
  readonly severities: Readonly<Record<string, Severity>>;
}

/** What `--only` and `--skip` say of a verb's rules, and the file of settings where they don't. */
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

/** The names of rules in options that may be repeated or parted by commas. @throws UsageError for those that there aren't */
export function ruleNames(lists: readonly string[], rules: Named): string[] {
  const names = lists.flatMap((list) => list.split(',')).filter((name) => name !== '');
  const known = rules.map(({ name }) => name);
  for (const name of names) {
    const problem = ruleNameProblem(name, known);
    if (problem !== undefined) throw new UsageError(problem);
  }
  return names;
}
