import type { Json } from '../inventory/json';
import type { Setting } from './config/settings';
import { aBoolean, anInteger, aString, listOf } from './config/settings';
import type { Options } from './options';
import { UsageError } from './usage-error';

/** The schema of classes in the configuration file; the option has only the most common fields. */
const STORAGE_CLASSES: Pick<Setting, 'schema' | 'read'> = {
  schema: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        provisioner: { type: 'string', description: 'the name of a CSI driver' },
        reclaimPolicy: { type: 'string', enum: ['Delete', 'Retain'] },
        volumeBindingMode: { type: 'string', enum: ['Immediate', 'WaitForFirstConsumer'] },
        allowVolumeExpansion: { type: 'boolean' },
      },
      required: ['name'],
    },
  },
  read: (given) => given.map(storageClass),
};

/** The options with facts about the cluster, for verbs that read manifests. */
export const CLUSTER_OPTIONS = {
  nodes: {
    type: 'string',
    value: 'N',
    help: 'how many nodes there are',
    setting: { key: 'cluster.nodes', ...anInteger('a number of at least 1', 1) },
  },
  zones: {
    type: 'string',
    multiple: true,
    value: 'A,B',
    help: 'the zones that the nodes are in',
    setting: {
      key: 'cluster.zones',
      ...listOf('names of zones'),
      read: (given: readonly string[]) => given.flatMap((list) => list.split(',')).filter((zone) => zone !== ''),
    },
  },
  'storage-class': {
    type: 'string',
    multiple: true,
    value: 'NAME[=PROVISIONER[,RECLAIM_POLICY[,expand]]]',
    help: 'a StorageClass that the cluster has, and whether its claims may grow; may be repeated: fast=disk.example.com,Retain,expand',
    setting: { key: 'cluster.storageClasses', ...STORAGE_CLASSES },
  },
  'default-class': {
    type: 'string',
    value: 'NAME',
    help: "the class that claims without one get; '' for none",
    setting: { key: 'cluster.defaultClass', ...aString('the name of a StorageClass') },
  },
  complete: {
    type: 'boolean',
    help: "the manifests are all there is: what isn't among them isn't in the cluster",
    setting: { key: 'cluster.complete', ...aBoolean },
  },
  'kubernetes-version': {
    type: 'string',
    value: '1.34',
    help: 'the version of the cluster',
    setting: { key: 'cluster.kubernetesVersion', ...aString('a version like 1.34', '^v?\\d+\\.\\d+') },
  },
} as const satisfies Options;

export const CLUSTER_GROUP = {
  title: 'Facts about the cluster, with which the answers are more precise',
  options: CLUSTER_OPTIONS,
} as const;

function storageClass(text: string): Json {
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
}
