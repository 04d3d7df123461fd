import type { k8s } from 'cdk8s-plus-27';
import { copy } from '../construct/copy';
import { checkProps } from '../construct/props';
import { describe, refuse } from '../construct/construct-path';
import { checkNodeField, checkNodeRequirement } from './selector';

/** One condition on the labels of a node. */
export interface NodeExpression {
  /** The label. */
  readonly key: string;

  /** `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`. */
  readonly operator: string;

  /**
   * The values that the operator compares with.
   *
   * @default - none, as `Exists` and `DoesNotExist` need
   */
  readonly values?: string[];
}

/**
 * The nodes from which a volume can be reached.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity
 *
 * @example
 *
 * const nodeAffinity = VolumeAffinity.nodes('worker-0');
 * new PersistentStore(this, 'store', {
 *   capacity: Size.gibibytes(100),
 *   storage: Storage.local('/mnt/disks/0', { nodeAffinity }),
 * });
 */
export class VolumeAffinity {
  /**
   * Nodes by name (the label `kubernetes.io/hostname`).
   *
   * @param names at least one node
   */
  public static nodes(...names: string[]): VolumeAffinity {
    return VolumeAffinity.label('kubernetes.io/hostname', ...names);
  }

  /**
   * Nodes of a zone (the label `topology.kubernetes.io/zone`).
   *
   * @param zones at least one zone
   */
  public static zones(...zones: string[]): VolumeAffinity {
    return VolumeAffinity.label('topology.kubernetes.io/zone', ...zones);
  }

  /**
   * Nodes with one of these values of a label.
   *
   * @param key the label
   * @param values at least one value
   */
  public static label(key: string, ...values: string[]): VolumeAffinity {
    if (values.length === 0) refuse('VolumeAffinity', `no value for label ${key} is not allowed; give at least one`);
    return VolumeAffinity.expressions([{ key, operator: 'In', values }]);
  }

  /**
   * Nodes that meet all of these conditions.
   *
   * @param expressions the conditions; without any, no node meets them
   */
  public static expressions(expressions: NodeExpression[]): VolumeAffinity {
    if (!Array.isArray(expressions))
      refuse('VolumeAffinity', `the conditions ${describe(expressions)} are not allowed; give a list of them`);
    return VolumeAffinity.terms([{ matchExpressions: expressions.map((expression) => ({ ...expression })) }]);
  }

  /**
   * Nodes that meet one of these terms.
   *
   * @param terms at least one term
   */
  public static terms(terms: k8s.NodeSelectorTerm[]): VolumeAffinity {
    if (!Array.isArray(terms) || terms.length === 0)
      refuse('VolumeAffinity', 'no term is not allowed; give at least one');
    for (const term of terms) {
      checkProps('VolumeAffinity', 'k8s.NodeSelectorTerm', term);
      const { matchExpressions = [], matchFields = [] } = term;
      for (const expression of matchExpressions) checkNodeRequirement('VolumeAffinity', 'node', expression);
      for (const field of matchFields) checkNodeField('VolumeAffinity', field);
    }
    return new VolumeAffinity(terms);
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;

  private constructor(terms: readonly k8s.NodeSelectorTerm[]) {
    this._data = { required: { nodeSelectorTerms: copy([...terms]) } };
  }
}
