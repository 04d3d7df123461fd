import { ApplyMethod } from '../change/apply-method';
import { rules } from '../change/rules.generated';
import type { Delivery } from '../plan/delivery';
import { delivered, onCluster, withWayBack } from '../plan/delivery';
import { COPY_IMAGE } from '../plan/copy-job';
import type { PlanOptions } from '../plan/plan';
import { PHASES } from '../plan/phase';
import { composed, planBetween } from '../plan/plan';
import type { Limit } from '../plan/downtime';
import { exceedingDowntime, parseLimit } from '../plan/downtime';
import { isImageName } from '../plan/image-name';
import { json } from '../plan/report/json';
import { markdown } from '../plan/report/markdown';
import { script } from '../plan/report/script';
import { text } from '../plan/report/text';
import { quoted } from '../plan/shell';
import type { Plan } from '../plan/step';
import { junitReport } from '../check/reporters/junit';
import type { TestCase } from '../check/reporters/junit';
import { Inventory } from '../inventory/inventory';
import type { Arguments } from './arguments';
import { CLUSTER_GROUP, choice, readArguments } from './arguments';
import type { Versions } from './changes';
import { APPLY_OPTION, applyMethod, comparedApps, isUnreadable, readVersions } from './changes';
import { readsCluster, LIVE_GROUP } from './cluster';
import { helpOf } from './options';
import type { Usage } from './options';
import { PRUNE_OPTION } from './prune';
import { readReports, reportOptions, writeReports } from './reports';
import { ruleChoice } from './rule-names';
import { PATH_HELP, SOURCE_GROUP, printConfigPath } from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

const FORMATS = ['text', 'markdown', 'sh', 'json', 'junit'] as const;

