import { Construct, type IConstruct } from 'constructs';
import type { ChangeSet } from '../change/between';
import { ApplyMethod } from '../change/apply-method';
import { ChangesOptions } from '../change/changes-options';
import type { Pair } from '../change/comparison';
import type { ChangeOptions } from '../change/options';
import { ChangeRecord } from '../change/record';
import type { ValueType } from '../check/checked-options';
import { checkFacts, STRING } from '../check/checked-options';
import { checkScope } from '../check/checked-scope';
import { CheckFinding, findingRecord } from '../check/checks';
import { oneLine } from '../check/reporters/line';
import type { Inventory } from '../inventory/inventory';
import { formatPath } from '../inventory/path';
import { MigrationPlan } from './migration-plan';
import { MigrationPlanOptions } from './migration-plan-options';

const APPLY_OPTIONS: Readonly<Record<'apply' | 'namespace', ValueType>> = {
  apply: {
    isValid: (value) => Object.values<unknown>(ApplyMethod).includes(value),
    expected: 'ApplyMethod.CLIENT_SIDE or ApplyMethod.SERVER_SIDE',
  },
  namespace: STRING,
};

/**
 * What applying the manifests of a program over older ones does to files and pods, as data and for tests, and the plan of the
 * migration. Depends on no test runner.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 * @example
 * declare const chart: Chart;
 * declare const deployed: string; // what was applied: readFileSync('dist/story.k8s.yaml', 'utf8')
 * Changes.since(deployed, chart).expectSafe();
 */
export class Changes {
  /**
   * Compares older manifests with those of a scope. Objects that the scope no longer makes count as deleted.
   *
   * @param before the older manifests: YAML or JSON, as text
   * @param scope an App, a Chart or any construct: the whole of what is compared
   * @param options facts about the cluster that aren't in manifests, and how they are applied
   * @throws if the manifests can't be parsed, the scope is no construct, or an option is misspelt or of a wrong type
   */
  public static since(before: string, scope: IConstruct, options: ChangesOptions = {}): Changes {
    if (Construct.isConstruct(before) && typeof scope === 'string')
      throw new Error(
        'Changes.since: the older manifests come first, and then the scope: Changes.since(manifests, chart)',
      );
    checkScope('Changes.since', scope);
    checkFacts('Changes.since', options, APPLY_OPTIONS);
    if (typeof before !== 'string')
      throw new Error(
        `Changes.since: the older manifests are not a string; give YAML, e.g. readFileSync(file, 'utf8')`,
      );
    const { apply, namespace, ...cluster } = options;
    // Loaded on first use, because the rules are large.
    const { changesBetween, comparedWithTree } = require('../change/tree') as typeof import('../change/tree');
    const versions = comparedWithTree('Changes.since', before, scope, cluster);
    const how = { apply, namespace };
    return new Changes(changesBetween(versions.before, versions.after, how), versions, how);
  }

  /** The objects that change, with the effect on each. */
  public readonly objects: ChangeRecord[];
  /** The findings of the rules about changes. */
  public readonly findings: CheckFinding[];
  readonly #unsafe: readonly string[];
  readonly #versions: Pair<Inventory>;
  readonly #how: ChangeOptions;

  private constructor({ objects, findings }: ChangeSet, versions: Pair<Inventory>, how: ChangeOptions) {
    [this.#versions, this.#how] = [versions, how];
    this.objects = objects.map(({ change, manifest, effect, leaves }) => ({
      change,
      kind: manifest.kind,
      ...(manifest.namespace === undefined ? {} : { namespace: manifest.namespace }),
      name: manifest.name,
      effect,
      fields: leaves.map(({ path }) => formatPath(path)),
    }));
    this.findings = findings.map(findingRecord);
    this.#unsafe = findings.filter(({ severity }) => severity === 'error').map(oneLine);
  }

  /**
   * Asserts that the API server refuses nothing, and that no files are deleted or left behind.
   *
   * @throws with every error
   */
  public expectSafe(): void {
    if (this.#unsafe.length > 0)
      throw new Error(`expected a change that keeps all files, but there is:\n  ${this.#unsafe.join('\n  ')}`);
  }

  /**
   * The steps that bring a cluster from the older manifests to the new ones with every file kept.
   *
   * @param options how files may be copied
   * @throws if an option is misspelt or of a wrong type
   */
  public plan(options: MigrationPlanOptions = {}): MigrationPlan {
    return MigrationPlan._between('Changes.plan', this.#versions, this.#how, options);
  }
}
