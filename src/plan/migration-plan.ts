import type { IConstruct } from 'constructs';
import { checkScope } from '../check/checked-scope';
import type { Kind } from '../check/checked-options';
import { BOOLEAN } from '../check/checked-options';
import { checkChangesOptions } from '../change/changes';
import { MigrationPlanOptions } from './migration-plan-options';
import { PlanNoWay, PlanStep } from './record';
import { isImageName } from './image-name';
import type { Plan, Step } from './step';

const IMAGE: Kind = {
  fits: (value) => typeof value === 'string' && isImageName(value),
  expected: 'the name of an image, such as registry.example/rsync:1',
};

/** What applies the new version, unless another command is given. */
const APPLY = 'kubectl apply -f dist';

/**
 * The steps that bring a cluster from older manifests to those of a program with every file kept: volumes are kept and given to
 * other claims, and what the API server refuses to change is taken away in the right order.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 * @example
 * declare const chart: Chart;
 * declare const deployed: string; // what was applied: readFileSync('dist/story.k8s.yaml', 'utf8')
 * const plan = MigrationPlan.since(deployed, chart);
 * const runbook = plan.markdown();
 */
export class MigrationPlan {
  /**
   * Plans the way from older manifests to those that a scope makes now.
   *
   * @param before the older manifests: YAML or JSON, as text
   * @param scope an App, a Chart or any construct: the whole of what is compared
   * @param options facts of the cluster that manifests can't tell, and how files may be copied
   * @throws if the text can't be read, the scope is no construct, or a fact is misspelt or of a wrong type
   */
  public static since(before: string, scope: IConstruct, options: MigrationPlanOptions = {}): MigrationPlan {
    checkScope('MigrationPlan.since', scope);
    const { apply, namespace, copyImage, copies, clones, ...cluster } = checkChangesOptions(
      'MigrationPlan.since',
      before,
      options,
      { copyImage: IMAGE, copies: BOOLEAN, clones: BOOLEAN },
    );
    const copying = { ...(copies === false ? { copyImage: false as const } : { copyImage }), clones };
    return new MigrationPlan(parts().planOfTree(before, scope, cluster, { apply, namespace, ...copying }));
  }

  /** The steps, in the order in which they are done; without the one that applies the new version. */
  public readonly steps: PlanStep[];
  /** What no safe way is known for. */
  public readonly noWay: PlanNoWay[];
  readonly #plan: Plan;

  private constructor(plan: Plan) {
    this.#plan = plan;
    this.noWay = plan.noWay.map((one) => ({ ...one }));
    this.steps = plan.steps.map(recordOf);
  }

  /**
   * The plan as a runbook, for a pull request.
   *
   * @param apply the command that applies the new version; `kubectl apply -f dist` unless given
   */
  public markdown(apply?: string): string {
    const { delivered, markdown } = parts();
    return markdown(delivered(this.#plan, { apply: apply ?? APPLY }));
  }

  /**
   * The plan as a script for `sh` and `kubectl`, which may be run again after any interruption.
   *
   * @param apply the command that applies the new version; `kubectl apply -f dist` unless given
   */
  public script(apply?: string): string {
    const { delivered, script } = parts();
    const command = apply ?? APPLY;
    return script(delivered(this.#plan, { apply: command }), command);
  }

  /**
   * Asserts that there is a way for all that changes.
   *
   * @throws with everything that no way is known for
   */
  public expectWay(): void {
    const lines = this.noWay.map(({ rule, object, reason }) => `${rule}: ${object}: ${reason}`);
    if (lines.length > 0)
      throw new Error(`expected a way that keeps all files, but there is none for:\n  ${lines.join('\n  ')}`);
  }
}

function recordOf({ actions, ...step }: Step): PlanStep {
  const { id, phase, title, why, precondition, check, undo, risk, leaves } = step;
  const manual = actions.flatMap((action) => action.manual ?? []);
  return {
    id,
    phase,
    title,
    why,
    commands: actions.flatMap(({ commands }) => commands),
    ...(manual.length === 0 ? {} : { manual: manual.join(' ') }),
    ...(precondition === undefined ? {} : { precondition }),
    check,
    undo,
    risk: risk.kind,
    ...(leaves === undefined ? {} : { leaves }),
  };
}

/** Loaded when it is asked for: a program that plans nothing doesn't pay for it. */
function parts(): typeof import('./tree') {
  return require('./tree') as typeof import('./tree');
}