export const USAGE: Usage = {
  usage: [
    'plan [options] OLD NEW',
    'plan [options] --since REVISION PATH...',
    'plan [options] --cluster PATH...',
    'plan [options] --between A B',
  ],
  text: `Lists the steps from the old version to the new one, with every file kept: volumes are kept, given to other claims or enlarged,
and what the API server refuses to change is deleted and made anew in the right order. OLD and NEW are PATHs.
${PATH_HELP}
  cdk8s-stateful plan deployed.yaml dist
  cdk8s-stateful plan --since main --format markdown dist
  cdk8s-stateful plan --cluster dist
  cdk8s-stateful plan --format sh deployed.yaml dist > plan.sh; sh plan.sh --dry-run`,
  options: {
    since: {
      type: 'string',
      value: 'REVISION',
      help: 'the old version is PATH as git has it at this revision: a branch, a tag, a commit',
    },
    between: { type: 'boolean', help: 'how B takes the place of A, whatever the two are called' },
    ...reportOptions(
      FORMATS,
      'sh is a script that needs only kubectl, stops at the first surprise, and may be run again at any time',
    ),
    gitops: {
      type: 'string',
      value: 'argo|flux',
      help: 'the tool that applies the new version: adds when to suspend it, and when to merge',
    },
    ...APPLY_OPTION,
    ...PRUNE_OPTION,
    'apply-command': {
      type: 'string',
      value: 'COMMAND',
      help: 'the command that applies the new version, e.g. "helm upgrade shop chart"; kubectl apply by default',
    },
    'copy-image': {
      type: 'string',
      value: 'IMAGE',
      help: `the image that copies files where no volume can be kept, with sh, rsync and the GNU core utilities; ${COPY_IMAGE} by default`,
    },
    'no-clone': {
      type: 'boolean',
      help: 'copy by a Job also where a driver could clone the volume or take a snapshot of it',
    },
    'no-copy': {
      type: 'boolean',
      help: 'plan no copies: where files would have to be copied, report that no way is known',
    },
    'max-downtime': {
      type: 'string',
      value: 'none|DURATION',
      help: 'exit with 1 if the plan stops anything; or, with 90s, 10m, 2h, if it stops something for longer than that, or for a time that is not known, such as that of a copy',
    },
    only: { type: 'string', multiple: true, value: 'RULE', help: 'plan only for what these rules of changes find' },
    skip: { type: 'string', multiple: true, value: 'RULE', help: 'plan for what all other rules of changes find' },
  },
  notes: [
    `The text shows the commands that you would type; the script does the same, and checks before each step whether it is done already.
With --cluster, the old version is what runs: what is no longer in PATH stays, except for what --prune names.`,
  ],
  groups: [SOURCE_GROUP, LIVE_GROUP, CLUSTER_GROUP],
  exit: `Exit code 0: the plan covers every change; 1: for some change no safe way is known; 2: the command could not be carried out, or
only for a part of what was named.`,
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful plan`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  const reports = readReports(given, FORMATS);
  const gitops = given.string('gitops');
  const limit = downtimeLimit(given);
  const { namespace } = given.settings;
  const { filter } = ruleChoice(given, rules);
  const how = { ...applyMethod(given), ...copyOptions(given) };
  printConfigPath(given, terminal);
  const read = readVersions(given, terminal);
  if (isUnreadable(read)) return 2;
  const options = { ...filter, ...(namespace === undefined ? {} : { namespace }), ...how };
  const plans = comparedApps(read).map(({ before, after }) =>
    planBetween(new Inventory(before, read.facts), new Inventory(after, read.facts), options),
  );
  const delivery: Delivery = {
    apply: given.string('apply-command') ?? applyCommand(given, read),
    ...(gitops === undefined ? {} : { gitops: choice<'argo' | 'flux'>(gitops, ['argo', 'flux'], '--gitops') }),
  };
  const flags = readsCluster(given) ? kubectlFlags(given) : '';
  const plan = withWayBack(onCluster(delivered(composed(plans), delivery), flags), wayBackCommand(given));
  const reporters = {
    text: () => text(plan),
    markdown: () => markdown(plan),
    sh: () => script(plan, delivery.apply, flags),
    json: () => json(plan),
    junit: () => junitReport('cdk8s-stateful plan', changeCases(plan)),
  };
  writeReports(reports, reporters, terminal);
  const exceeding = limit === undefined ? [] : exceedingDowntime(plan, limit);
  if (exceeding.length > 0)
    terminal.error(`--max-downtime ${given.string('max-downtime') ?? ''}: ${exceeding.join(', ')}\n`);
  if (plan.noWay.length + exceeding.length > 0) return 1;
  const { before, after } = read.sources;
  return before.incomplete || after.incomplete ? 2 : 0;
}

/** A test case for each step, and a failed one for each change without a known way. */
function changeCases({ steps, noWay }: Plan): readonly TestCase[] {
  return [
    ...noWay.map(({ rule, object, message, reason }) => ({
      suite: 'no way known',
      className: rule,
      name: object,
      failures: [`${message}. ${reason}`],
    })),
    ...steps.map(({ phase, title }) => ({ suite: 'steps', className: PHASES[phase], name: title, failures: [] })),
  ];
}

function downtimeLimit(given: Arguments): Limit | undefined {
  const text = given.string('max-downtime');
  const limit = text === undefined ? undefined : parseLimit(text);
  if (text !== undefined && limit === undefined)
    throw new UsageError(`--max-downtime is none or a duration such as 90s, 10m or 2h; not ${text}`);
  return limit;
}

function copyOptions(given: Arguments): Pick<PlanOptions, 'copyImage' | 'clones' | 'oneByOne'> {
  // GitOps tools apply all objects at once.
  const oneByOne = given.string('gitops') === undefined;
  const ways = { clones: !given.flag('no-clone'), oneByOne };
  const image = given.string('copy-image');
  if (given.flag('no-copy')) {
    if (image !== undefined)
      throw new UsageError('--copy-image says what copies, and --no-copy that nothing does: give one.');
    return { ...ways, copyImage: false };
  }
  if (image === undefined) return ways;
  if (!isImageName(image))
    throw new UsageError(
      `--copy-image ${JSON.stringify(image)} is not the name of an image: give one like ${COPY_IMAGE}.`,
    );
  return { ...ways, copyImage: image };
}

/** The flags that select kubectl's cluster, each after a space. */
function kubectlFlags(given: Arguments): string {
  const flags = ['context', 'kubeconfig'].flatMap((name) => {
    const value = given.string(name);
    return value === undefined ? [] : [` --${name} ${quoted(value)}`];
  });
  return flags.join('');
}

/** The command that plans the way back; OLD stands for an old version that isn't on the command line. */
function wayBackCommand(given: Arguments): string {
  const { namespace } = given.settings;
  const where = namespace === undefined ? '' : ` -n ${quoted(namespace)}`;
  const paths = given.paths.map((path) => ` ${quoted(path)}`);
  const live = `cdk8s-stateful plan${where} --cluster${kubectlFlags(given)}`;
  const since = given.string('since');
  if (since !== undefined) return `check out ${since}, then run ${live}${paths.join('')}`;
  if (readsCluster(given)) return `${live} OLD, where OLD is what the old version was applied from`;
  const between = given.flag('between') ? ' --between' : '';
  return `cdk8s-stateful plan${where}${between}${paths.reverse().join('')}`;
}

/** The command that applies the new version; NEW stands for an unknown path. */
function applyCommand(given: Arguments, { sources }: Versions): string {
  const isNamed = given.string('since') === undefined && !readsCluster(given);
  const path = isNamed ? given.paths[1] : given.paths.join(' ');
  const { namespace, helm = {} } = given.settings;
  const where = namespace === undefined ? '' : ` -n ${quoted(namespace)}`;
  const kinds = new Set(sources.after.apps.map(({ kind }) => kind));
  const [app] = sources.after.apps;
  const flags = kubectlFlags(given);
  const side = given.string('apply') === ApplyMethod.SERVER_SIDE ? ' --server-side' : '';
  if (path === undefined || path === '-') return `kubectl${flags} apply${side}${where} -f NEW`;
  if (kinds.size === 1 && kinds.has('chart')) {
    const release = helm.release ?? app?.name.split('/').at(-1) ?? 'RELEASE';
    const values = (helm.values ?? []).map((file) => ` -f ${quoted(file)}`);
    const sets = (helm.set ?? []).map((set) => ` --set ${quoted(set)}`);
    const cluster = flags.replace(' --context', ' --kube-context');
    return `helm upgrade --install ${quoted(release)} ${quoted(path)}${cluster}${where}${values.join('')}${sets.join('')}`;
  }
  const names = isNamed ? [path] : given.paths;
  const flag = kinds.size === 1 && kinds.has('kustomization') ? '-k' : '-f';
  return `kubectl${flags} apply${side}${where} ${names.map((name) => `${flag} ${quoted(name)}`).join(' ')}`;
}
