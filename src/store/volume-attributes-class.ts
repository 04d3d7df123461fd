import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { dnsSubdomainProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName, objectName, referencedName } from '../construct/names';
import { objectMetadata, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { refuse, futureConstructPath } from '../construct/construct-path';
import { checkParameters } from './parameters';
import { checkedDriver } from './sources';

/** The version of the API of volume attributes classes that the cluster serves. */
export enum VolumeAttributesClassVersion {
  /** General availability: Kubernetes 1.34 and later. */
  V1 = 'v1',
  /** Kubernetes 1.31 and later, where it is switched on. */
  V1BETA1 = 'v1beta1',
}

/** A VolumeAttributesClass, made by this program or not. */
export interface IVolumeAttributesClass extends IConstruct {
  /** The name of the VolumeAttributesClass. */
  readonly name: string;
}

/** Props of `VolumeAttributesClass`. */
export interface VolumeAttributesClassProps {
  /** The CSI driver that changes the volumes. */
  readonly driver: string;

  /** The attributes, as the driver's documentation has them; at least one. They can't be changed later. */
  readonly parameters: { readonly [name: string]: string };

  /**
   * The name of the VolumeAttributesClass.
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
   * @default VolumeAttributesClassVersion.V1
   */
  readonly version?: VolumeAttributesClassVersion;
}

/**
 * Attributes of volumes, such as their speed, that can be changed while they are in use.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
 *
 * @example
 *
 * const fast = new VolumeAttributesClass(this, 'fast', { driver: 'csi.example.com', parameters: { iops: '8000' } });
 * new PersistentStore(this, 'store', { capacity: Size.gibibytes(10), volumeAttributesClass: fast });
 */
export class VolumeAttributesClass extends ApiObject implements IVolumeAttributesClass {
  /**
   * A VolumeAttributesClass that exists in the cluster.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param volumeAttributesClassName the VolumeAttributesClass's name
   */
  public static fromVolumeAttributesClassName(
    scope: Construct,
    id: string,
    volumeAttributesClassName: string,
  ): IVolumeAttributesClass {
    return new ExistingVolumeAttributesClass(scope, id, volumeAttributesClassName);
  }

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props driver and parameters
   */
  public constructor(scope: Construct, id: string, props: VolumeAttributesClassProps) {
    const constructPath = futureConstructPath('VolumeAttributesClass', scope, id);
    checkProps(constructPath, 'VolumeAttributesClassProps', props);
    const { parameters, version = VolumeAttributesClassVersion.V1 } = props;
    const driverName = checkedDriver(constructPath, props.driver);
    if (Object.keys(parameters).length === 0)
      refuse(constructPath, "no parameter is not allowed; give at least one, e.g. parameters: { iops: '8000' }");
    checkParameters(constructPath, parameters);
    const name = objectName(constructPath, scope, id, props.name);
    const metadata = objectMetadata(constructPath, name, props.metadata);
    super(scope, id, {
      apiVersion: `storage.k8s.io/${version}`,
      kind: 'VolumeAttributesClass',
      metadata,
      driverName,
      parameters: copy(parameters),
    });
    clearNamespace(this, props.metadata);
  }
}

/** The name of a class, given as a construct or by name. */
export function attributesClassName(
  constructPath: string,
  given: string | IVolumeAttributesClass | undefined,
): string | undefined {
  if (given === undefined) return undefined;
  return referencedName(constructPath, 'volumeAttributesClass', given, 'name');
}

/** A VolumeAttributesClass that this program doesn't make. */
class ExistingVolumeAttributesClass extends Construct implements IVolumeAttributesClass {
  public readonly name: string;

  public constructor(scope: Construct, id: string, name: string) {
    checkedName(futureConstructPath('VolumeAttributesClass', scope, id), 'name', name, dnsSubdomainProblem);
    super(scope, id);
    this.name = name;
  }
}
