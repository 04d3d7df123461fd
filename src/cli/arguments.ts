import { parseArgs, types } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { nearest } from '../api/nearest';
import type { ClusterFacts, ClusterStorageClass } from '../inventory/cluster';
import { UsageError } from './usage-error';

type Options = NonNullable<ParseArgsConfig['options']>;
type Value = string | boolean | undefined;

export interface Arguments {
  readonly paths: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}

/** The words of a command line after its verb. @throws UsageError for options that the verb doesn't have */
export function readArguments(words: readonly string[], options: Options): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const all = values as Readonly<Record<string, Value | readonly Value[]>>;
    const texts = (name: string): readonly string[] => [all[name]].flat().filter((value) => typeof value === 'string');
    return { paths: positionals, flag: (name) => all[name] === true, text: (name) => texts(name).at(-1), texts };
  } catch (error) {
    if (!types.isNativeError(error)) throw error;
    const unknown = /^Unknown option '--([^']+)'/.exec(error.message)?.[1];
    const near = unknown === undefined ? undefined : nearest(unknown, Object.keys(options));
    if (near !== undefined) throw new UsageError(`there is no option --${unknown}; did you mean --${near}?`);
    throw new UsageError(error.message.split('. ')[0] ?? error.message);
  }
}

/** One of a few words. */
export function choice<T extends string>(given: string | undefined, words: readonly [T, ...T[]], option: string): T {
  if (given === undefined) return words[0];
  const found = words.find((word) => word === given);
  if (found === undefined) throw new UsageError(`${option} is ${words.join(', ')}; not ${given}`);
  return found;
}

/** The options by which facts of the cluster are told; for every verb that judges manifests. */
export const CLUSTER_OPTIONS = {
  nodes: { type: 'string' },
  zones: { type: 'string', multiple: true },
  'storage-class': { type: 'string', multiple: true },
  'default-class': { type: 'string' },
  'kubernetes-version': { type: 'string' },
} as const satisfies Options;

export const CLUSTER_HELP = `Facts of the cluster, which sharpen what is said:
  --nodes N                    how many nodes there are
  --zones A,B                  the zones that they are in
  --storage-class NAME[=PROVISIONER]
                               a StorageClass that the cluster has; may be repeated
  --default-class NAME         the class that claims without one get; '' for none
  --kubernetes-version 1.34    the version of the cluster`;

export function clusterFacts(given: Arguments): ClusterFacts {
  const nodes = given.text('nodes');
  if (nodes !== undefined && !/^[1-9]\d*$/.test(nodes))
    throw new UsageError(`--nodes is a number of at least 1; not ${nodes}`);
  const version = given.text('kubernetes-version');
  if (version !== undefined && !/^v?\d+\.\d+/.test(version)) {
    throw new UsageError(`--kubernetes-version is a version like 1.34; not ${version}`);
  }
  const zones = given
    .texts('zones')
    .flatMap((list) => list.split(','))
    .filter((zone) => zone !== '');
  const classes = given.texts('storage-class').map((text): ClusterStorageClass => {
    const [name = '', provisioner] = text.split('=');
    return { name, ...(provisioner === undefined ? {} : { provisioner }) };
  });
  const defaultClass = given.text('default-class');
  return {
    ...(nodes === undefined ? {} : { nodes: Number(nodes) }),
    ...(zones.length === 0 ? {} : { zones }),
    ...(classes.length === 0 ? {} : { storageClasses: classes }),
    ...(defaultClass === undefined ? {} : { defaultClass }),
    ...(version === undefined ? {} : { kubernetesVersion: version }),
  };
}
