import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { copy } from '../construct/copy';
import { checkReference, emptyNameProblem, objectName, referencedName } from '../construct/names';
import { objectMetadata, defined, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { openFields } from '../construct/reserved';
import { futureConstructPath } from '../construct/construct-path';
import { checkParameters } from './parameters';
import { checkedDriver } from './sources';

/** What happens to a snapshot in the storage system when its object is deleted. */
export enum SnapshotDeletionPolicy {
  /** It is deleted too. */
  DELETE = 'Delete',
  /** It stays. */
  RETAIN = 'Retain',
}

/** A VolumeSnapshotClass, made by this program or not. */
export interface ISnapshotClass extends IConstruct {
  /** The name of the VolumeSnapshotClass. */
  readonly name: string;
}

/** Props of `SnapshotClass`. */
export interface SnapshotClassProps {
  /** The CSI driver that takes the snapshots. */
  readonly driver: string;

  /** What happens to a snapshot when its object is deleted. */
  readonly deletionPolicy: SnapshotDeletionPolicy;

  /**
   * Parameters of the driver, as its documentation has them.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * Whether snapshots of the driver's volumes without a class get this one.
   *
   * @default - not set: they don't
   */
  readonly isDefault?: boolean;

  /**
   * The name of the VolumeSnapshotClass.
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
   * Any further fields of the class, as the API has them; they override those made from the other options.
   *
   * @default - none
   */
  readonly snapshotClassSpec?: { readonly [field: string]: unknown };
}

/**
 * A class of snapshots: which driver takes them, and whether they outlive their objects.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/
 *
 * @example
 *
 * const kept = new SnapshotClass(this, 'kept', {
 *   driver: 'csi.example.com',
 *   deletionPolicy: SnapshotDeletionPolicy.RETAIN,
 * });
 */
export class SnapshotClass extends ApiObject implements ISnapshotClass {
  /**
   * A VolumeSnapshotClass that exists in the cluster.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param snapshotClassName the VolumeSnapshotClass's name
   */
  public static fromSnapshotClassName(scope: Construct, id: string, snapshotClassName: string): ISnapshotClass {
    return new ExistingSnapshotClass(scope, id, snapshotClassName);
  }

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props driver and deletion policy
   */
  public constructor(scope: Construct, id: string, props: SnapshotClassProps) {
    const constructPath = futureConstructPath('SnapshotClass', scope, id);
    checkProps(constructPath, 'SnapshotClassProps', props);
    const object = snapshotClassObject(constructPath, scope, id, props, SNAPSHOT_CLASS);
    super(scope, id, object);
    clearNamespace(this, props.metadata);
  }
}

/** What differs between VolumeSnapshotClass and VolumeGroupSnapshotClass. */
interface ClassKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly defaultAnnotation: string;
}

const SNAPSHOT_CLASS: ClassKind = {
  apiVersion: 'snapshot.storage.k8s.io/v1',
  kind: 'VolumeSnapshotClass',
  defaultAnnotation: 'snapshot.storage.kubernetes.io/is-default-class',
};

/** The object of a class of snapshots or group snapshots; refuses what the API server would. */
export function snapshotClassObject(
  constructPath: string,
  scope: Construct,
  id: string,
  props: SnapshotClassProps,
  { apiVersion, kind, defaultAnnotation }: ClassKind,
) {
  const { driver, deletionPolicy, parameters, isDefault } = props;
  checkParameters(constructPath, parameters);
  const further = openFields(constructPath, 'snapshotClassSpec', props.snapshotClassSpec, { driver: 'give driver' });
  const name = objectName(constructPath, scope, id, props.name);
  const annotations =
    isDefault === undefined
      ? {}
      : { annotations: { ...props.metadata?.annotations, [defaultAnnotation]: String(isDefault) } };
  return {
    apiVersion,
    kind,
    metadata: objectMetadata(constructPath, name, { ...props.metadata, ...annotations }),
    driver: checkedDriver(constructPath, driver),
    deletionPolicy,
    ...defined({ parameters: copy(parameters) }),
    ...further,
  };
}

/** The name of a class of snapshots, given as a construct or by name. */
export function snapshotClassName(
  constructPath: string,
  given: string | ISnapshotClass | undefined,
): string | undefined {
  if (given === undefined) return undefined;
  return referencedName(constructPath, 'snapshotClass', given, 'name', emptyNameProblem);
}

/** A VolumeSnapshotClass that this program doesn't make. */
class ExistingSnapshotClass extends Construct implements ISnapshotClass {
  public readonly name: string;

  public constructor(scope: Construct, id: string, name: string) {
    checkReference(scope, futureConstructPath('SnapshotClass', scope, id), 'name', name);
    super(scope, id);
    this.name = name;
  }
}
