import { Chart, Size } from 'cdk8s';
import fc from 'fast-check';
import {
  GroupSnapshot,
  GroupSnapshotClass,
  GroupSnapshotContent,
  SnapshotClass,
  SnapshotContent,
  SnapshotDeletionPolicy,
  StaticVolume,
  StoreSnapshot,
  VolumeAttributesClass,
} from '../../src';
import { buildStorage, storages } from './storages';
import * as value from './values';

const deletionPolicy = fc.constantFrom(...Object.values(SnapshotDeletionPolicy));
const driver = value.drivers();
const reference = fc.record({ name: value.names(), namespace: value.names() });

const classes = {
  driver,
  deletionPolicy,
  parameters: value.maybe(value.parameters()),
  isDefault: value.maybe(fc.boolean()),
  metadata: value.maybe(value.clusterMetadata()),
};

/** Objects of storage that no pod mounts, as data. */
export const objects = () =>
  fc.oneof(
    fc.record({
      is: fc.constant('volume' as const),
      capacity: value.mebibytes(),
      storage: storages(),
      storageClass: value.maybe(value.names()),
      claimRef: value.maybe(reference),
      volumeAttributesClass: value.maybe(value.names()),
    }),
    fc.record({
      is: fc.constant('attributes' as const),
      props: fc.record({ driver, parameters: value.parameters() }),
    }),
    fc.record({ is: fc.constantFrom('snapshotClass' as const, 'groupClass' as const), props: fc.record(classes) }),
    fc.record({
      is: fc.constant('snapshotContent' as const),
      props: fc.record({
        driver,
        deletionPolicy,
        snapshotHandle: value.mostly(fc.constant('snap-1'), ''),
        snapshotRef: reference,
        snapshotClass: value.maybe(value.names()),
        sourceVolumeMode: value.maybe(value.volumeModes()),
      }),
    }),
    fc.record({
      is: fc.constant('groupContent' as const),
      props: fc.record({
        driver,
        deletionPolicy,
        groupSnapshotHandle: value.mostly(fc.constant('group-1'), ''),
        snapshotHandles: value.mostly<string[]>(fc.constant(['snap-1', 'snap-2']), [], ['']),
        groupSnapshotRef: reference,
        groupSnapshotClass: value.maybe(value.names()),
      }),
    }),
    fc.record({
      is: fc.constant('snapshot' as const),
      props: fc.record({
        store: value.maybe(value.names()),
        content: value.mostly<string | undefined>(fc.constant(undefined), 'content'),
        snapshotClass: value.maybe(value.names()),
        metadata: value.maybe(value.metadata()),
      }),
    }),
    fc.record({
      is: fc.constant('group' as const),
      props: fc.record({
        selector: value.maybe(value.selectors()),
        content: value.mostly<string | undefined>(fc.constant(undefined), 'content'),
        groupSnapshotClass: value.maybe(value.names()),
        metadata: value.maybe(value.metadata()),
      }),
    }),
  );

export type ObjectSpec = value.Outcome<ReturnType<typeof objects>>;

/** Makes the object that the data describes. */
export function buildObject(spec: ObjectSpec, scope: Chart, id: string): unknown {
  switch (spec.is) {
    case 'volume': {
      const { storageClass, claimRef, volumeAttributesClass } = spec;
      const [capacity, storage] = [Size.mebibytes(spec.capacity), buildStorage(spec.storage, scope, id)];
      return new StaticVolume(scope, id, { capacity, storage, storageClass, claimRef, volumeAttributesClass });
    }
    case 'attributes':
      return new VolumeAttributesClass(scope, id, spec.props);
    case 'snapshotClass':
      return new SnapshotClass(scope, id, spec.props);
    case 'groupClass':
      return new GroupSnapshotClass(scope, id, spec.props);
    case 'snapshotContent':
      return new SnapshotContent(scope, id, spec.props);
    case 'groupContent':
      return new GroupSnapshotContent(scope, id, spec.props);
    case 'snapshot':
      return new StoreSnapshot(scope, id, spec.props);
    case 'group':
      return new GroupSnapshot(scope, id, spec.props);
  }
}
