import { lost, problemsAtEnd } from './plan-end';
import type { PlanSample } from './plan-samples';
import type { Surroundings } from './plan-stage';
import { PlanStage } from './plan-stage';
import { misread } from './shells';

/** The maximum number of starts of a script that is killed after each change. */
const MAX_STARTS = 120;

/** The input of a plan, and whether its script is killed. */
export interface Mode {
  readonly title: string;
  readonly kills: boolean;
  /** Whether the old version is read from the cluster. */
  readonly fromCluster: boolean;
}

export interface Outcome {
  readonly problems: readonly string[];
  readonly changes: number;
  readonly starts: number;
}

/** Runs a plan in its own namespaces. */
export class PlanTrial {
  readonly #stage: PlanStage;

  public constructor(
    private readonly sample: PlanSample,
    folder: string,
    prefix: string,
    private readonly around: Surroundings,
  ) {
    this.#stage = new PlanStage(sample, folder, prefix, around);
  }

  public async carryOut(mode: Mode): Promise<Outcome> {
    const stage = this.#stage;
    const refused = await stage.start();
    const { problems, starts } =
      refused === ''
        ? await this.#carriedOut(mode)
        : { problems: [`the old version is refused: ${refused}`], starts: 0 };
    const { changes } = stage;
    await stage.remove();
    return {
      problems: problems.map((problem) => `${this.sample.name}: ${stage.names.restored(problem)}`),
      changes,
      starts,
    };
  }

  async #carriedOut({ kills, fromCluster }: Mode): Promise<Omit<Outcome, 'changes'>> {
    const stage = this.#stage;
    const { steps, noWay } = await stage.planOf({ fromCluster });
    const before = await stage.disks();
    if (noWay.length > 0) return { problems: [`there is no way: ${JSON.stringify(noWay)}`], starts: 0 };
    if (steps.length === 0) {
      // Nothing goes that nobody takes away: the new version is taken beside what runs.
      const said = fromCluster ? await stage.apply(stage.next) : 'there are no steps';
      return { problems: said === '' ? lost(before, await stage.disks()) : [said], starts: 0 };
    }
    const unread = kills ? [] : await misread(stage.script);
    let starts = 0;
    let ended = { code: null as number | null, said: '' };
    while (ended.code === null && starts < MAX_STARTS) {
      this.around.interrupt.throwIfAborted();
      ended = await stage.run(kills ? { KILL: String(stage.changes + 1) } : {});
      starts++;
    }
    const atEnd =
      ended.code === 0
        ? await problemsAtEnd(stage, before, this.around.server)
        : [`the script ends with ${String(ended.code)}: ${ended.said}`];
    return { problems: [...unread, ...atEnd], starts };
  }
}
