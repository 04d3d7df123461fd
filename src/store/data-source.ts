import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { describe, refuse } from '../construct/where';
import { IPersistentStore } from './persistent-store';
import { IStoreSnapshot } from './store-snapshot';

/** An object that fills a new volume. */
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
 * What a new volume is filled with.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 */
export class DataSource {
  /**
   * The files that a snapshot holds: a restore.
   *
   * @param snapshot the snapshot
   */
  public static snapshot(snapshot: IStoreSnapshot): DataSource {
    return new DataSource('dataSource', {
      apiGroup: 'snapshot.storage.k8s.io',
      kind: 'VolumeSnapshot',
      name: snapshot.name,
    });
  }

  /**
   * The files of another store: a clone. Both are of one class, and the clone is at least as large.
   *
   * @param store the store to clone
   */
  public static clone(store: IPersistentStore): DataSource {
    return new DataSource('dataSource', { kind: 'PersistentVolumeClaim', name: store.claimName });
  }

  /**
   * Whatever object a populator understands, in any namespace (`dataSourceRef`).
   *
   * @param reference the object
   */
  public static reference(reference: DataSourceReference): DataSource {
    const where = 'DataSource.reference';
    checkProps(where, 'DataSourceReference', reference);
    const { apiGroup, kind, name, namespace } = reference;
    checkedName(where, 'name', name, dnsSubdomainProblem);
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
