import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { objectName } from '../construct/names';
import { objectMetadata, defined, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { futureConstructPath } from '../construct/construct-path';
import { groupApiVersion, groupClassName, GroupSnapshotVersion, IGroupSnapshotClass } from './group-snapshot-class';
import { SnapshotDeletionPolicy } from './snapshot-class';
import { checkSnapshotRef, SnapshotReference } from './snapshot-content';
import { checkedDriver } from './sources';

/** A VolumeGroupSnapshotContent made here. */
export interface IGroupSnapshotContent extends IConstruct {
  /** The name of the VolumeGroupSnapshotContent. */
  readonly name: string;

  /** The VolumeGroupSnapshot that it is bound to. */
  readonly groupSnapshotRef: SnapshotReference;
}

/** Props of `GroupSnapshotContent`. */
export interface GroupSnapshotContentProps {
  /** The CSI driver that knows the snapshots. */
  readonly driver: string;

  /** The driver's id of the group snapshot. */
  readonly groupSnapshotHandle: string;

  /** The driver's ids of the snapshots in it. */
  readonly snapshotHandles: string[];

  /** What happens to the snapshots when their objects are deleted. */
  readonly deletionPolicy: SnapshotDeletionPolicy;

  /** The VolumeGroupSnapshot that the content is bound to. */
  readonly groupSnapshotRef: SnapshotReference;

  /**
   * The class of the group snapshot.
   *
   * @default - none
   */
  readonly groupSnapshotClass?: string | IGroupSnapshotClass;

  /**
   * The name of the VolumeGroupSnapshotContent.
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
   * The version of the API.
   *
   * @default GroupSnapshotVersion.V1
   */
  readonly version?: GroupSnapshotVersion;
}

/**
 * A group snapshot that the storage system has already, from which a `GroupSnapshot` is made.
 *
 * @see https://kubernetes-csi.github.io/docs/group-snapshot-restore-feature.html
 *
 * @example
 *
 * const content = new GroupSnapshotContent(this, 'content', {
 *   driver: 'csi.example.com',
 *   groupSnapshotHandle: 'group-0123',
 *   snapshotHandles: ['snap-0123', 'snap-0124'],
 *   deletionPolicy: SnapshotDeletionPolicy.RETAIN,
 *   groupSnapshotRef: { name: 'before-upgrade', namespace: 'default' },
 * });
 * new GroupSnapshot(this, 'group', { content });
 */
export class GroupSnapshotContent extends ApiObject implements IGroupSnapshotContent {
  /** The VolumeGroupSnapshot that it is bound to. */
  public readonly groupSnapshotRef: SnapshotReference;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props driver, handles and the group snapshot's name
   */
  public constructor(scope: Construct, id: string, props: GroupSnapshotContentProps) {
    const where = futureConstructPath('GroupSnapshotContent', scope, id);
    checkProps(where, 'GroupSnapshotContentProps', props);
    const { groupSnapshotHandle, snapshotHandles, deletionPolicy, groupSnapshotRef } = props;
    const driver = checkedDriver(where, props.driver);
    checkSnapshotRef(where, 'groupSnapshotRef', groupSnapshotRef);
    const volumeGroupSnapshotClassName = groupClassName(where, props.groupSnapshotClass);
    const name = objectName(where, scope, id, props.name);
    const metadata = objectMetadata(where, name, props.metadata);
    super(scope, id, {
      apiVersion: groupApiVersion(props.version),
      kind: 'VolumeGroupSnapshotContent',
      metadata,
      spec: defined({
        deletionPolicy,
        driver,
        source: {
          groupSnapshotHandles: {
            volumeGroupSnapshotHandle: groupSnapshotHandle,
            volumeSnapshotHandles: [...snapshotHandles],
          },
        },
        volumeGroupSnapshotClassName,
        volumeGroupSnapshotRef: { ...groupSnapshotRef },
      }),
    });
    clearNamespace(this, props.metadata);

    this.groupSnapshotRef = { ...groupSnapshotRef };
  }
}
