import { junitReport } from '../check/reporters/junit';
import { Inventory } from '../inventory/inventory';
import type { JsonObject } from '../inventory/json';
import { asString, field } from '../inventory/json';
import type { Locator } from '../inventory/manifest';
import { Manifest } from '../inventory/manifest';
import { isImageName } from '../plan/image-name';
import { announcement } from '../prove/announcement';
import { Cluster, freshNamespace } from '../prove/cluster';
import { differs } from '../prove/judge';
import type { Proof } from '../prove/prove';
import { prove } from '../prove/prove';
import { json, markdown, testCases, text } from '../prove/report';
import { stage } from '../prove/stage';
import type { App } from '../source/app';
import type { Arguments } from './arguments';
import { clusterFacts, readArguments } from './arguments';
import { kubectlOptions, LIVE_OPTIONS } from './cluster';
import { helpOf } from './options';
import type { Usage } from './options';
import { readReports, reportOptions, writeReports } from './reports';
import { PATH_HELP, readSources, reportUnreadable, SOURCE_GROUP, printConfigPath } from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

const FORMATS = ['text', 'json', 'markdown', 'junit'] as const;
const IMAGE = 'busybox:1.37';
const DEFAULT_TIMEOUT = '120';

export const USAGE: Usage = {
  usage: ['prove [options] PATH... --yes'],
  text: `Tries on a cluster what the files under each mount survive: creates the app in a namespace of its own, with containers that write
a token to each mount instead of the app's programs, causes the events that can be caused there, and prints what it saw beside
what survival predicts. It uses your kubectl, needs the right to create a namespace and to work in it, and removes everything
afterwards, also after Ctrl-C.
${PATH_HELP}
  cdk8s-stateful prove dist --yes
  cdk8s-stateful prove dist --yes --format junit -o prove.xml`,
  options: {
    yes: { type: 'boolean', help: 'do it; without this, it only prints what would be created' },
    image: {
      type: 'string',
      value: 'IMAGE',
      help: `the image that runs instead of the app's images: any with sh and the usual commands; ${IMAGE} by default`,
    },
    'as-is': {
      type: 'boolean',
      help: "the app's own images and all that they need; those without sh can't be looked into",
    },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      help: `how long pods may take to start after each event; ${DEFAULT_TIMEOUT} by default`,
    },
    ...reportOptions(FORMATS),
  },
  notes: [
    `Nodes, zones and whatever else is outside of the namespace are left alone: volumes that exist, hostPath, NFS and the like are not
tried.`,
  ],
  groups: [
    SOURCE_GROUP,
    { title: 'The cluster', options: { context: LIVE_OPTIONS.context, kubeconfig: LIVE_OPTIONS.kubeconfig } },
  ],
  exit: `Exit code 0: all that was seen is as predicted; 1: something is not; 2: it could not be carried out, nothing could be seen, or
--yes is missing.`,
};

export const HELP = helpOf(USAGE);

