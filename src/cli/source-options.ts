import { anchored } from './config/ignored';
import { aString, listOf, oneOf } from './config/settings';
import type { Options } from './options';

/** The options of reading sources, for verbs that read manifests. */
export const SOURCE_OPTIONS = {
  namespace: {
    type: 'string',
    short: 'n',
    value: 'NAME',
    help: 'the namespace of what names none, as with kubectl, helm and Argo CD',
    setting: { key: 'namespace', ...aString('the name of a namespace', '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$') },
  },
  render: {
    type: 'string',
    value: 'auto|never',
    help: 'whether kustomizations and charts are rendered, by the kubectl, kustomize and helm that are on PATH',
    setting: { key: 'render', ...oneOf('auto', 'never') },
  },
  'allow-remote': {
    type: 'boolean',
    help: 'also render kustomizations that fetch something from elsewhere',
  },
  'helm-values': {
    type: 'string',
    multiple: true,
    value: 'FILE',
    help: 'values for charts, over their own; may be repeated',
    setting: { key: 'helm.values', ...listOf('files of values') },
  },
  'helm-set': {
    type: 'string',
    multiple: true,
    value: 'KEY=VALUE',
    help: 'a value for charts; may be repeated',
    setting: { key: 'helm.set', ...listOf('KEY=VALUE', '^[^=]+=') },
  },
  'helm-release': {
    type: 'string',
    value: 'NAME',
    help: "the name of a chart's release; that of its folder by default",
    setting: { key: 'helm.release', ...aString('the name of a release') },
  },
  ignore: {
    type: 'string',
    multiple: true,
    value: 'PATTERN',
    help: 'files and folders to skip in folders: vendor, **/*.test.yaml; may be repeated',
    setting: {
      key: 'ignore',
      ...listOf('a pattern of paths, without ! before it', '^[^!]'),
      read: (given: readonly string[]) => given.map((pattern) => anchored('.', pattern)),
    },
  },
  config: {
    type: 'string',
    value: 'FILE',
    help: 'the file of settings; by default the nearest .cdk8s-stateful.yaml in this folder or above it',
  },
  'no-config': { type: 'boolean', help: 'use no file of settings' },
  verbose: { type: 'boolean', help: 'print which file of settings is used' },
} as const satisfies Options;

export const SOURCE_GROUP = { title: 'How PATHs are read', options: SOURCE_OPTIONS } as const;
