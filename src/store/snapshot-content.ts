import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { VolumeMode } from '../api/enums';
import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import { checkedName, objectName, referencedName } from '../construct/names';
import { clusterMetadata, defined, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { whereWillBe } from '../construct/where';
import { ISnapshotClass, snapshotClassName, SnapshotDeletionPolicy } from './snapshot-class';
import { checkedDriver } from './sources';

/** The VolumeSnapshot or VolumeGroupSnapshot that a content is kept for. */
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
}

/** A VolumeSnapshotContent made here. */
export interface ISnapshotContent extends IConstruct {
  /** The name of the VolumeSnapshotContent. */
  readonly name: string;

  /** The VolumeSnapshot that it is kept for. */
  readonly snapshotRef: SnapshotReference;
}

/** Props of `SnapshotContent`. */
export interface SnapshotContentProps {
  /** The CSI driver that knows the snapshot. */
  readonly driver: string;

  /** What the driver calls the snapshot. */
  readonly snapshotHandle: string;

  /** What becomes of the snapshot when its objects are deleted. */
  readonly deletionPolicy: SnapshotDeletionPolicy;

  /** The VolumeSnapshot that the content is kept for. */
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
}

/**
 * A snapshot that the storage system has already, for a `StoreSnapshot` to be made of it.
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
  /** The VolumeSnapshot that it is kept for. */
  public readonly snapshotRef: SnapshotReference;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props driver, handle and the snapshot's name
   */
  public constructor(scope: Construct, id: string, props: SnapshotContentProps) {
    const where = whereWillBe('SnapshotContent', scope, id);
    checkProps(where, 'SnapshotContentProps', props);
    const { snapshotHandle, deletionPolicy, snapshotRef, sourceVolumeMode } = props;
    const driver = checkedDriver(where, props.driver);
    checkSnapshotRef(where, 'snapshotRef', snapshotRef);
    const volumeSnapshotClassName = snapshotClassName(where, props.snapshotClass);
    const name = objectName(where, scope, id, props.name);
    const metadata = clusterMetadata(where, name, props.metadata);
    super(scope, id, {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotContent',
      metadata,
      spec: defined({
        deletionPolicy,
        driver,
        source: { snapshotHandle },
        sourceVolumeMode,
        volumeSnapshotClassName,
        volumeSnapshotRef: { ...snapshotRef },
      }),
    });
    clearNamespace(this);

    this.snapshotRef = { ...snapshotRef };
  }
}

/** The object that a content is kept for, where it is allowed. */
export function checkSnapshotRef(where: string, what: string, { name, namespace }: SnapshotReference): void {
  checkedName(where, `${what}.name`, name, dnsSubdomainProblem);
  checkedName(where, `${what}.namespace`, namespace, dnsLabelProblem);
}

/** The name of a content, which may be a construct or a name that the cluster knows. */
export function contentName(where: string, content: string | { readonly name: string } | undefined): string {
  return referencedName(where, 'content', content, 'name');
}
