import type { App, Apps } from '../source/app';
import type { SourceOptions } from '../source/apps';
import { readApps } from '../source/apps';
import { readRevision } from '../source/revision';
import type { Arguments } from './arguments';
import { isIgnored } from './config/ignored';
import type { Terminal } from './terminal';
import { setFlagsForInput } from './v8';

export { SOURCE_GROUP } from './source-options';

/** Describes PATH in help. */
export const PATH_HELP = `PATH is a file, a folder, a pattern, or - for the standard input. In a folder, each kustomization and each Helm chart is an
app, and the plain manifests together are another; what isn't meant for Kubernetes is skipped.`;

/** The apps of sources, and whether a part is missing. */
export interface Sources {
  /** The number of files that were read as manifests. */
  readonly files: number;
  readonly apps: readonly App[];
  /** The names of apps that were skipped. */
  readonly skipped: readonly string[];
  /** Whether a part of the input couldn't be read. */
  readonly incomplete: boolean;
}

/** Prints the path of the configuration file, with `--verbose`. */
export function printConfigPath({ config, flag }: Arguments, terminal: Terminal): void {
  if (flag('verbose')) terminal.error(`cdk8s-stateful: settings: ${config ?? 'no file'}\n`);
}

/** Reads the apps of paths, and reports those that are skipped. */
export function readSources(args: readonly string[], given: Arguments, terminal: Terminal): Sources {
  return withSkippedReported(readApps(args, sourceOptions(given)), terminal);
}

/** Reads the apps of paths at a git revision. */
export function readSourcesAt(
  revision: string,
  args: readonly string[],
  given: Arguments,
  terminal: Terminal,
): Sources {
  return withSkippedReported(readRevision(revision, args, sourceOptions(given)), terminal);
}

/** Reports unreadable manifests, for verbs that don't report them as findings. */
export function reportUnreadable(sources: Sources, terminal: Terminal): Sources {
  const { apps, incomplete } = sources;
  const problems = new Set(
    apps.flatMap(({ problems }) =>
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ place, message }) => `${place.file}:${place.line}:${place.column} ${message}`),
    ),
  );
  for (const problem of problems) terminal.error(`cdk8s-stateful: left out: ${problem}\n`);
  return { ...sources, incomplete: incomplete || problems.size > 0 };
}

function sourceOptions({ settings, flag }: Arguments): SourceOptions {
  const { namespace, render, helm = {}, ignore, cluster } = settings;
  const { kubernetesVersion } = cluster ?? {};
  return {
    ...(render === undefined ? {} : { render }),
    allowRemote: flag('allow-remote'),
    onRead: setFlagsForInput,
    ...(namespace === undefined ? {} : { namespace }),
    ...(ignore === undefined ? {} : { isIgnored: isIgnored(ignore) }),
    helm: {
      values: helm.values ?? [],
      set: helm.set ?? [],
      ...(namespace === undefined ? {} : { namespace }),
      ...(helm.release === undefined ? {} : { releaseName: helm.release }),
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    },
  };
}

/** Reports if there are no objects, which would look like manifests without mistakes. */
export function reportNothing(sources: Sources, terminal: Terminal): Sources {
  const { files, skipped } = sources;
  if (skipped.length === 0 && isNothing(sources))
    terminal.error(`cdk8s-stateful: no Kubernetes object was found in ${files} file${files === 1 ? '' : 's'}\n`);
  return sources;
}

function isNothing({ apps }: Pick<Apps, 'apps'>): boolean {
  return apps.every(({ manifests, problems }) => manifests.length === 0 && problems.length === 0);
}

function withSkippedReported(read: Apps, terminal: Terminal): Sources {
  const { files, apps, skipped } = read;
  for (const { name, reason } of skipped) terminal.error(`cdk8s-stateful: left out: ${name} ${reason}\n`);
  return {
    files,
    apps,
    skipped: skipped.map(({ name }) => name),
    incomplete: skipped.some(({ failed }) => failed) || (isNothing(read) && skipped.length > 0),
  };
}
