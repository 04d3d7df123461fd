import { Chart } from 'cdk8s';
import fc from 'fast-check';
import {
  AwsEbs,
  CsiOptions,
  FcDisk,
  HostPathType,
  IscsiDisk,
  Longhorn,
  NfsExport,
  NodeExpression,
  Smb,
  Storage,
  StorageClass,
  StorageClassProps,
  VolumeAffinity,
  VolumeBindingMode,
} from '../../src';
import * as value from './values';

export const nfsExports = (): fc.Arbitrary<NfsExport> =>
  fc.record({ server: value.names(), path: value.nodePaths(), readOnly: value.maybe(fc.boolean()) });

export const iscsiDisks = (): fc.Arbitrary<IscsiDisk> =>
  fc.record({
    targetPortal: value.mostly(fc.constant('10.0.2.15:3260'), ''),
    iqn: value.mostly(fc.constantFrom('iqn.2001-04.com.example:disk1', 'eui.0123456789abcdef'), 'disk'),
    lun: value.mostly(fc.nat(255), -1, 256),
    portals: value.maybe(fc.constant(['10.0.2.16:3260'])),
    fsType: value.maybe(fc.constant('xfs')),
    readOnly: value.maybe(fc.boolean()),
    chapAuthDiscovery: value.mostly<boolean | undefined>(fc.constant(undefined), false, true),
    chapAuthSession: value.mostly<boolean | undefined>(fc.constant(undefined), false, true),
    initiatorName: value.mostly<string | undefined>(fc.constant(undefined), 'iqn.2001-04.com.example:me', 'me'),
    iscsiInterface: value.maybe(fc.constant('default')),
    secretName: value.maybe(value.names()),
  });

const FC_DISKS: FcDisk[] = [
  { targetWwns: ['50060e801049cfd1'], lun: 0 },
  { wwids: ['3600508b400105e210000900000490000'], fsType: 'ext4', readOnly: false },
];

export const fcDisks = (): fc.Arbitrary<FcDisk> =>
  value.mostly<FcDisk>(fc.constantFrom(...FC_DISKS), {}, { lun: 300, wwids: ['a'] }, { targetWwns: ['a'] });

const secrets = () => value.maybe(fc.record({ name: value.names(), namespace: value.names() }));

const csiVolumes = (): fc.Arbitrary<CsiOptions> =>
  fc.record({
    driver: value.drivers(),
    volumeHandle: value.mostly(fc.constant('vol-1'), ''),
    fsType: value.maybe(fc.constant('ext4')),
    readOnly: value.maybe(fc.boolean()),
    volumeAttributes: value.maybe(value.parameters()),
    controllerPublishSecretRef: secrets(),
    nodeStageSecretRef: secrets(),
    nodePublishSecretRef: secrets(),
    controllerExpandSecretRef: secrets(),
    nodeExpandSecretRef: secrets(),
  });

const expressions = (): fc.Arbitrary<NodeExpression> =>
  value.mostly<NodeExpression>(
    fc.constantFrom(
      { key: 'kubernetes.io/hostname', operator: 'In', values: ['worker-0'] },
      { key: 'disk', operator: 'Exists' },
      { key: 'cpus', operator: 'Gt', values: ['4'] },
    ),
    { key: 'disk', operator: 'In' },
    { key: 'disk', operator: 'gt', values: ['4'] },
    { key: 'zone', operator: 'In', values: ['a b'] },
  );

export const classProps = (): fc.Arbitrary<StorageClassProps> =>
  fc.record({
    provisioner: value.mostly(fc.constantFrom('csi.example.com', 'kubernetes.io/no-provisioner'), 'a b'),
    parameters: value.maybe(value.parameters()),
    reclaimPolicy: value.maybe(value.reclaimPolicies()),
    volumeBindingMode: value.maybe(fc.constantFrom(...Object.values(VolumeBindingMode))),
    allowVolumeExpansion: value.maybe(fc.boolean()),
    mountOptions: value.maybe(fc.constant(['noatime'])),
    allowedTopologies: value.maybe(
      value.mostly(fc.constant([{ matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] }]), [
        { matchLabelExpressions: [{ key: 'zone', values: ['a', 'a'] }] },
      ]),
    ),
    isDefault: value.maybe(fc.boolean()),
    metadata: value.maybe(value.clusterMetadata()),
  });

