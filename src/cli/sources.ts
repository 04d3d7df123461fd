import type { App, Apps } from '../source/app';
import type { SourceOptions } from '../source/apps';
import { readApps } from '../source/apps';
import { readRevision } from '../source/revision';
import type { Arguments } from './arguments';
import { isIgnored } from './config/ignored';
import type { Terminal } from './terminal';
import { longerWhenMuch } from './v8';

export { SOURCE_GROUP } from './source-options';

/** What PATH is, for the help of verbs. */
export const PATH_HELP = `PATH is a file, a folder, a pattern, or - for the standard input. In a folder, each kustomization and each Helm chart is an
app, and the plain manifests together are another; what isn't meant for Kubernetes is skipped.`;

/** What was read of sources, with what stands in the way of judging all of it. */
export interface Sources {
  /** How many files were read as manifests. */
  readonly files: number;
  readonly apps: readonly App[];
  /** The names of apps that aren't among them. */
  readonly skipped: readonly string[];
  /** Whether something should have been judged and isn't. */
  readonly incomplete: boolean;
}

/** Tells the file of settings that is used, where that is asked for. */
export function tellConfig({ config, flag }: Arguments, terminal: Terminal): void {
  if (flag('verbose')) terminal.error(`cdk8s-stateful: settings: ${config ?? 'no file'}\n`);
}

/** The apps that the arguments name; what can not be among them is reported, a line each. */
export function readSources(args: readonly string[], given: Arguments, terminal: Terminal): Sources {
  return reported(readApps(args, sourceOptions(given)), terminal);
}

/** The apps as they were at a revision of the git repository that they are in. */
export function readSourcesAt(
  revision: string,
  args: readonly string[],
  given: Arguments,
  terminal: Terminal,
): Sources {
  return reported(readRevision(revision, args, sourceOptions(given)), terminal);
}

/** Tells which files can't be read, for verbs that don't make findings of it, and gives what can. */
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
    onRead: longerWhenMuch,
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

/** Says so where there is nothing to judge: else it would look like manifests without a mistake. */
export function reportNothing(sources: Sources, terminal: Terminal): Sources {
  const { files, skipped } = sources;
  if (skipped.length === 0 && isNothing(sources))
    terminal.error(`cdk8s-stateful: no Kubernetes object was found in ${files} file${files === 1 ? '' : 's'}\n`);
  return sources;
}

function isNothing({ apps }: Pick<Apps, 'apps'>): boolean {
  return apps.every(({ manifests, problems }) => manifests.length === 0 && problems.length === 0);
}

function reported(read: Apps, terminal: Terminal): Sources {
  const { files, apps, skipped } = read;
  for (const { name, reason } of skipped) terminal.error(`cdk8s-stateful: left out: ${name} ${reason}\n`);
  return {
    files,
    apps,
    skipped: skipped.map(({ name }) => name),
    incomplete: skipped.some(({ failed }) => failed) || (isNothing(read) && skipped.length > 0),
  };
}
