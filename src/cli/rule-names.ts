import { ruleNameProblem } from '../check/checked-options';
import { UsageError } from './usage-error';

/** The names of rules in options that may be repeated or parted by commas. @throws UsageError for those that there aren't */
export function ruleNames(lists: readonly string[], rules: readonly { readonly name: string }[]): string[] {
  const names = lists.flatMap((list) => list.split(',')).filter((name) => name !== '');
  const known = rules.map(({ name }) => name);
  for (const name of names) {
    const problem = ruleNameProblem(name, known);
    if (problem !== undefined) throw new UsageError(problem);
  }
  return names;
}