/** `cdk8s-stateful prove`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  const reports = readReports(given, FORMATS);
  const image = imageOf(given);
  const timeoutSeconds = timeoutOf(given);
  printConfigPath(given, terminal);
  const { apps, incomplete } = reportUnreadable(readSources(given.paths, given, terminal), terminal);
  const app = onlyApp(apps);
  const cluster = new Cluster(kubectlOptions(given), freshNamespace());
  const { inventory, nodes } = inCluster(app, cluster, given);
  const staged = stage(inventory, { namespace: cluster.namespace, image });
  if (staged.rows.every(({ untried }) => untried !== undefined))
    throw new UsageError(
      `no files of ${app.name} can be tried: ${staged.rows[0]?.untried ?? 'no container mounts anything'}`,
    );
  if (!given.flag('yes')) {
    terminal.out(announcement(staged, image));
    terminal.error('cdk8s-stateful: nothing was created; add --yes to do all this\n');
    return 2;
  }
  terminal.error(announcement(staged, image));
  const { progress } = terminal;
  const proof = prove(cluster, staged, {
    nodes,
    timeoutSeconds,
    progress: (what) => progress?.(`${cluster.namespace}: ${what}`),
  });
  progress?.('');
  for (const name of proof.left)
    terminal.error(
      `cdk8s-stateful: volume ${name} may be left: who may change volumes can see to it with kubectl get pv\n`,
    );
  const { rows } = proof;
  const reporters = {
    text: (colours: boolean) => text(rows, colours),
    json: () => json(rows),
    markdown: () => markdown(rows),
    junit: () => junitReport('cdk8s-stateful prove', testCases(app.name, rows)),
  };
  writeReports(reports, reporters, terminal);
  return exitCodeOf(proof, incomplete, terminal);
}

function exitCodeOf({ rows }: Proof, incomplete: boolean, terminal: Terminal): number {
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  if (cells.some(differs)) return 1;
  if (cells.some(({ seen }) => seen !== undefined)) return incomplete ? 2 : 0;
  terminal.error('cdk8s-stateful: nothing could be seen; the reasons are in the report\n');
  return 2;
}

function imageOf(given: Arguments): string | undefined {
  const image = given.string('image');
  if (given.flag('as-is')) {
    if (image !== undefined) throw new UsageError("--as-is takes the app's own images; leave out --image");
    return undefined;
  }
  if (image !== undefined && !isImageName(image))
    throw new UsageError(`--image ${JSON.stringify(image)} is not the name of an image: give one like ${IMAGE}.`);
  return image ?? IMAGE;
}

function timeoutOf(given: Arguments): number {
  const seconds = given.string('timeout') ?? DEFAULT_TIMEOUT;
  if (!/^[1-9]\d*$/.test(seconds)) throw new UsageError(`--timeout is a number of seconds; not ${seconds}`);
  return Number(seconds);
}

function onlyApp(apps: readonly App[]): App {
  const [app, ...others] = apps.filter(({ manifests }) => manifests.length > 0);
  if (app === undefined) throw new UsageError('name the files or the folder of an app, e.g. dist');
  if (others.length > 0)
    throw new UsageError(`prove takes one app; name one of ${[app, ...others].map(({ name }) => name).join(', ')}`);
  const taken = new Map<string, string | undefined>();
  for (const { kind, name, namespace, title } of app.manifests) {
    const key = `${kind} ${name}`;
    if (taken.has(key) && taken.get(key) !== namespace)
      throw new UsageError(
        `prove makes an app in one namespace, and there is ${title} in two; name the manifests of one`,
      );
    taken.set(key, namespace);
  }
  return app;
}

/** Kinds that aren't created: the cluster's own nodes and classes are used. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set(['Namespace', 'Node', 'StorageClass']);

function inCluster(
  { manifests }: App,
  cluster: Cluster,
  given: Arguments,
): { readonly inventory: Inventory; readonly nodes: readonly string[] | undefined } {
  const classes = cluster.clusterScoped('storageclasses');
  const nodes = cluster.clusterScoped('nodes')?.filter(isSchedulable).map(hostName);
  const own = manifests.filter(({ kind }) => !CLUSTER_KINDS.has(kind));
  const facts = {
    ...clusterFacts(given),
    ...(nodes === undefined ? {} : { nodes: nodes.length }),
    ...(classes === undefined ? {} : { storageClasses: [] }),
  };
  const inventory = new Inventory([...own, ...(classes ?? []).map(manifestOf)], facts);
  // All classes are known, and none is the default.
  if (classes === undefined || inventory.defaultClass !== undefined) return { inventory, nodes };
  return { inventory: new Inventory(inventory.manifests, { ...facts, defaultClass: '' }), nodes };
}

function isSchedulable(node: JsonObject): boolean {
  const taints = field(node, 'spec', 'taints');
  const isTainted = Array.isArray(taints) && taints.some((taint: JsonObject) => taint['effect'] !== 'PreferNoSchedule');
  return field(node, 'spec', 'unschedulable') !== true && !isTainted;
}

function hostName(node: JsonObject): string {
  return (
    asString(field(node, 'metadata', 'labels', 'kubernetes.io/hostname')) ??
    asString(field(node, 'metadata', 'name')) ??
    ''
  );
}

function manifestOf(data: JsonObject): Manifest {
  return new Manifest(data, CLUSTER_LOCATOR);
}

const CLUSTER_LOCATOR: Locator = {
  file: '(cluster)',
  locate: () => ({ file: '(cluster)', line: 1, column: 1, text: '', length: 1, quotable: false }),
};
