import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { copy } from '../construct/copy';
import { checkReference, objectName } from '../construct/names';
import { defined, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { checkReserved } from '../construct/reserved';
import { refuse, futureConstructPath } from '../construct/construct-path';
import { claimNameOf, IPersistentStore } from './existing-claim';
import { ISnapshotClass, snapshotClassName } from './snapshot-class';
import { contentName, ISnapshotContent } from './snapshot-content';

/** A VolumeSnapshot, made by this program or not. */
export interface IStoreSnapshot extends IConstruct {
  /** The name of the VolumeSnapshot. */
  readonly name: string;
}

/** Props of `StoreSnapshot`. */
export interface StoreSnapshotProps {
  /**
   * The store to take the snapshot of, or the name of its claim; in the namespace of the snapshot.
   *
   * @default - the snapshot of `content`
   */
  readonly store?: string | IPersistentStore;

  /**
   * A snapshot that the storage system has already: the content, or the name of a VolumeSnapshotContent in the cluster.
   *
   * @default - the snapshot is taken of `store`
   */
  readonly content?: string | ISnapshotContent;

  /**
   * The class of the snapshot.
   *
   * @default - not set: the default class of the store's driver
   */
  readonly snapshotClass?: string | ISnapshotClass;

  /**
   * The name of the VolumeSnapshot.
   *
   * @default - the name in `snapshotRef` of `content`, else the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations, namespace and other metadata.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Any further fields of the snapshot, as the API has them; they override those made from the other options.
   *
   * @default - none
   */
  readonly snapshotSpec?: { readonly [field: string]: unknown };
}

/**
 * The files of a store as they were when the snapshot was taken. A restore is a `PersistentStore` with
 * `dataSource: DataSource.snapshot(snapshot)`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshots/
 *
 * @example
 *
 * const store = new PersistentStore(this, 'store', { capacity: Size.gibibytes(1) });
 * const snapshot = new StoreSnapshot(this, 'snapshot', { store });
 * new PersistentStore(this, 'restored', {
 *   capacity: Size.gibibytes(1),
 *   dataSource: DataSource.snapshot(snapshot),
 * });
 */
export class StoreSnapshot extends ApiObject implements IStoreSnapshot {
  /**
   * A VolumeSnapshot that exists in the cluster, or that another program takes.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param snapshotName the VolumeSnapshot's name
   */
  public static fromSnapshotName(scope: Construct, id: string, snapshotName: string): IStoreSnapshot {
    return new ExistingSnapshot(scope, id, snapshotName);
  }

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props the store, or what the storage system has already
   */
  public constructor(scope: Construct, id: string, props: StoreSnapshotProps) {
    const where = futureConstructPath('StoreSnapshot', scope, id);
    checkProps(where, 'StoreSnapshotProps', props);
    const { store, content, snapshotClass } = props;
    if ((store === undefined) === (content === undefined))
      refuse(where, 'a snapshot has one origin; give either store or content');
    const reference = typeof content === 'object' ? content.snapshotRef : undefined;
    const name = objectName(where, scope, id, props.name ?? reference?.name);
    const source =
      store === undefined
        ? { volumeSnapshotContentName: contentName(where, content) }
        : { persistentVolumeClaimName: claimNameOf(where, 'store', store) };
    checkReserved(where, 'snapshotSpec', props.snapshotSpec, { source: 'give store or content' });
    const spec = defined({
      source,
      volumeSnapshotClassName: snapshotClassName(where, snapshotClass),
      ...copy(props.snapshotSpec),
    });
    const metadata = objectMetadata(where, name, props.metadata);
    super(scope, id, {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshot',
      metadata,
      spec,
    });
  }
}

/** A VolumeSnapshot that this program doesn't make. */
class ExistingSnapshot extends Construct implements IStoreSnapshot {
  public readonly name: string;

  public constructor(scope: Construct, id: string, name: string) {
    checkReference(scope, futureConstructPath('StoreSnapshot', scope, id), 'name', name);
    super(scope, id);
    this.name = name;
  }
}
