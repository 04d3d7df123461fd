import type { ClusterFacts } from '../inventory/cluster';
import type { Manifest } from '../inventory/manifest';
import type { ClusterOptions, ReadCluster } from '../source/cluster';
import { readCluster } from '../source/cluster';
import type { KubectlOptions } from '../source/kubectl';
import { Kubectl } from '../source/kubectl';
import type { Arguments } from './arguments';
import { clusterFacts } from './arguments';
import type { Options } from './options';
import type { Sources } from './sources';
import { readSources, reportNothing } from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** The options of reading a cluster, for verbs that read manifests. */
export const LIVE_OPTIONS = {
  cluster: {
    type: 'boolean',
    help: 'read what runs, through your kubectl and without changing anything: in the namespace of -n, or that of the context',
  },
  'all-namespaces': { type: 'boolean', short: 'A', help: 'all namespaces of the cluster' },
  context: { type: 'string', value: 'NAME', help: 'the context for kubectl; the current one by default' },
  kubeconfig: { type: 'string', value: 'FILE', help: 'the kubeconfig file for kubectl' },
} as const satisfies Options;

export const LIVE_GROUP = { title: 'A cluster instead of files', options: LIVE_OPTIONS } as const;

/** The apps to check, with facts about their cluster. */
export interface Input {
  readonly sources: Sources;
  readonly facts: ClusterFacts;
  /** Whether an object was readable, so that it doesn't exist if it wasn't read; undefined for files. */
  readonly isKnown?: (manifest: Manifest) => boolean;
}

/** Reads the apps of files, or of a cluster. @throws UsageError */
export function readInput(given: Arguments, terminal: Terminal): Input {
  if (!readsCluster(given)) {
    const sources = reportNothing(readSources(given.paths, given, terminal), terminal);
    return { sources, facts: clusterFacts(given) };
  }
  if (given.paths.length > 0)
    throw new UsageError(`--cluster reads what runs, and takes no PATH; there is ${given.paths.join(' ')}`);
  const namespace = given.settings.namespace;
  if (given.flag('all-namespaces') && given.string('namespace') !== undefined)
    throw new UsageError('--namespace and --all-namespaces exclude each other');
  const kubectl = kubectlOf(given);
  const namespaces = given.flag('all-namespaces') ? undefined : [namespace ?? kubectl.namespace()];
  return readLive(kubectl, given, terminal, { namespaces });
}

/** Whether `--cluster` is given. @throws UsageError for options that need it */
export function readsCluster(given: Arguments): boolean {
  if (given.flag('cluster')) return true;
  const option = ['all-namespaces', 'context', 'kubeconfig'].find(
    (name) => given.flag(name) || given.string(name) !== undefined,
  );
  if (option !== undefined) throw new UsageError(`--${option} needs --cluster`);
  return false;
}

export function kubectlOf(given: Arguments): Kubectl {
  return new Kubectl(kubectlOptions(given));
}

/** The options that select kubectl's cluster. */
export function kubectlOptions(given: Arguments): KubectlOptions {
  const [context, kubeconfig] = [given.string('context'), given.string('kubeconfig')];
  return {
    ...(context === undefined ? {} : { context }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
  };
}

/** Reads a cluster, and prints a summary. */
export function readLive(
  kubectl: Kubectl,
  given: Arguments,
  terminal: Terminal,
  options: Omit<ClusterOptions, 'progress'>,
): Input {
  const { progress } = terminal;
  const read = readCluster(kubectl, {
    ...options,
    ...(progress === undefined
      ? {}
      : {
          progress: (what) => {
            progress(`reading the cluster: ${what}`);
          },
        }),
  });
  progress?.('');
  terminal.error(`cdk8s-stateful: ${summary(read, options.namespaces)}\n`);
  for (const line of read.failed) terminal.error(`cdk8s-stateful: kubectl says: ${line}\n`);
  const name = nameOf(options.namespaces);
  const sources: Sources = {
    files: 0,
    apps: [{ name, kind: 'cluster', manifests: read.manifests, problems: [] }],
    skipped: [],
    incomplete: read.failed.length > 0 || (read.manifests.length === 0 && read.forbidden.length > 0),
  };
  return { sources, facts: { ...read.facts, ...clusterFacts(given) }, isKnown: read.isKnown };
}

function nameOf(namespaces: readonly string[] | undefined): string {
  if (namespaces === undefined) return 'all namespaces of the cluster';
  return `${namespaces.length === 1 ? 'namespace' : 'namespaces'} ${namespaces.join(', ')} of the cluster`;
}

function summary(
  { manifests, forbidden, facts: { kubernetesVersion } }: ReadCluster,
  namespaces: readonly string[] | undefined,
): string {
  const version = kubernetesVersion === undefined ? '' : ` (Kubernetes ${kubernetesVersion})`;
  const count = `${manifests.length.toLocaleString('en')} ${manifests.length === 1 ? 'object' : 'objects'}`;
  const all = `read ${count} of ${nameOf(namespaces)}${version}`;
  return forbidden.length === 0
    ? all
    : `${all}; not allowed to read ${forbidden.map((name) => name.split('.')[0] ?? name).join(', ')}`;
}
