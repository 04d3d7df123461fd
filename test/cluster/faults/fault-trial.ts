import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readKubeconfig } from '../kubeconfig';
import type { Disk } from '../moved';
import { lost, problemsAtEnd } from '../plan-end';
import type { Surroundings } from '../plan-stage';
import { PlanStage } from '../plan-stage';
import type { Ended } from '../script-run';
import type { SimulatedNodes } from '../simulated-nodes';
import { all, pause } from '../wait';
import type { PlanFault } from './fault';
import { FaultInjector } from './fault-injector';

/** Runs a plan with a fault. */
export class FaultTrial {
  readonly #stage: PlanStage;
  readonly #injector: FaultInjector;

  private constructor(
    private readonly fault: PlanFault,
    private readonly folder: string,
    private readonly around: Surroundings,
    stage: PlanStage,
    nodes: SimulatedNodes,
  ) {
    this.#stage = stage;
    this.#injector = new FaultInjector(stage, nodes);
  }

  public static async of(
    fault: PlanFault,
    { folder, prefix }: { readonly folder: string; readonly prefix: string },
    around: Surroundings,
    nodes: SimulatedNodes,
  ): Promise<FaultTrial> {
    const kubeconfig = around.kubectl[around.kubectl.indexOf('--kubeconfig') + 1] ?? '';
    const flags = (await fault.flags?.(prefix, readKubeconfig(kubeconfig).server)) ?? [];
    const stage = new PlanStage(fault.sample, folder, prefix, around, flags);
    return new FaultTrial(fault, folder, around, stage, nodes);
  }

  /** The problems, and the message with which the script stopped. */
  public async carryOut(): Promise<{ readonly problems: readonly string[]; readonly sentence: string }> {
    const stage = this.#stage;
    const refused = await stage.start();
    if (refused !== '') throw new Error(`the old version is refused: ${refused}`);
    await stage.planOf({ fromCluster: false });
    const before = await stage.disks();
    const stopped = await this.#stopped();
    const sentence = /^Stopped: .*$/m.exec(stopped.said)?.[0] ?? '';
    const problems = [...this.#unlike(stopped), ...(await this.#lost(before))];
    await this.fault.mend(this.#injector);
    const { code, said } = await stage.run();
    problems.push(
      ...(code === 0
        ? await problemsAtEnd(stage, before, this.around.server)
        : [`it doesn't go on when it is mended: ${said}`]),
    );
    this.fault.end?.();
    await stage.remove();
    return {
      problems: problems.map((problem) => `${this.fault.name}: ${stage.names.restored(problem)}`),
      sentence: stage.names.restored(sentence),
    };
  }

  /** Runs the script until the fault stops it. */
  async #stopped(): Promise<Ended> {
    const { after, timeout = 60 } = this.fault;
    const settings = { TIMEOUT: String(timeout), ...(this.fault.settings?.(this.#injector) ?? {}) };
    if (after === undefined) {
      await this.fault.break(this.#injector);
      return this.#stage.run(settings);
    }
    const running = this.#stage.run({ ...settings, HOLD: after });
    const held = join(this.folder, 'held');
    const state = { hasEnded: false };
    const end = running.finally(() => (state.hasEnded = true));
    await all<unknown>([end, this.#meddle(held, state)]);
    return running;
  }

  /** Waits until the script is held, injects the fault, and lets the script continue. */
  async #meddle(held: string, state: { readonly hasEnded: boolean }): Promise<void> {
    while (!existsSync(held)) {
      if (state.hasEnded) return;
      await pause(50);
    }
    try {
      await this.fault.break(this.#injector);
    } finally {
      rmSync(held);
    }
  }

  #unlike({ code, said }: Ended): readonly string[] {
    return [
      ...(code === 1 ? [] : [`the script ends with ${String(code)}, and not with 1: ${said}`]),
      ...(/^Stopped: /m.test(said) && this.fault.says.test(said) ? [] : [`it says: ${said}`]),
    ];
  }

  async #lost(before: readonly Disk[]): Promise<readonly string[]> {
    return this.fault.takesVolume === true ? [] : lost(before, await this.#stage.allDisks());
  }
}
