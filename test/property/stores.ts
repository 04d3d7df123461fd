import { Chart, Size } from 'cdk8s';
import fc from 'fast-check';
import {
  ClaimOptions,
  DataSource,
  EmptyDirMedium,
  EnvConfig,
  EnvSecret,
  EphemeralStore,
  HostPathType,
  ImageVolumePullPolicy,
  IStore,
  NetworkStore,
  NodeStore,
  PersistentStore,
  ProjectedStore,
  ReplicaStore,
  StaticBinding,
  Storage,
  StoreSnapshot,
} from '../../src';
import { buildDownward, buildProjection, downward, projections } from './projections';
import { buildStorage, fcDisks, iscsiDisks, nfsExports, replicated, storages, StorageSpec } from './storages';
import * as value from './values';

const BINDINGS = ['bothSides', 'claimNamesVolume', 'volumeNamesClaim', 'none'] as const;
type Binding = (typeof BINDINGS)[number];

const claims = {
  capacity: value.mebibytes(),
  limit: value.mostly<number | undefined>(fc.constant(undefined), 1, 4_000_000),
  accessModes: value.maybe(value.accessModes()),
  volumeMode: value.maybe(value.volumeModes()),
  volumeAttributesClass: value.maybe(value.names()),
};

/** A store as data: its kind and options. */
export const stores = () =>
  fc.oneof(
    fc.record({
      is: fc.constant('persistent' as const),
      ...claims,
      storage: value.maybe(storages()),
      metadata: value.metadata(),
      binding: value.mostly<Binding | undefined>(fc.constant(undefined), ...BINDINGS),
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
      options: fc.record({
        driver: value.drivers(),
        fsType: value.maybe(fc.constant('ext4')),
        readOnly: value.maybe(fc.boolean()),
        volumeAttributes: value.maybe(value.parameters()),
        nodePublishSecretName: value.maybe(value.names()),
      }),
    }),
    fc.record({
      is: fc.constant('image' as const),
      reference: value.mostly(fc.constant('example/model:1'), ''),
      pullPolicy: value.maybe(fc.constantFrom(...Object.values(ImageVolumePullPolicy))),
    }),
    fc.record({
      is: fc.constant('node' as const),
      path: value.nodePaths(),
      type: value.maybe(fc.constantFrom(...Object.values(HostPathType))),
    }),
    fc.record({ is: fc.constant('nfs' as const), source: nfsExports() }),
    fc.record({ is: fc.constant('iscsi' as const), source: iscsiDisks() }),
    fc.record({ is: fc.constant('fc' as const), source: fcDisks() }),
    fc.record({ is: fc.constant('downward' as const), ...downward() }),
    fc.record({
      is: fc.constant('projected' as const),
      sources: fc.array(projections(), { maxLength: 4 }),
      defaultMode: value.maybe(value.modes()),
    }),
    fc.record({
      is: fc.constantFrom('config' as const, 'secret' as const),
      data: fc.dictionary(fc.constantFrom('a', 'b.conf', 'C_D'), value.texts(), { noNullPrototype: true }),
      defaultMode: value.maybe(value.modes()),
    }),
    fc.record({
      is: fc.constant('existing' as const),
      claimName: value.names(),
      readOnly: value.maybe(fc.boolean()),
    }),
  );

export type StoreSpec = value.Outcome<ReturnType<typeof stores>>;
type ClaimSpec = { [K in keyof typeof claims]: value.Outcome<(typeof claims)[K]> } & { readonly storage?: StorageSpec };

/** The store that the data describes, made as a user would make it. */
export function buildStore(spec: StoreSpec, scope: Chart, id: string): IStore {
  switch (spec.is) {
    case 'persistent': {
      const { metadata, storageClass, readOnly } = spec;
      const binding = spec.binding && StaticBinding[spec.binding]();
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
    case 'inlineCsi':
      return EphemeralStore.csi(spec.options);
    case 'image':
      return EphemeralStore.image({ reference: spec.reference, pullPolicy: spec.pullPolicy });
    case 'node':
      return NodeStore.hostPath(spec.path, { type: spec.type });
    case 'nfs':
      return NetworkStore.nfs(spec.source);
    case 'iscsi':
      return NetworkStore.iscsi(spec.source);
    case 'fc':
      return NetworkStore.fc(spec.source);
    case 'downward':
      return buildDownward(spec);
    case 'projected': {
      const sources = spec.sources.map((source, i) => buildProjection(source, scope, `${id}-source${i}`));
      return new ProjectedStore({ sources, defaultMode: spec.defaultMode });
    }
    case 'config':
      return new EnvConfig(scope, id, { data: spec.data }).files({ defaultMode: spec.defaultMode });
    case 'secret':
      return new EnvSecret(scope, id, { stringData: spec.data }).files({ defaultMode: spec.defaultMode });
    case 'existing':
      return PersistentStore.fromClaimName(scope, id, spec.claimName, { readOnly: spec.readOnly });
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

function buildSource(from: 'snapshot' | 'clone' | 'populator', scope: Chart, id: string): DataSource {
  const store = PersistentStore.fromClaimName(scope, `${id}-origin`, 'origin');
  if (from === 'clone') return DataSource.clone(store);
  if (from === 'snapshot') return DataSource.snapshot(new StoreSnapshot(scope, `${id}-snapshot`, { store }));
  return DataSource.reference({ apiGroup: 'example.com', kind: 'Hello', name: 'world', namespace: 'other' });
}
