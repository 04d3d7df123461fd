import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { checkReference, emptyNameProblem, referencedName } from '../construct/names';
import { clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { futureConstructPath } from '../construct/construct-path';
import { snapshotClassObject, SnapshotClassProps } from './snapshot-class';

/** The version of the API of group snapshots that the cluster's snapshot controller serves. */
export enum GroupSnapshotVersion {
  /** General availability. */
  V1 = 'v1',
  /** The second beta. */
  V1BETA2 = 'v1beta2',
  /** The first beta. */
  V1BETA1 = 'v1beta1',
  /** The alpha. */
  V1ALPHA1 = 'v1alpha1',
}

/** A VolumeGroupSnapshotClass, made by this program or not. */
export interface IGroupSnapshotClass extends IConstruct {
  /** The name of the VolumeGroupSnapshotClass. */
  readonly name: string;
}

/** Props of `GroupSnapshotClass`. */
export interface GroupSnapshotClassProps extends SnapshotClassProps {
  /**
   * The version of the API.
   *
   * @default GroupSnapshotVersion.V1
   */
  readonly version?: GroupSnapshotVersion;
}

/**
 * A class of group snapshots: which driver takes them, and whether they outlive their objects.
 *
 * @see https://kubernetes-csi.github.io/docs/group-snapshot-restore-feature.html
 *
 * @example
 *
 * new GroupSnapshotClass(this, 'groups', {
 *   driver: 'csi.example.com',
 *   deletionPolicy: SnapshotDeletionPolicy.DELETE,
 * });
 */
export class GroupSnapshotClass extends ApiObject implements IGroupSnapshotClass {
  /**
   * A VolumeGroupSnapshotClass that exists in the cluster.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param groupSnapshotClassName the VolumeGroupSnapshotClass's name
   */
  public static fromGroupSnapshotClassName(
    scope: Construct,
    id: string,
    groupSnapshotClassName: string,
  ): IGroupSnapshotClass {
    return new ExistingGroupSnapshotClass(scope, id, groupSnapshotClassName);
  }

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props driver and deletion policy
   */
  public constructor(scope: Construct, id: string, props: GroupSnapshotClassProps) {
    const constructPath = futureConstructPath('GroupSnapshotClass', scope, id);
    checkProps(constructPath, 'GroupSnapshotClassProps', props);
    const object = snapshotClassObject(constructPath, scope, id, props, {
      apiVersion: groupApiVersion(props.version),
      kind: 'VolumeGroupSnapshotClass',
      defaultAnnotation: 'groupsnapshot.storage.kubernetes.io/is-default-class',
    });
    super(scope, id, object);
    clearNamespace(this, props.metadata);
  }
}

/** The apiVersion of group snapshots in a manifest. */
export function groupApiVersion(version: GroupSnapshotVersion = GroupSnapshotVersion.V1): string {
  return `groupsnapshot.storage.k8s.io/${version}`;
}

/** The name of a class of group snapshots, given as a construct or by name. */
export function groupClassName(
  constructPath: string,
  given: string | IGroupSnapshotClass | undefined,
): string | undefined {
  if (given === undefined) return undefined;
  return referencedName(constructPath, 'groupSnapshotClass', given, 'name', emptyNameProblem);
}

/** A VolumeGroupSnapshotClass that this program doesn't make. */
class ExistingGroupSnapshotClass extends Construct implements IGroupSnapshotClass {
  public readonly name: string;

  public constructor(scope: Construct, id: string, name: string) {
    checkReference(scope, futureConstructPath('GroupSnapshotClass', scope, id), 'name', name);
    super(scope, id);
    this.name = name;
  }
}
