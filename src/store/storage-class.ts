import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct, IConstruct } from 'constructs';
import { ReclaimPolicy, VolumeBindingMode } from '../api/enums';
import { dnsSubdomainProblem, labelKeyProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName, objectName, referencedName } from '../construct/names';
import { objectMetadata, defined, clearNamespace } from '../construct/objects';
import { checkProps } from '../construct/props';
import { openFields } from '../construct/reserved';
import { describe, refuse, futureConstructPath } from '../construct/construct-path';
import { checkParameters } from './parameters';

const DEFAULT_CLASS_ANNOTATION = 'storageclass.kubernetes.io/is-default-class';

/** A StorageClass, made by this program or not. */
export interface IStorageClass extends IConstruct {
  /** The name of the StorageClass. */
  readonly name: string;
}

/** Options of every StorageClass except its provisioner. */
export interface StorageClassOptions {
  /**
   * The name of the StorageClass.
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
   * Parameters of the provisioner, as its documentation has them.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * What happens to a volume of this class when its claim is deleted: Retain or Delete.
   *
   * @default - not set: Kubernetes deletes the volume and its files
   */
  readonly reclaimPolicy?: ReclaimPolicy;

  /**
   * When a volume is bound or provisioned.
   *
   * @default - not set: immediately
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Whether claims of this class may be made larger.
   *
   * @default - not set: they may not
   */
  readonly allowVolumeExpansion?: boolean;

  /**
   * Options that volumes of this class are mounted with.
   *
   * @default - none
   */
  readonly mountOptions?: string[];

  /**
   * The nodes or zones in which volumes may be provisioned.
   *
   * @default - wherever the provisioner can
   */
  readonly allowedTopologies?: k8s.TopologySelectorTerm[];

  /**
   * Whether claims without a class get this one.
   *
   * @default - not set: they don't
   */
  readonly isDefault?: boolean;

  /**
   * Any further fields of the class, as the API has them; they override those made from the other options.
   *
   * @default - none
   */
  readonly storageClassSpec?: { readonly [field: string]: unknown };
}

/** Props of `StorageClass`. */
export interface StorageClassProps extends StorageClassOptions {
  /** The provisioner: the name of a CSI driver, or `kubernetes.io/no-provisioner` for volumes made by hand. */
  readonly provisioner: string;
}

/**
 * A class of volumes that a provisioner makes when they are claimed.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 *
 * @example
 *
 * const retained = new StorageClass(this, 'retained', {
 *   provisioner: 'csi.example.com',
 *   reclaimPolicy: ReclaimPolicy.RETAIN,
 * });
 * new PersistentStore(this, 'store', {
 *   capacity: Size.gibibytes(10),
 *   storage: Storage.dynamic({ storageClass: retained }),
 * });
 */
export class StorageClass extends ApiObject implements IStorageClass {
  /**
   * A StorageClass that exists in the cluster.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param storageClassName the StorageClass's name
   */
  public static fromStorageClassName(scope: Construct, id: string, storageClassName: string): IStorageClass {
    return new ExistingStorageClass(scope, id, storageClassName);
  }

  /** The provisioner. */
  public readonly provisioner: string;

  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props the class
   */
  public constructor(scope: Construct, id: string, props: StorageClassProps) {
    const constructPath = futureConstructPath('StorageClass', scope, id);
    checkProps(constructPath, 'StorageClassProps', props);
    const name = objectName(constructPath, scope, id, props.name);
    checkedName(constructPath, 'provisioner', props.provisioner, provisionerProblem);
    checkParameters(constructPath, props.parameters);
    checkTopologies(constructPath, props.allowedTopologies);
    const classPolicies = [undefined, ReclaimPolicy.RETAIN, ReclaimPolicy.DELETE];
    if (!classPolicies.includes(props.reclaimPolicy)) {
      refuse(
        constructPath,
        'reclaimPolicy "Recycle" is not allowed for a class; give ReclaimPolicy.RETAIN or ReclaimPolicy.DELETE',
      );
    }
    const further = openFields(constructPath, 'storageClassSpec', props.storageClassSpec, {
      provisioner: 'give provisioner',
    });
    const metadata = objectMetadata(constructPath, name, {
      ...props.metadata,
      ...(props.isDefault === undefined
        ? {}
        : { annotations: { ...props.metadata?.annotations, [DEFAULT_CLASS_ANNOTATION]: String(props.isDefault) } }),
    });
    const {
      provisioner,
      parameters,
      reclaimPolicy,
      volumeBindingMode,
      allowVolumeExpansion,
      mountOptions,
      allowedTopologies,
    } = props;
    super(scope, id, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata,
      provisioner,
      ...defined({
        parameters: copy(parameters),
        reclaimPolicy,
        volumeBindingMode,
        allowVolumeExpansion,
        mountOptions: copy(mountOptions),
        allowedTopologies: copy(allowedTopologies),
      }),
      ...further,
    });
    clearNamespace(this, props.metadata);

    this.provisioner = provisioner;
  }
}

/** The name of a class, given as a construct or by name; '' means none, so that nothing is provisioned. */
export function classNameOf(constructPath: string, given: string | IStorageClass | undefined): string | undefined {
  if (given === undefined || given === '') return given;
  return referencedName(constructPath, 'storageClass', given, 'name');
}

/** The provisioner of a class; undefined for one that this program doesn't make. */
export function provisionerOf(given: string | IStorageClass | undefined): string | undefined {
  return typeof given === 'object' && 'provisioner' in given ? String(given.provisioner) : undefined;
}

function provisionerProblem(provisioner: string): string | undefined {
  const problem = labelKeyProblem(provisioner.toLowerCase());
  return problem === undefined ? undefined : "is not a provisioner; give a driver's name, e.g. 'csi.example.com'";
}

function checkTopologies(constructPath: string, terms: readonly k8s.TopologySelectorTerm[] = []): void {
  const serialized = terms.map((term) => JSON.stringify(term));
  if (new Set(serialized).size < serialized.length)
    refuse(constructPath, 'allowedTopologies has a term twice; give each once');
  for (const { matchLabelExpressions = [] } of terms) {
    const keys = matchLabelExpressions.map(({ key }) => key);
    const twice = keys.find((key, i) => keys.indexOf(key) !== i);
    if (twice !== undefined)
      refuse(constructPath, `allowedTopologies label ${twice} is twice in a term; give it once, with all its values`);
  }
  for (const { key, values } of terms.flatMap((term) => term.matchLabelExpressions ?? [])) {
    checkedName(constructPath, 'allowedTopologies label', key, labelKeyProblem);
    if (values.length === 0) refuse(constructPath, `allowedTopologies label ${key} has no values; give at least one`);
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined)
      refuse(constructPath, `allowedTopologies label ${key} has the value ${describe(twice)} twice; give each once`);
  }
}

/** A StorageClass that this program doesn't make. */
class ExistingStorageClass extends Construct implements IStorageClass {
  public readonly name: string;

  public constructor(scope: Construct, id: string, name: string) {
    checkedName(futureConstructPath('StorageClass', scope, id), 'name', name, dnsSubdomainProblem);
    super(scope, id);
    this.name = name;
  }
}
