import { ApplyMethod } from '../change/apply-method';
import { changesBetween } from '../change/between';
import type { Pair } from '../change/comparison';
import { markdown } from '../change/markdown';
import { json, text } from '../change/report';
import { rules } from '../change/rules.generated';
import { findingsByApp } from '../check/by-app';
import type { Finding } from '../check/finding';
import { githubReport } from '../check/reporters/github';
import { junitReport } from '../check/reporters/junit';
import { sarifReport } from '../check/reporters/sarif';
import { testCases } from '../check/reporters/test-cases';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import type { App } from '../source/app';
import type { AppPair } from '../source/pairs';
import { pairApps } from '../source/pairs';
import type { Arguments } from './arguments';
import { CLUSTER_GROUP, choice, clusterFacts, readArguments } from './arguments';
import { readsCluster, kubectlOf, LIVE_GROUP, readLive } from './cluster';
import { exitCode } from './exit-code';
import { helpOf } from './options';
import type { Options, Usage } from './options';
import { checkPrune, PRUNE_OPTION, unappliedObjects, suggestPrune } from './prune';
import { readReports, reportOptions, writeReports } from './reports';
import { ruleChoice } from './rule-names';
import type { Sources } from './sources';
import {
  PATH_HELP,
  readSources,
  readSourcesAt,
  reportNothing,
  reportUnreadable,
  SOURCE_GROUP,
  printConfigPath,
} from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';
import { runWatched, WATCH_OPTION } from './watch';

const FORMATS = ['text', 'json', 'sarif', 'github', 'markdown', 'junit'] as const;

/** The option of how new manifests are applied, for verbs that compare versions. */
export const APPLY_OPTION = {
  apply: {
    type: 'string',
    value: 'client-side|server-side',
    help: 'how it is applied, where only one of the two is refused; kubectl and Helm 3 apply client-side, Helm 4, Flux and kubectl apply --server-side server-side',
  },
} as const satisfies Options;

/** The value of `--apply`. @throws UsageError */
export function applyMethod(given: Arguments): { readonly apply?: ApplyMethod } {
  const apply = given.string('apply');
  if (apply === undefined) return {};
  return { apply: choice(apply, [ApplyMethod.CLIENT_SIDE, ApplyMethod.SERVER_SIDE], '--apply') };
}

