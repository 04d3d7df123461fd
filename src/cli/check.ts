import { findingsByApp } from '../check/by-app';
import { explain } from '../check/explain';
import { githubReport } from '../check/reporters/github';
import { jsonReport } from '../check/reporters/json';
import { junitReport } from '../check/reporters/junit';
import { markdownReport } from '../check/reporters/markdown';
import { sarifReport } from '../check/reporters/sarif';
import { testCases } from '../check/reporters/test-cases';
import { textBlocks } from '../check/reporters/text';
import { allRules, listedRules, readFindings, runChecks } from '../check/run';
import { Inventory } from '../inventory/inventory';
import type { Arguments } from './arguments';
import { CLUSTER_GROUP, readArguments } from './arguments';
import { exitCode } from './exit-code';
import { LIVE_GROUP, readInput } from './cluster';
import { checkFix, fix, showFix } from './fix';
import { helpOf } from './options';
import type { Usage } from './options';
import { readReports, reportOptions, writeReports } from './reports';
import { ruleChoice, ruleNames } from './rule-names';
import { PATH_HELP, SOURCE_GROUP, printConfigPath } from './sources';
import type { Terminal } from './terminal';
import { version } from './version';
import { runWatched, WATCH_OPTION } from './watch';

const FORMATS = ['text', 'json', 'sarif', 'github', 'markdown', 'junit'] as const;

/** The most rounds of `--fix`: a corrected name may reveal mistakes in its value. */
const MAX_ROUNDS = 3;

export const USAGE: Usage = {
  usage: ['check [options] PATH...', 'check [options] --cluster [-n NAMESPACE]'],
  text: `Finds what in manifests the API server refuses, what never binds or starts, and what loses files.
${PATH_HELP}
  helm template chart | cdk8s-stateful check -`,
  options: {
    ...reportOptions(FORMATS),
    strict: { type: 'boolean', help: 'warnings count as errors' },
    only: {
      type: 'string',
      multiple: true,
      value: 'RULE',
      help: 'only these rules; may be repeated, or separated by commas',
    },
    skip: { type: 'string', multiple: true, value: 'RULE', help: 'all rules but these' },
    fix: {
      type: 'boolean',
      help: 'corrects the files where it is certain what is meant: misspelt names and values, missing quotes, Recreate for a program that allows only one writer; comments and layout stay',
    },
    ...WATCH_OPTION,
    'dry-run': { type: 'boolean', help: 'with --fix: prints the changes as a diff, and writes nothing' },
    explain: {
      type: 'string',
      value: 'RULE',
      help: 'explains a rule, with a bad and a good manifest, as cdk8s-stateful explain RULE does',
    },
  },
  groups: [SOURCE_GROUP, LIVE_GROUP, CLUSTER_GROUP],
  exit: `Exit code 0: no errors; 1: errors (with --strict: or warnings); 2: the command could not be carried out, or only
for a part of what was named.`,
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful check`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  const rules = listedRules();
  const explained = given.string('explain');
  if (explained !== undefined) {
    const [name] = ruleNames([explained], rules);
    for (const rule of rules) if (rule.name === name) terminal.out(explain(rule.load()));
    return 0;
  }
  checkFix(given);
  return runWatched(given, terminal, () => runOnce(given, terminal));
}

function runOnce(given: Arguments, terminal: Terminal, round = 0): number {
  const reports = readReports(given, FORMATS);
  const { filter, severities } = ruleChoice(given, listedRules());
  printConfigPath(given, terminal);
  const { sources, facts } = readInput(given, terminal);
  const { apps, incomplete } = sources;
  const findings = findingsByApp(
    apps.map(({ name, manifests, problems }) => ({
      app: name,
      manifests,
      findings: [...readFindings(problems), ...runChecks(() => new Inventory(manifests, facts), filter)],
    })),
    severities,
  );
  const strict = given.flag('strict');
  if (given.flag('dry-run')) {
    showFix(findings, terminal);
    return exitCode(findings, strict, incomplete);
  }
  if (given.flag('fix') && round < MAX_ROUNDS && fix(findings, terminal)) return runOnce(given, terminal, round + 1);
  const objects = new Set(apps.flatMap(({ manifests }) => manifests)).size;
  const reporters = {
    text: (colours: boolean) => textBlocks(findings, objects, colours, apps.length),
    json: () => jsonReport(findings),
    sarif: () => sarifReport(findings, allRules(), version()),
    github: () => githubReport(findings, apps.length),
    markdown: () => markdownReport(findings, objects, apps.length),
    junit: () => {
      const tried = apps.map(({ name, manifests }) => ({ app: name, manifests }));
      return junitReport('cdk8s-stateful check', testCases(tried, findings, strict));
    },
  };
  writeReports(reports, reporters, terminal);
  return exitCode(findings, strict, incomplete);
}
