import type { App, Apps } from '../source/app';
import type { SourceOptions } from '../source/apps';
import { readApps } from '../source/apps';
import { readRevision } from '../source/revision';
import type { Arguments } from './arguments';
import { choice } from './arguments';
import type { Options } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** The options by which sources are read; for every verb that reads manifests. */
export const SOURCE_OPTIONS = {
  namespace: {
    type: 'string',
    short: 'n',
    value: 'NAME',
    help: 'the namespace of what names none, as with kubectl, helm and Argo CD',
  },
  render: {
    type: 'string',
    value: 'auto|never',
    help: 'whether kustomizations and charts are rendered, by the kubectl, kustomize and helm that are on PATH',
  },
  'allow-remote': { type: 'boolean', help: 'kustomizations that fetch what is elsewhere are rendered, too' },
  'helm-values': {
    type: 'string',
    multiple: true,
    value: 'FILE',
    help: 'values for charts, over their own; may be repeated',
  },
  'helm-set': { type: 'string', multiple: true, value: 'KEY=VALUE', help: 'a value for charts; may be repeated' },
  'helm-release': { type: 'string', value: 'NAME', help: "the name of a chart's release; its folder's unless given" },
} as const satisfies Options;

export const SOURCE_GROUP = { title: 'How PATHs are read', options: SOURCE_OPTIONS } as const;

/** What PATH is, for the help of verbs. */
export const PATH_HELP = `PATH is a file, a folder, a pattern, or - for the standard input. In a folder, each kustomization and each Helm chart is an
app, and so are the plain manifests; what isn't meant for Kubernetes is passed over.`;

/** What was read of sources, with what stands in the way of judging all of it. */
export interface Sources {
  readonly apps: readonly App[];
  /** The names of apps that aren't among them. */
  readonly leftOut: readonly string[];
  /** Whether something should have been judged and isn't. */
  readonly incomplete: boolean;
}

/** The apps that the words of a command line name; what can't be among them is told, a line each. */
export function readSources(words: readonly string[], given: Arguments, terminal: Terminal): Sources {
  return reported(readApps(words, sourceOptions(given)), terminal);
}

/** The apps as they were at a revision of the git repository that they are in. */
export function readSourcesAt(
  revision: string,
  words: readonly string[],
  given: Arguments,
  terminal: Terminal,
): Sources {
  return reported(readRevision(revision, words, sourceOptions(given)), terminal);
}

/** Tells which files can't be read, for verbs that don't make findings of it, and gives what can. */
export function reportUnreadable({ apps, leftOut, incomplete }: Sources, terminal: Terminal): Sources {
  const problems = new Set(
    apps.flatMap(({ problems }) =>
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ place, message }) => `${place.file}:${place.line}:${place.column}: ${message}`),
    ),
  );
  for (const problem of problems) terminal.error(`cdk8s-stateful: ${problem}; it is left out\n`);
  return { apps, leftOut, incomplete: incomplete || problems.size > 0 };
}

function sourceOptions(given: Arguments): SourceOptions {
  const releaseName = given.text('helm-release');
  const kubernetesVersion = given.text('kubernetes-version');
  const namespace = given.text('namespace');
  if (namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace))
    throw new UsageError(`--namespace is the name of a namespace; not ${JSON.stringify(namespace)}`);
  return {
    render: choice<'auto' | 'never'>(given.text('render'), ['auto', 'never'], '--render'),
    allowRemote: given.flag('allow-remote'),
    ...(namespace === undefined ? {} : { namespace }),
    helm: {
      values: given.texts('helm-values'),
      set: given.texts('helm-set'),
      ...(namespace === undefined ? {} : { namespace }),
      ...(releaseName === undefined ? {} : { releaseName }),
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    },
  };
}

function reported({ apps, leftOut }: Apps, terminal: Terminal): Sources {
  for (const { name, reason } of leftOut) terminal.error(`cdk8s-stateful: left out: ${name} ${reason}\n`);
  const nothing = apps.every(({ manifests, problems }) => manifests.length === 0 && problems.length === 0);
  return {
    apps,
    leftOut: leftOut.map(({ name }) => name),
    incomplete: leftOut.some(({ failed }) => failed) || (nothing && leftOut.length > 0),
  };
}
