import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster';
import type { Connection } from './connection';
import { LiveComparison } from './live-comparison';
import { planSamples } from './plan-samples';
import type { Mode } from './plan-trial';
import { PlanTrial } from './plan-trial';
import { onPath } from './reader';
import { StandIn } from './stand-in';
import { all } from './wait';

/** Samples that are carried out at the same time. */
const AT_ONCE = 4;

const MODES: readonly Mode[] = [
  { title: 'at one go', kills: false, fromCluster: false },
  { title: 'from the cluster', kills: false, fromCluster: true },
  { title: 'killed and started again', kills: true, fromCluster: false },
];

/**
 * Carries plans out on the cluster: once as a whole, once killed after each change and started again, and some of what runs.
 *
 * @param wanted parts of the names of samples; none: all of them
 */
export async function plans(
  cluster: Cluster,
  { kubectl, hollow }: Connection,
  wanted: readonly string[],
  say: (line: string) => void,
  report: (problems: readonly string[]) => void,
): Promise<void> {
  if (kubectl === undefined || !hollow) {
    say('Plans are for a control plane of our own: not run here.');
    return;
  }
  const samples = planSamples().filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  await cluster.prepare(samples);
  const { interrupt, server } = cluster;
  const standIn = new StandIn(server);
  standIn.start();
  const restore = onPath(kubectl);
  const live = new LiveComparison();
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-plans-'));
  try {
    const queue = MODES.flatMap((mode) =>
      samples.filter((sample) => sample.inCluster || !mode.fromCluster).map((sample) => ({ sample, mode })),
    );
    let count = 0;
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { sample, mode } = next;
        const place = join(folder, String(++count));
        const trial = new PlanTrial(sample, place, `p${count}`, kubectl, server, live, interrupt);
        const { problems, changes, starts } = await trial.carryOut(mode).catch((error: unknown) => ({
          problems: [`${sample.name}: ${error instanceof Error ? error.message : String(error)}`],
          changes: 0,
          starts: 0,
        }));
        interrupt.throwIfAborted();
        const how = mode.kills ? `${mode.title}, ${starts} times` : mode.title;
        say(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${sample.name}, ${how}: ${changes} changes`);
        report(problems);
      }
    };
    await all(Array.from({ length: AT_ONCE }, work));
  } finally {
    restore();
    await live.end();
    await standIn.stop();
    rmSync(folder, { recursive: true });
  }
}
