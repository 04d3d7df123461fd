import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { VolumeMode } from '../api/enums';
import { copy } from '../construct/copy';
import { checkedName, emptyNameProblem, objectName, referencedName } from '../construct/names';
import { objectMetadata, defined, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { checkReserved } from '../construct/reserved';
import { refuse, futureConstructPath } from '../construct/construct-path';
import { ISnapshotClass, snapshotClassName, SnapshotDeletionPolicy } from './snapshot-class';
import { checkedDriver } from './sources';

/** The VolumeSnapshot or VolumeGroupSnapshot that a content is bound to. */
export interface SnapshotReference {
  /** The name of the object. */
  readonly name: string;

  /** The namespace of the object. */
  readonly namespace: string;

  /**
   * The kind of the object: `VolumeSnapshot` or `VolumeGroupSnapshot`.
   *
   * @default - not set; it can be nothing else
   */
  readonly kind?: string;

  /**
   * The API version of the object, e.g. `snapshot.storage.k8s.io/v1`.
   *
   * @default - not set; it can be nothing else
   */
  readonly apiVersion?: string;

  /**
   * The uid of the object in the cluster: the content isn't bound to a later one of the same name.
   *
   * @default - not set
   */
  readonly uid?: string;
}

/** A VolumeSnapshotContent made here. */
export interface ISnapshotContent extends IConstruct {
  /** The name of the VolumeSnapshotContent. */
  readonly name: string;

  /** The VolumeSnapshot that it is bound to. */
  readonly snapshotRef: SnapshotReference;
}

/** Props of `SnapshotContent`. */
export interface SnapshotContentProps {
  /** The CSI driver that knows the snapshot. */
  readonly driver: string;

  /**
   * The driver's id of the snapshot.
   *
   * @default - the snapshot is still to be taken, of `volumeHandle`
   */
  readonly snapshotHandle?: string;

  /**
   * The driver's id of the volume to take the snapshot of; `snapshotRef` needs a uid then.
   *
   * @default - the driver has the snapshot already, as `snapshotHandle`
   */
  readonly volumeHandle?: string;

  /** What happens to the snapshot when its objects are deleted. */
  readonly deletionPolicy: SnapshotDeletionPolicy;

  /** The VolumeSnapshot that the content is bound to. */
  readonly snapshotRef: SnapshotReference;

  /**
   * The class of the snapshot.
   *
   * @default - none
   */
  readonly snapshotClass?: string | ISnapshotClass;

  /**
   * The volume mode of the volume of which the snapshot was taken.
   *
   * @default - not set: it isn't known
   */
  readonly sourceVolumeMode?: VolumeMode;

  /**
   * The name of the VolumeSnapshotContent.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Any further fields of the content, as the API has them; they override those made from the other options.
   *
   * @default - none
   */
  readonly snapshotContentSpec?: { readonly [field: string]: unknown };
}

/** Fields that have options, because the snapshot has to agree with them. */
const RESERVED: Readonly<Record<string, string>> = {
  driver: 'give driver',
  source: 'give snapshotHandle or volumeHandle',
  volumeSnapshotRef: 'give snapshotRef',
};

/**
 * A snapshot that the storage system has already, from which a `StoreSnapshot` is made.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshots/#static
 *
 * @example
 *
 * const content = new SnapshotContent(this, 'content', {
 *   driver: 'csi.example.com',
 *   snapshotHandle: 'snap-0123',
 *   deletionPolicy: SnapshotDeletionPolicy.RETAIN,
 *   snapshotRef: { name: 'before-upgrade', namespace: 'default' },
 * });
 * new StoreSnapshot(this, 'snapshot', { content });
 */
export class SnapshotContent extends ApiObject implements ISnapshotContent {
  /** The VolumeSnapshot that it is bound to. */
  public readonly snapshotRef: SnapshotReference;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props driver, handle and the snapshot's name
   */
  public constructor(scope: Construct, id: string, props: SnapshotContentProps) {
    const constructPath = futureConstructPath('SnapshotContent', scope, id);
    checkProps(constructPath, 'SnapshotContentProps', props);
    const { snapshotHandle, volumeHandle, deletionPolicy, snapshotRef, sourceVolumeMode } = props;
    if ((snapshotHandle === undefined) === (volumeHandle === undefined))
      refuse(constructPath, 'a content has one origin; give either snapshotHandle or volumeHandle');
    if (volumeHandle !== undefined && snapshotRef.uid === undefined)
      refuse(
        constructPath,
        'volumeHandle needs the snapshot that is taken; give its uid in snapshotRef, or snapshotHandle',
      );
    checkReserved(constructPath, 'snapshotContentSpec', props.snapshotContentSpec, RESERVED);
    const driver = checkedDriver(constructPath, props.driver);
    checkSnapshotRef(constructPath, 'snapshotRef', snapshotRef);
    const volumeSnapshotClassName = snapshotClassName(constructPath, props.snapshotClass);
    const name = objectName(constructPath, scope, id, props.name);
    const metadata = objectMetadata(constructPath, name, props.metadata);
    super(scope, id, {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotContent',
      metadata,
      spec: defined({
        deletionPolicy,
        driver,
        source: defined({ snapshotHandle, volumeHandle }),
        sourceVolumeMode,
        volumeSnapshotClassName,
        volumeSnapshotRef: { ...snapshotRef },
        ...copy(props.snapshotContentSpec),
      }),
    });
    clearNamespace(this, props.metadata);

    this.snapshotRef = { ...snapshotRef };
  }
}

/** Refuses a reference without a name or namespace. */
export function checkSnapshotRef(constructPath: string, what: string, { name, namespace }: SnapshotReference): void {
  checkedName(constructPath, `${what}.name`, name, emptyNameProblem);
  checkedName(constructPath, `${what}.namespace`, namespace, emptyNameProblem);
}

/** The name of a content, given as a construct or by name. */
export function contentName(constructPath: string, content: string | { readonly name: string } | undefined): string {
  return referencedName(constructPath, 'content', content, 'name', emptyNameProblem);
}
