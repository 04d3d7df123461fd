import { explain } from '../check/explain';
import { githubReport } from '../check/reporters/github';
import { jsonReport } from '../check/reporters/json';
import { sarifReport } from '../check/reporters/sarif';
import { textReport } from '../check/reporters/text';
import { allRules, readFindings, runChecks } from '../check/run';
import { inOrder } from '../check/finding';
import { Inventory } from '../inventory/inventory';
import { CLUSTER_HELP, CLUSTER_OPTIONS, choice, clusterFacts, readArguments } from './arguments';
import { exitCode } from './exit-code';
import { readPaths } from './read-paths';
import { ruleNames } from './rule-names';
import type { Terminal } from './terminal';
import { version } from './version';

export const HELP = `cdk8s-stateful check [options] PATH...

Tells what in manifests is refused, never binds, never starts or loses files. PATH is a file, a folder, a pattern, or - for
the standard input: helm template chart | cdk8s-stateful check -

  --format text|json|sarif|github
  --strict                     warnings count as errors
  --only RULE, --skip RULE     these rules only; all but these; may be repeated or parted by commas
  --explain RULE               what a rule is about, with a bad and a good manifest

${CLUSTER_HELP}

Exit code 0: no errors; 1: errors (with --strict: or warnings); 2: the command could not be carried out.
`;

/** `cdk8s-stateful check`. */
export function run(words: readonly string[], terminal: Terminal): number {
  const given = readArguments(words, {
    ...CLUSTER_OPTIONS,
    format: { type: 'string' },
    strict: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    skip: { type: 'string', multiple: true },
    explain: { type: 'string' },
  });
  const rules = allRules();
  const explained = given.text('explain');
  if (explained !== undefined) {
    const [name] = ruleNames([explained], rules);
    for (const rule of rules) if (rule.name === name) terminal.out(explain(rule));
    return 0;
  }
  const format = choice(given.text('format'), ['text', 'json', 'sarif', 'github'], '--format');
  const only = ruleNames(given.texts('only'), rules);
  const options = { ...(only.length === 0 ? {} : { only }), skip: ruleNames(given.texts('skip'), rules) };
  const { manifests, problems } = readPaths(given.paths);
  const findings = inOrder([
    ...readFindings(problems),
    ...runChecks(new Inventory(manifests, clusterFacts(given)), options),
  ]);
  const report = {
    text: () => textReport(findings, manifests.length, terminal.colours),
    json: () => jsonReport(findings),
    sarif: () => sarifReport(findings, rules, version()),
    github: () => githubReport(findings),
  }[format];
  terminal.out(report());
  return exitCode(findings, given.flag('strict'));
}
