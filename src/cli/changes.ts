import { ApplyMethod } from '../change/apply-method';
import { changesBetween } from '../change/between';
import type { Pair } from '../change/comparison';
import { json, text } from '../change/report';
import { rules } from '../change/rules.generated';
import { githubReport } from '../check/reporters/github';
import { sarifReport } from '../check/reporters/sarif';
import { Inventory } from '../inventory/inventory';
import type { Arguments } from './arguments';
import { CLUSTER_HELP, CLUSTER_OPTIONS, choice, clusterFacts, readArguments } from './arguments';
import { exitCode } from './exit-code';
import type { ReadPaths } from './read-paths';
import { readPaths, refuseProblems } from './read-paths';
import { readRevision } from './read-revision';
import { ruleNames } from './rule-names';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';

export const HELP = `cdk8s-stateful changes [options] OLD NEW
cdk8s-stateful changes [options] --since REVISION PATH...

Tells what applying new manifests over old ones does: what the API server refuses, which pods restart, and which files are
deleted or left behind. OLD, NEW and PATH are files, folders or patterns, NEW may be - for the standard input:

  helm template chart | cdk8s-stateful changes deployed.yaml -
  cdk8s-stateful changes --since main dist

  --since REVISION             the old version is what git has of PATH at this revision: a branch, a tag, a commit
  --apply client-side|server-side
                               how it is applied, where only one of the two is refused; kubectl and Helm 3 apply client-side,
                               Helm 4, Flux and kubectl apply --server-side server-side
  --namespace NAME             the namespace that objects get which don't name one
  --format text|json|sarif|github
  --strict                     warnings count as errors
  --only RULE, --skip RULE     these rules only; all but these; may be repeated or parted by commas

What is no longer there counts as deleted: helm, Argo CD and kubectl apply --prune do that.

${CLUSTER_HELP}

Exit code 0: no errors; 1: something is refused, deleted or left behind (with --strict: or warnings); 2: the command could
not be carried out, or a file could not be read.
`;

/** `cdk8s-stateful changes`. */
export function run(words: readonly string[], terminal: Terminal): number {
  const given = readArguments(words, {
    ...CLUSTER_OPTIONS,
    since: { type: 'string' },
    apply: { type: 'string' },
    namespace: { type: 'string' },
    format: { type: 'string' },
    strict: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    skip: { type: 'string', multiple: true },
  });
  const format = choice(given.text('format'), ['text', 'json', 'sarif', 'github'], '--format');
  const only = ruleNames(given.texts('only'), rules);
  const skip = ruleNames(given.texts('skip'), rules);
  const cluster = clusterFacts(given);
  const inventory = ({ manifests, problems }: ReadPaths): Inventory => {
    refuseProblems(problems, 'a verdict');
    return new Inventory(manifests, cluster);
  };
  const { before, after } = versions(given);
  const [apply, namespace] = [given.text('apply'), given.text('namespace')];
  const options = {
    ...(only.length === 0 ? {} : { only }),
    ...(apply === undefined
      ? {}
      : { apply: choice(apply, [ApplyMethod.CLIENT_SIDE, ApplyMethod.SERVER_SIDE], '--apply') }),
    ...(namespace === undefined ? {} : { namespace }),
    skip,
  };
  const changes = changesBetween(inventory(before), inventory(after), options);
  const { findings } = changes;
  const report = {
    text: () => text(changes, terminal.colours),
    json: () => json(changes),
    sarif: () => sarifReport(findings, rules, version()),
    github: () => githubReport(findings),
  }[format];
  terminal.out(report());
  return exitCode(findings, given.flag('strict'));
}

function versions(given: Arguments): Pair<ReadPaths> {
  const { paths } = given;
  const since = given.text('since');
  if (since !== undefined) {
    if (paths.length === 0) throw new UsageError('name the files or folders to compare with what they were, e.g. dist');
    return { before: readRevision(since, paths), after: readPaths(paths) };
  }
  const [before, after, ...more] = paths;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError(
      `name two files or folders, the old version and the new one (or give --since REVISION); there ${paths.length === 1 ? 'is' : 'are'} ${paths.length}`,
    );
  if (before === '-' && after === '-') throw new UsageError('only one of the two can be the standard input');
  return { before: readPaths([before]), after: readPaths([after]) };
}
