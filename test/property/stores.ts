import { Chart, Size } from 'cdk8s';
import fc from 'fast-check';
import {
  ClaimOptions,
  DataSource,
  DownwardApiStore,
  EmptyDirMedium,
  EnvConfig,
  EnvSecret,
  EphemeralStore,
  HostPathType,
  IStore,
  NetworkStore,
  NodeStore,
  PersistentStore,
  ProjectedSource,
  ProjectedStore,
  ReplicaStore,
  StaticBinding,
  Storage,
  StorageClass,
  StoreSnapshot,
  VolumeAffinity,
  VolumeBindingMode,
} from '../../src';
import * as value from './values';

type Outcome<A> = A extends fc.Arbitrary<infer T> ? T : never;

const NFS = { server: value.names(), path: value.nodePaths() };
const ISCSI = {
  targetPortal: value.mostly(fc.constant('10.0.2.15:3260'), ''),
  iqn: value.mostly(fc.constantFrom('iqn.2001-04.com.example:disk1', 'eui.0123456789abcdef'), 'disk'),
  lun: value.mostly(fc.nat(255), -1, 256),
};
const CSI = {
  driver: value.mostly(fc.constantFrom('csi.example.com', 'ebs.csi.aws.com'), 'a b'),
  volumeHandle: value.mostly(fc.constant('vol-1'), ''),
};
const SECRET_REFERENCE = fc.record({ name: value.names(), namespace: value.names() });

/** Classes and selectors: what many claims can stand on. */
const classes = () =>
  fc.oneof(
    fc.record({ of: fc.constant('matching' as const), selector: value.selectors() }),
    fc.record({ of: fc.constant('class' as const), name: value.maybe(value.names()) }),
    fc.record({
      of: fc.constant('newClass' as const),
      parameters: value.parameters(),
      bindingMode: value.maybe(fc.constantFrom(...Object.values(VolumeBindingMode))),
      isDefault: value.maybe(fc.boolean()),
    }),
  );

/** What a store stands on, as data. */
const storages = () =>
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
      nodes: fc.array(value.names(), { maxLength: 2 }),
      options: value.volumeOptions(),
    }),
    fc.record({ of: fc.constant('nfs' as const), ...NFS, options: value.volumeOptions() }),
    fc.record({ of: fc.constant('iscsi' as const), ...ISCSI, options: value.volumeOptions() }),
    fc.record({
      of: fc.constant('csi' as const),
      ...CSI,
      attributes: value.maybe(value.parameters()),
      secret: value.maybe(SECRET_REFERENCE),
      options: value.volumeOptions(),
    }),
    fc.record({
      of: fc.constant('fc' as const),
      targetWwns: value.maybe(fc.array(fc.constant('50060e801049cfd1'), { maxLength: 2 })),
      lun: value.maybe(fc.integer({ min: -1, max: 256 })),
      wwids: value.maybe(fc.array(fc.constant('3600508b400105e210000900000490000'), { maxLength: 1 })),
      options: value.volumeOptions(),
    }),
    fc.record({ of: fc.constant('existing' as const), name: value.names() }),
    classes(),
  );

/** What the claims of several pods can stand on, and now and then one volume. */
const replicated = () =>
  fc.oneof({ weight: 9, arbitrary: value.maybe(classes()) }, { weight: 1, arbitrary: storages() });

const claims = {
  capacity: value.mebibytes(),
  limit: value.mostly<number | undefined>(fc.constant(undefined), 1, 4_000_000),
  accessModes: value.maybe(value.accessModes()),
  volumeMode: value.maybe(value.volumeModes()),
  volumeAttributesClass: value.maybe(value.names()),
};

