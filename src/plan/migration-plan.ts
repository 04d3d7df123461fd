import type { Pair } from '../change/comparison';
import type { ChangeOptions } from '../change/options';
import type { ValueType } from '../check/checked-options';
import { BOOLEAN, checkValues } from '../check/checked-options';
import type { Inventory } from '../inventory/inventory';
import { isImageName } from './image-name';
import { MigrationPlanOptions } from './migration-plan-options';
import { PlanNoWay, PlanStep } from './record';
import type { Plan, Step } from './step';

const OPTIONS: Readonly<Record<keyof MigrationPlanOptions, ValueType>> = {
  copyImage: {
    isValid: (value) => typeof value === 'string' && isImageName(value),
    expected: 'the name of an image, such as registry.example/rsync:1',
  },
  copies: BOOLEAN,
  clones: BOOLEAN,
};

/** The default command that applies the new version. */
const DEFAULT_APPLY = 'kubectl apply -f dist';

/**
 * The steps that bring a cluster from older manifests to those of a program with every file kept: volumes are given to other
 * claims, and objects that the API server refuses to change are deleted in the right order. Made by `Changes.plan`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 * @example
 * declare const chart: Chart;
 * declare const deployed: string; // what was applied: readFileSync('dist/story.k8s.yaml', 'utf8')
 * const plan = Changes.since(deployed, chart).plan();
 * const runbook = plan.markdown();
 */
export class MigrationPlan {
  /** @internal */
  public static _between(
    caller: string,
    { before, after }: Pair<Inventory>,
    how: ChangeOptions,
    options: MigrationPlanOptions,
  ): MigrationPlan {
    const given: unknown = options;
    checkValues(caller, 'option', given, OPTIONS);
    const { copyImage, copies, clones } = options;
    const image = copies === false ? (false as const) : copyImage;
    return new MigrationPlan(planFunctions().planBetween(before, after, { ...how, copyImage: image, clones }));
  }

  /** The steps in their order, without the one that applies the new version. */
  public readonly steps: PlanStep[];
  /** Changes for which no safe way is known. */
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
    const { delivered, markdown } = planFunctions();
    return markdown(delivered(this.#plan, { apply: apply ?? DEFAULT_APPLY }));
  }

  /**
   * The plan as a script for `sh` and `kubectl`, which may be run again after any interruption.
   *
   * @param apply the command that applies the new version; `kubectl apply -f dist` unless given
   */
  public script(apply?: string): string {
    const { delivered, script } = planFunctions();
    const command = apply ?? DEFAULT_APPLY;
    return script(delivered(this.#plan, { apply: command }), command);
  }

  /**
   * Asserts that there is a way for all changes.
   *
   * @throws with every change for which no way is known
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

/** The functions of plans, loaded on first use because they are large. */
function planFunctions(): typeof import('./tree') {
  return require('./tree') as typeof import('./tree');
}
