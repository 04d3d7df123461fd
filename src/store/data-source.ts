import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import { checkedName, emptyNameProblem, referencedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { describe, refuse } from '../construct/construct-path';
import { claimNameOf, IPersistentStore } from './existing-claim';
import { IStoreSnapshot } from './store-snapshot';

const SNAPSHOT_GROUP = 'snapshot.storage.k8s.io';

/** The object from which a new volume is filled. */
export interface DataSourceReference {
  /** The kind of the object. */
  readonly kind: string;

  /** The name of the object. */
  readonly name: string;

  /**
   * The API group of the object.
   *
   * @default - the core group
   */
  readonly apiGroup?: string;

  /**
   * The namespace of the object, which must allow the use by a ReferenceGrant.
   *
   * @default - the claim's
   */
  readonly namespace?: string;
}

/**
 * What a new volume is filled from.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 *
 * @example
 *
 * const store = new PersistentStore(this, 'store', { capacity: Size.gibibytes(1) });
 * new PersistentStore(this, 'copy', { capacity: Size.gibibytes(1), dataSource: DataSource.clone(store) });
 */
export class DataSource {
  /**
   * A snapshot: a restore.
   *
   * @param snapshot the snapshot, or the name of a VolumeSnapshot
   */
  public static snapshot(snapshot: string | IStoreSnapshot): DataSource {
    const name = referencedName('DataSource.snapshot', 'snapshot', snapshot, 'name', emptyNameProblem);
    return new DataSource('dataSource', { apiGroup: SNAPSHOT_GROUP, kind: 'VolumeSnapshot', name });
  }

  /**
   * Another store: a clone. Both have the same class, and the clone is at least as large.
   *
   * @param store the store to clone, or the name of its claim
   */
  public static clone(store: string | IPersistentStore): DataSource {
    const name = claimNameOf('DataSource.clone', 'store', store);
    return new DataSource('dataSource', { kind: 'PersistentVolumeClaim', name });
  }

  /**
   * A VolumeSnapshot or a claim, in the older field `dataSource`, with the given API group.
   *
   * @param reference the object, in the namespace of the claim
   */
  public static object(reference: DataSourceReference): DataSource {
    const where = 'DataSource.object';
    checkProps(where, 'DataSourceReference', reference);
    const { apiGroup, kind, name, namespace } = reference;
    checkedName(where, 'name', name, emptyNameProblem);
    if (namespace !== undefined)
      refuse(where, 'namespace is not allowed; leave it out, or use DataSource.reference for another namespace');
    return new DataSource('dataSource', defined({ apiGroup, kind, name }));
  }

  /**
   * Any object that a volume populator supports, in any namespace (`dataSourceRef`).
   *
   * @param reference the object
   */
  public static reference(reference: DataSourceReference): DataSource {
    const where = 'DataSource.reference';
    checkProps(where, 'DataSourceReference', reference);
    const { apiGroup, kind, name, namespace } = reference;
    if (kind === '') refuse(where, 'kind "" is not allowed; give the kind of the object, e.g. \'VolumeSnapshot\'');
    checkedName(where, 'name', name, emptyNameProblem);
    if (namespace !== undefined) checkedName(where, 'namespace', namespace, dnsLabelProblem);
    if (apiGroup !== undefined && apiGroup !== '') checkedName(where, 'apiGroup', apiGroup, dnsSubdomainProblem);
    else if (kind !== 'PersistentVolumeClaim') {
      refuse(
        where,
        `kind ${describe(kind)} needs an apiGroup, or the volume would be empty; give the group, e.g. 'snapshot.storage.k8s.io' for a VolumeSnapshot`,
      );
    }
    return new DataSource('dataSourceRef', defined({ apiGroup, kind, name, namespace }));
  }

  /** @internal */
  public readonly _field: 'dataSource' | 'dataSourceRef';
  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;

  private constructor(field: 'dataSource' | 'dataSourceRef', data: Record<string, unknown>) {
    this._field = field;
    this._data = data;
  }
}