/** A store as data: what it is, and its options. */
export const stores = () =>
  fc.oneof(
    fc.record({
      is: fc.constant('persistent' as const),
      ...claims,
      storage: value.maybe(storages()),
      metadata: value.metadata(),
      binding: value.mostly<StaticBinding | undefined>(fc.constant(undefined), ...Object.values(StaticBinding)),
      storageClass: value.maybe(fc.constantFrom('', 'standard')),
      readOnly: value.maybe(fc.boolean()),
      from: value.maybe(fc.constantFrom('snapshot' as const, 'clone' as const, 'populator' as const)),
    }),
    fc.record({ is: fc.constant('replica' as const), ...claims, storage: replicated(), metadata: value.metadata() }),
    fc.record({
      is: fc.constant('ephemeralClaim' as const),
      ...claims,
      storage: replicated(),
      metadata: value.metadata(),
    }),
    fc.record({
      is: fc.constant('emptyDir' as const),
      medium: value.maybe(fc.constantFrom(...Object.values(EmptyDirMedium))),
      sizeLimit: value.maybe(value.mebibytes()),
    }),
    fc.record({
      is: fc.constant('inlineCsi' as const),
      driver: CSI.driver,
      attributes: value.maybe(value.parameters()),
      secretName: value.maybe(value.names()),
    }),
    fc.record({ is: fc.constant('image' as const), reference: value.mostly(fc.constant('example/model:1'), '') }),
    fc.record({ is: fc.constant('node' as const), path: value.nodePaths() }),
    fc.record({ is: fc.constant('nfs' as const), ...NFS }),
    fc.record({ is: fc.constant('iscsi' as const), ...ISCSI }),
    fc.record({
      is: fc.constant('downward' as const),
      path: value.subPaths(),
      fieldPath: value.mostly(fc.constantFrom('metadata.labels', "metadata.annotations['a']"), 'status.podIP'),
      mode: value.maybe(value.modes()),
    }),
    fc.record({
      is: fc.constant('projected' as const),
      keys: fc.array(fc.constantFrom('a', 'b.conf'), { maxLength: 2 }),
      defaultMode: value.maybe(value.modes()),
      expirationSeconds: value.maybe(fc.integer({ min: 500, max: 5000 })),
    }),
    fc.record({
      is: fc.constantFrom('config' as const, 'secret' as const),
      data: fc.dictionary(fc.constantFrom('a', 'b.conf', 'C_D'), value.texts(), { noNullPrototype: true }),
      defaultMode: value.maybe(value.modes()),
    }),
    fc.record({ is: fc.constant('existing' as const), claimName: value.names() }),
  );

export type StoreSpec = Outcome<ReturnType<typeof stores>>;
type StorageSpec = Outcome<ReturnType<typeof storages>>;
type ClaimSpec = { [K in keyof typeof claims]: Outcome<(typeof claims)[K]> } & { readonly storage?: StorageSpec };

