import { parseArgs } from 'node:util';
import { nearest } from '../api/nearest';
import type { ClusterFacts, ClusterStorageClass } from '../inventory/cluster';
import { isNodeError } from '../source/node-error';
import type { Options, Usage } from './options';
import { parserOptions } from './options';
import { UsageError } from './usage-error';

type Value = string | boolean | undefined;

export interface Arguments {
  readonly paths: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}

/** The words of a command line after its verb. @throws UsageError for options that the verb doesn't have */
export function readArguments(words: readonly string[], usage: Usage): Arguments {
  const options = parserOptions(usage);
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const all = values as Readonly<Record<string, Value | readonly Value[]>>;
    const texts = (name: string): readonly string[] => [all[name]].flat().filter((value) => typeof value === 'string');
    return { paths: positionals, flag: (name) => all[name] === true, text: (name) => texts(name).at(-1), texts };
  } catch (error) {
    if (!isNodeError(error) || !error.code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(whatIsWrong(error.message, Object.keys(options)));
  }
}

/** Node's own sentence, with the option that is nearest to one that there isn't. */
function whatIsWrong(message: string, names: readonly string[]): string {
  const unknown = /^Unknown option '(-+)([^']*)'/.exec(message);
  if (unknown === null) return message.split('. ')[0] ?? message;
  const near = nearest(unknown[2] ?? '', names);
  const listed = names.map((name) => `--${name}`).join(', ');
  return `there is no option ${unknown[1] ?? ''}${unknown[2] ?? ''}; ${near === undefined ? `there are ${listed}` : `did you mean --${near}?`}`;
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
  nodes: { type: 'string', value: 'N', help: 'how many nodes there are' },
  zones: { type: 'string', multiple: true, value: 'A,B', help: 'the zones that they are in' },
  'storage-class': {
    type: 'string',
    multiple: true,
    value: 'NAME[=PROVISIONER[,RECLAIM_POLICY[,expand]]]',
    help: 'a StorageClass that the cluster has, and whether its claims may grow; may be repeated: fast=disk.example.com,Retain,expand',
  },
  'default-class': { type: 'string', value: 'NAME', help: "the class that claims without one get; '' for none" },
  complete: { type: 'boolean', help: "what isn't among the manifests isn't in the cluster" },
  'kubernetes-version': { type: 'string', value: '1.34', help: 'the version of the cluster' },
} as const satisfies Options;

export const CLUSTER_GROUP = {
  title: 'Facts of the cluster, which sharpen what is said',
  options: CLUSTER_OPTIONS,
} as const;

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
    const [name = '', facts] = text.split('=');
    const [provisioner, policy, growth, ...more] = facts?.split(',') ?? [];
    if (policy !== undefined && policy !== '' && policy !== 'Delete' && policy !== 'Retain')
      throw new UsageError(`--storage-class ${name} has the reclaim policy Delete or Retain; not ${policy}`);
    if ((growth !== undefined && growth !== 'expand' && growth !== 'no-expand') || more.length > 0)
      throw new UsageError(
        `--storage-class ${name}: after the reclaim policy comes expand or no-expand; not ${[growth, ...more].join()}`,
      );
    return {
      name,
      ...(growth === undefined ? {} : { allowVolumeExpansion: growth === 'expand' }),
      ...(provisioner === undefined || provisioner === '' ? {} : { provisioner }),
      ...(policy === undefined || policy === '' ? {} : { reclaimPolicy: policy }),
    };
  });
  const defaultClass = given.text('default-class');
  return {
    ...(nodes === undefined ? {} : { nodes: Number(nodes) }),
    ...(zones.length === 0 ? {} : { zones }),
    ...(classes.length === 0 ? {} : { storageClasses: classes }),
    ...(defaultClass === undefined ? {} : { defaultClass }),
    ...(given.flag('complete') ? { complete: true } : {}),
    ...(version === undefined ? {} : { kubernetesVersion: version }),
  };
}