/** Storage that many claims can share: classes and selectors. */
const classes = () =>
  fc.oneof(
    fc.record({ of: fc.constant('matching' as const), selector: value.selectors() }),
    fc.record({ of: fc.constant('class' as const), name: value.maybe(value.names()) }),
    fc.record({ of: fc.constant('newClass' as const), props: classProps() }),
    fc.record({ of: fc.constant('preset' as const), preset: fc.constantFrom('ebs', 'longhorn', 'smb') }),
  );

/** The storage of a store, as data. */
export const storages = () =>
  fc.oneof(
    fc.record({
      of: fc.constant('hostPath' as const),
      path: value.nodePaths(),
      type: value.maybe(fc.constantFrom(...Object.values(HostPathType))),
      options: value.volumeOptions(),
    }),
    fc.record({
      of: fc.constant('local' as const),
      path: value.nodePaths(),
      nodes: fc.array(expressions(), { maxLength: 2 }),
      options: value.volumeOptions(),
    }),
    fc.record({ of: fc.constant('nfs' as const), source: nfsExports(), options: value.volumeOptions() }),
    fc.record({
      of: fc.constant('iscsi' as const),
      source: iscsiDisks(),
      secretNamespace: value.maybe(value.names()),
      options: value.volumeOptions(),
    }),
    fc.record({
      of: fc.constant('csi' as const),
      source: csiVolumes(),
      zones: value.maybe(fc.array(value.names(), { maxLength: 2 })),
      options: value.volumeOptions(),
    }),
    fc.record({ of: fc.constant('fc' as const), source: fcDisks(), options: value.volumeOptions() }),
    fc.record({ of: fc.constant('existing' as const), name: value.names() }),
    classes(),
  );

/** Storage for the claims of several pods, and sometimes a single volume. */
export const replicated = () =>
  fc.oneof({ weight: 9, arbitrary: value.maybe(classes()) }, { weight: 1, arbitrary: storages() });

export type StorageSpec = value.Outcome<ReturnType<typeof storages>>;

/** The storage that the data describes, made as a user would make it. */
export function buildStorage(spec: StorageSpec, scope: Chart, id: string): Storage {
  switch (spec.of) {
    case 'hostPath':
      return Storage.hostPath(spec.path, { ...spec.options, type: spec.type });
    case 'local':
      return Storage.local(spec.path, { ...spec.options, nodeAffinity: VolumeAffinity.expressions(spec.nodes) });
    case 'nfs':
      return Storage.nfs({ ...spec.options, ...spec.source });
    case 'iscsi':
      return Storage.iscsi({ ...spec.options, ...spec.source, secretNamespace: spec.secretNamespace });
    case 'csi': {
      const nodeAffinity = spec.zones === undefined ? undefined : VolumeAffinity.zones(...spec.zones);
      return Storage.csi({ ...spec.options, ...spec.source, nodeAffinity });
    }
    case 'fc':
      return Storage.fc({ ...spec.options, ...spec.source });
    case 'existing':
      return Storage.existingVolume(spec.name);
    case 'matching':
      return Storage.matching(spec.selector);
    case 'class':
      return Storage.dynamic({ storageClass: spec.name });
    case 'newClass':
      return Storage.dynamic({ storageClass: new StorageClass(scope, `${id}-class`, spec.props) });
    case 'preset':
      return Storage.dynamic({ storageClass: buildPreset(spec.preset, scope, `${id}-preset`) });
  }
}

function buildPreset(preset: string, scope: Chart, id: string): StorageClass {
  if (preset === 'ebs') return AwsEbs.storageClass(scope, id, { type: 'gp3', iops: 4000 });
  if (preset === 'longhorn') return Longhorn.storageClass(scope, id, { numberOfReplicas: 2 });
  return Smb.storageClass(scope, id, {
    source: '//server/share',
    nodeStageSecret: { name: 'smb', namespace: 'default' },
  });
}