/** The store that the data describes, made as a user would make it. */
export function buildStore(spec: StoreSpec, scope: Chart, id: string): IStore {
  switch (spec.is) {
    case 'persistent': {
      const { metadata, binding, storageClass, readOnly } = spec;
      const options = { metadata, binding, storageClass, readOnly };
      const dataSource = spec.from === undefined ? undefined : buildSource(spec.from, scope, id);
      return new PersistentStore(scope, id, { ...claimOptions(spec, scope, id), ...options, dataSource });
    }
    case 'replica':
      return new ReplicaStore(scope, id, { ...claimOptions(spec, scope, id), metadata: spec.metadata });
    case 'ephemeralClaim':
      return EphemeralStore.claim({ ...claimOptions(spec, scope, id), metadata: spec.metadata });
    case 'emptyDir': {
      const sizeLimit = spec.sizeLimit === undefined ? undefined : Size.mebibytes(spec.sizeLimit);
      return EphemeralStore.emptyDir({ medium: spec.medium, sizeLimit });
    }
    case 'inlineCsi': {
      const { driver, attributes, secretName } = spec;
      return EphemeralStore.csi({ driver, volumeAttributes: attributes, nodePublishSecretName: secretName });
    }
    case 'image':
      return EphemeralStore.image({ reference: spec.reference });
    case 'node':
      return NodeStore.hostPath(spec.path);
    case 'nfs':
      return NetworkStore.nfs({ server: spec.server, path: spec.path });
    case 'iscsi':
      return NetworkStore.iscsi({ targetPortal: spec.targetPortal, iqn: spec.iqn, lun: spec.lun });
    case 'downward':
      return new DownwardApiStore({ files: [{ path: spec.path, fieldPath: spec.fieldPath, mode: spec.mode }] });
    case 'projected': {
      const config = EnvConfig.fromConfigMapName(scope, `${id}-config`, 'settings');
      const { keys, defaultMode, expirationSeconds } = spec;
      const files = ProjectedSource.files(config.files({ items: keys.map((key) => ({ key })) }));
      const token = ProjectedSource.serviceAccountToken({ path: 'token', expirationSeconds });
      return new ProjectedStore({ sources: [files, token], defaultMode });
    }
    case 'config':
      return new EnvConfig(scope, id, { data: spec.data }).files({ defaultMode: spec.defaultMode });
    case 'secret':
      return new EnvSecret(scope, id, { stringData: spec.data }).files({ defaultMode: spec.defaultMode });
    case 'existing':
      return PersistentStore.fromClaimName(scope, id, spec.claimName);
  }
}

function claimOptions(spec: ClaimSpec, scope: Chart, id: string): ClaimOptions & { storage?: Storage } {
  const { capacity, limit, accessModes, volumeMode, volumeAttributesClass, storage } = spec;
  return {
    capacity: Size.mebibytes(capacity),
    limit: limit === undefined ? undefined : Size.mebibytes(limit),
    accessModes,
    volumeMode,
    volumeAttributesClass,
    storage: storage === undefined ? undefined : buildStorage(storage, scope, id),
  };
}

function buildStorage(spec: StorageSpec, scope: Chart, id: string): Storage {
  switch (spec.of) {
    case 'hostPath':
      return Storage.hostPath(spec.path, { ...spec.options, type: spec.type });
    case 'local':
      return Storage.local(spec.path, { ...spec.options, nodeAffinity: VolumeAffinity.nodes(...spec.nodes) });
    case 'nfs':
      return Storage.nfs({ ...spec.options, server: spec.server, path: spec.path });
    case 'iscsi':
      return Storage.iscsi({ ...spec.options, targetPortal: spec.targetPortal, iqn: spec.iqn, lun: spec.lun });
    case 'csi': {
      const { options, driver, volumeHandle, attributes: volumeAttributes, secret } = spec;
      return Storage.csi({ ...options, driver, volumeHandle, volumeAttributes, nodeStageSecretRef: secret });
    }
    case 'fc':
      return Storage.fc({ ...spec.options, targetWwns: spec.targetWwns, lun: spec.lun, wwids: spec.wwids });
    case 'existing':
      return Storage.existingVolume(spec.name);
    case 'matching':
      return Storage.matching(spec.selector);
    case 'class':
      return Storage.dynamic({ class: spec.name });
    case 'newClass': {
      const { parameters, bindingMode: volumeBindingMode, isDefault } = spec;
      const props = { provisioner: 'csi.example.com', parameters, volumeBindingMode, isDefault };
      return Storage.dynamic({ class: new StorageClass(scope, `${id}-class`, props) });
    }
  }
}

function buildSource(from: 'snapshot' | 'clone' | 'populator', scope: Chart, id: string): DataSource {
  const store = PersistentStore.fromClaimName(scope, `${id}-origin`, 'origin');
  if (from === 'clone') return DataSource.clone(store);
  if (from === 'snapshot') return DataSource.snapshot(new StoreSnapshot(scope, `${id}-snapshot`, { store }));
  return DataSource.reference({ apiGroup: 'example.com', kind: 'Hello', name: 'world', namespace: 'other' });
}
