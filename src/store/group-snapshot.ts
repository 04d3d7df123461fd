import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { objectName } from '../construct/names';
import { defined, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { refuse, futureConstructPath } from '../construct/construct-path';
import { groupApiVersion, groupClassName, GroupSnapshotVersion, IGroupSnapshotClass } from './group-snapshot-class';
import { IGroupSnapshotContent } from './group-snapshot-content';
import { labelSelectorData } from './selector';
import { contentName } from './snapshot-content';

/** Props of `GroupSnapshot`. */
export interface GroupSnapshotProps {
  /**
   * The labels of the claims of which snapshots are taken; in the namespace of the group snapshot.
   *
   * @default - the group snapshot of `content`
   */
  readonly selector?: k8s.LabelSelector;

  /**
   * Snapshots that the storage system has already: the content, or the name of a VolumeGroupSnapshotContent in the
   * cluster.
   *
   * @default - the snapshots are taken of the claims of `selector`
   */
  readonly content?: string | IGroupSnapshotContent;

  /**
   * The class of the group snapshot.
   *
   * @default - not set: the default class of the claims' driver
   */
  readonly groupSnapshotClass?: string | IGroupSnapshotClass;

  /**
   * The name of the VolumeGroupSnapshot.
   *
   * @default - the name in `groupSnapshotRef` of `content`, else the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations, namespace and other metadata.
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
 * Snapshots of several claims, taken at the same time.
 *
 * @see https://kubernetes-csi.github.io/docs/group-snapshot-restore-feature.html
 *
 * @example
 *
 * declare const selector: k8s.LabelSelector; // { matchLabels: { app: 'db' } }
 * new GroupSnapshot(this, 'nightly', { selector });
 */
export class GroupSnapshot extends ApiObject {
  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props the labels of the claims
   */
  public constructor(scope: Construct, id: string, props: GroupSnapshotProps) {
    const constructPath = futureConstructPath('GroupSnapshot', scope, id);
    checkProps(constructPath, 'GroupSnapshotProps', props);
    const { content } = props;
    const reference = typeof content === 'object' ? content.groupSnapshotRef : undefined;
    const name = objectName(constructPath, scope, id, props.name ?? reference?.name);
    const metadata = objectMetadata(constructPath, name, props.metadata);
    const volumeGroupSnapshotClassName = groupClassName(constructPath, props.groupSnapshotClass);
    const spec = defined({ source: groupSource(constructPath, props), volumeGroupSnapshotClassName });
    super(scope, id, {
      apiVersion: groupApiVersion(props.version),
      kind: 'VolumeGroupSnapshot',
      metadata,
      spec,
    });
  }
}

function groupSource(constructPath: string, { selector, content }: GroupSnapshotProps): Record<string, unknown> {
  if ((selector === undefined) === (content === undefined))
    refuse(constructPath, 'a group snapshot has one origin; give either selector or content');
  if (selector !== undefined) return { selector: labelSelectorData(constructPath, 'selector', selector) };
  return { volumeGroupSnapshotContentName: contentName(constructPath, content) };
}