export const USAGE: Usage = {
  usage: [
    'changes [options] OLD NEW',
    'changes [options] --since REVISION PATH...',
    'changes [options] --cluster PATH...',
    'changes [options] --between A B',
  ],
  text: `Shows what applying new manifests over old ones does: what the API server refuses, which pods restart, and which files are
deleted or left behind. OLD and NEW are PATHs.
${PATH_HELP}
  helm template chart | cdk8s-stateful changes deployed.yaml -
  cdk8s-stateful changes --since main dist
  cdk8s-stateful changes --cluster dist
  cdk8s-stateful changes --between overlays/staging overlays/production`,
  options: {
    since: {
      type: 'string',
      value: 'REVISION',
      help: 'the old version is PATH as git has it at this revision: a branch, a tag, a commit',
    },
    between: { type: 'boolean', help: 'what would change if B took the place of A, whatever the two are called' },
    ...APPLY_OPTION,
    ...PRUNE_OPTION,
    ...reportOptions(FORMATS),
    ...WATCH_OPTION,
    strict: { type: 'boolean', help: 'warnings count as errors' },
    only: {
      type: 'string',
      multiple: true,
      value: 'RULE',
      help: 'only these rules; may be repeated, or separated by commas',
    },
    skip: { type: 'string', multiple: true, value: 'RULE', help: 'all rules but these' },
  },
  notes: [
    `What is no longer there counts as deleted: helm, Argo CD and kubectl apply --prune do that. With --cluster it does not: what
runs and is not in PATH stays, except for what --prune names.`,
  ],
  groups: [SOURCE_GROUP, LIVE_GROUP, CLUSTER_GROUP],
  exit: `Exit code 0: no errors; 1: something is refused, deleted or left behind (with --strict: or warnings); 2: the command could
not be carried out, or only for a part of what was named.`,
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful changes`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  return runWatched(given, terminal, () => runOnce(given, terminal));
}

function runOnce(given: Arguments, terminal: Terminal): number {
  const reports = readReports(given, FORMATS);
  const { filter, severities } = ruleChoice(given, rules);
  printConfigPath(given, terminal);
  const read = readVersions(given, terminal);
  const {
    facts,
    sources: { before, after },
  } = read;
  const { namespace } = given.settings;
  const options = {
    ...filter,
    ...applyMethod(given),
    ...(namespace === undefined ? {} : { namespace }),
  };
  if (isUnreadable(read)) return 2;
  const compared = comparedApps(read).map(({ app, before: old, after: next }) => ({
    app,
    ...changesBetween(new Inventory(old, facts), new Inventory(next, facts), options),
  }));
  const findings = findingsByApp(compared, severities);
  const strict = given.flag('strict');
  const all = { apps: compared, findings };
  const reporters = {
    text: (colours: boolean) => `${text(all, colours)}${planNote(findings)}`,
    json: () => json(all),
    sarif: () => sarifReport(findings, rules, version()),
    github: () => githubReport(findings, compared.length),
    markdown: () => `${markdown(all)}${planNote(findings)}`,
    junit: () => {
      const tried = compared.map(({ app, objects }) => ({ app, manifests: objects.map(({ manifest }) => manifest) }));
      return junitReport('cdk8s-stateful changes', testCases(tried, findings, strict));
    },
  };
  writeReports(reports, reporters, terminal);
  return exitCode(findings, strict, before.incomplete || after.incomplete);
}

/** The apps of two versions, paired. */
export function comparedApps({ pairs }: Versions): readonly (Pair<readonly Manifest[]> & { readonly app: string })[] {
  return pairs().map((pair) => ({ app: pair.name, ...comparable(pair) }));
}

function planNote(findings: readonly Finding[]): string {
  if (findings.every(({ severity }) => severity === 'info')) return '';
  return '`cdk8s-stateful plan` with the same arguments says how to get there with every file kept\n';
}

/** The manifests of an app's versions; only those in both if a part is unreadable, which may contain the others. */
function comparable({ before, after }: AppPair): Pair<readonly Manifest[]> {
  const [old, next] = [before?.manifests ?? [], after?.manifests ?? []];
  const isReadable = [before, after].every(
    (app) => app?.problems.some(({ severity }) => severity === 'error') !== true,
  );
  if (isReadable) return { before: old, after: next };
  const inBoth = (one: readonly Manifest[], other: readonly Manifest[]): readonly Manifest[] => {
    const keys = new Set(other.map(({ key }) => key));
    return one.filter(({ key }) => keys.has(key));
  };
  return { before: inBoth(old, next), after: inBoth(next, old) };
}

export interface Versions {
  readonly sources: Pair<Sources>;
  readonly facts: ClusterFacts;
  /** Pairs the old and new apps. */
  readonly pairs: () => readonly AppPair[];
}

/** Whether nothing of a version could be read: a comparison would report everything as added or removed. */
export function isUnreadable({ sources: { before, after } }: Versions): boolean {
  return [before, after].some((side) => side.incomplete && side.apps.every(({ manifests }) => manifests.length === 0));
}

/** Reads both versions, and reports what can't be read. */
export function readVersions(given: Arguments, terminal: Terminal): Versions {
  checkPrune(given);
  if (readsCluster(given)) return readClusterVersions(given, terminal);
  const { sources, roots } = readPathVersions(given, terminal);
  const before = reportUnreadable(sources.before, terminal);
  const after = reportUnreadable(sources.after, terminal);
  warnEmptyVersion(before, after, terminal);
  return { sources: { before, after }, facts: clusterFacts(given), pairs: () => pairApps(before, after, roots) };
}

/** Warns if a version has no objects: the app may be new or removed, or the folder not synthesized. */
function warnEmptyVersion(before: Sources, after: Sources, terminal: Terminal): void {
  const [old, next] = [before, after].map(({ apps }) => apps.some(({ manifests }) => manifests.length > 0));
  if (old === false && next === false) {
    reportNothing({ ...after, files: before.files + after.files }, terminal);
    return;
  }
  if (old === next || before.incomplete || after.incomplete) return;
  terminal.error(
    old === true
      ? 'cdk8s-stateful: no Kubernetes objects are in the new version: all of the old one counts as deleted\n'
      : 'cdk8s-stateful: no Kubernetes objects are in the old version: all of the new one counts as made\n',
  );
}

/** The cluster's live objects, and the same with the new manifests in place of those of the same name. */
function readClusterVersions(given: Arguments, terminal: Terminal): Versions {
  if (['since', 'between'].some((name) => given.flag(name) || given.string(name) !== undefined))
    throw new UsageError('--cluster compares with what runs; it excludes --since and --between');
  if (given.paths.length === 0) throw new UsageError('name the files or folders to compare with what runs, e.g. dist');
  const kubectl = kubectlOf(given);
  const namespace = given.settings.namespace ?? kubectl.namespace();
  const written = reportUnreadable(readSources(given.paths, given, terminal), terminal);
  const apps = written.apps.map((app) => ({
    ...app,
    manifests: app.manifests.map((manifest) => manifest.inNamespace(namespace)),
  }));
  const manifests = apps.flatMap((app) => app.manifests);
  const namespaces = [...new Set([namespace, ...manifests.flatMap((manifest) => manifest.namespace ?? [])])];
  const {
    sources,
    facts,
    isKnown = () => true,
  } = readLive(kubectl, given, terminal, {
    namespaces: given.flag('all-namespaces') ? undefined : namespaces,
    alsoKindsOf: manifests,
  });
  const live = sources.apps.flatMap((app) => app.manifests);
  const unapplied = unappliedObjects(live, manifests, given);
  suggestPrune(live, manifests, unapplied, terminal);
  const unknown = manifests.filter((manifest) => !isKnown(manifest)).map(({ title }) => title);
  if (unknown.length > 0)
    terminal.error(`cdk8s-stateful: not compared, for it may not be read: ${unknown.join(', ')}\n`);
  const pairs = (): readonly AppPair[] =>
    apps.map((app) => {
      const own = new Set(app.manifests.map(({ key }) => key));
      const others = unapplied.filter(({ key }) => !own.has(key));
      const before: App = { name: app.name, kind: 'cluster', manifests: live, problems: [] };
      return { name: app.name, before, after: { ...app, manifests: [...app.manifests.filter(isKnown), ...others] } };
    });
  return { sources: { before: sources, after: { ...written, apps } }, facts, pairs };
}

interface PathVersions {
  readonly sources: Pair<Sources>;
  readonly roots: { readonly oldRoot?: string; readonly newRoot?: string };
}

function readPathVersions(given: Arguments, terminal: Terminal): PathVersions {
  const { paths } = given;
  const since = given.string('since');
  if (since !== undefined) {
    if (given.flag('between')) throw new UsageError('--since and --between exclude each other');
    if (paths.length === 0) throw new UsageError('name the files or folders to compare with what they were, e.g. dist');
    const sources = {
      before: readSourcesAt(since, paths, given, terminal),
      after: readSources(paths, given, terminal),
    };
    return { sources, roots: { oldRoot: `${since}:` } };
  }
  const [before, after, ...more] = paths;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError(
      `name two files or folders, the old version and the new one (or give --since REVISION); there ${paths.length === 1 ? 'is' : 'are'} ${paths.length}`,
    );
  if (before === '-' && after === '-') throw new UsageError('only one of the two can be the standard input');
  const sources = { before: readSources([before], given, terminal), after: readSources([after], given, terminal) };
  return { sources, roots: { oldRoot: before, newRoot: after } };
}
