import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { VolumeMode } from '../api/enums';
import { dnsLabelProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { refuse, futureConstructPath } from '../construct/construct-path';
import { ClaimOptions, claimSpec } from './claim';
import { claimClass, planDriver, planSelector, Storage } from './storage';
import { IStorageClass } from './storage-class';

/** Props of `ReplicaStore`. */
export interface ReplicaStoreProps extends ClaimOptions {
  /**
   * Where the files are stored: a class, or existing volumes that match a selector.
   *
   * @default Storage.dynamic() - volumes of the cluster's default class
   */
  readonly storage?: Storage;

  /**
   * The class of the claims: a name, or '' for none.
   *
   * @default - that of `storage`, else the cluster's default class, where it has one
   */
  readonly storageClass?: string | IStorageClass;

  /**
   * The name of the claim template; the claims are called `<name>-<StatefulSet>-<ordinal>`.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata of the claims.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * One claim for each replica of a StatefulSet (a claim template). A replica that comes back finds its own files.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 *
 * @example
 *
 * const data = new ReplicaStore(this, 'data', { capacity: Size.gibibytes(20) });
 * const db = new StatefulApp(this, 'db', { image: 'postgres:17', port: 5432, workload: Workload.statefulSet({ replicas: 3 }) });
 * db.mount('/var/lib/postgresql/data', data, { subPath: 'pgdata' });
 */
export class ReplicaStore extends Construct implements IStore {
  readonly #volume: StoreVolume;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props size and storage of each claim
   */
  public constructor(scope: Construct, id: string, props: ReplicaStoreProps) {
    const where = futureConstructPath('ReplicaStore', scope, id);
    checkProps(where, 'ReplicaStoreProps', props);
    const plan = (props.storage ?? Storage.dynamic())._resolve(where);
    if (plan.kind === 'static' || plan.kind === 'existing') {
      refuse(
        where,
        'static storage is one volume, and each replica needs its own; give Storage.dynamic(), or Storage.matching(…) for volumes made by hand',
      );
    }
    const name = checkedName(where, 'name', props.name ?? id, dnsLabelProblem);
    const template = {
      metadata: objectMetadata(where, name, props.metadata),
      spec: claimSpec(where, props, {
        storageClassName: claimClass(where, plan, props.storageClass),
        selector: planSelector(plan),
      }),
    };
    super(scope, id);
    this.#volume = {
      name,
      claimTemplate: template,
      block: props.volumeMode === VolumeMode.BLOCK,
      driver: planDriver(plan, props.storageClass),
    };
  }

  /** What a StatefulSet that uses the store lists among its claim templates. */
  public toVolume(): StoreVolume {
    return this.#volume;
  }
}
