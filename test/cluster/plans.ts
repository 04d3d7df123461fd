import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster';
import type { Connection } from './connection';
import { PLAN_FAULTS } from './faults';
import { FaultTrial } from './faults/fault-trial';
import { LiveComparison } from './live-comparison';
import type { PlanSample } from './plan-samples';
import { planSamples } from './plan-samples';
import type { Surroundings } from './plan-stage';
import type { Mode } from './plan-trial';
import { PlanTrial } from './plan-trial';
import { onPath } from './reader';
import { readers } from './shells';
import { SimulatedNodes } from './simulated-nodes';
import { all } from './wait';

/** The number of trials that run in parallel. */
const AT_ONCE = Number(process.env['AT_ONCE'] ?? '4');

const MODES: readonly Mode[] = [
  { title: 'at one go', kills: false, fromCluster: false },
  { title: 'from the cluster', kills: false, fromCluster: true },
  { title: 'killed and started again', kills: true, fromCluster: false },
];

interface Printer {
  readonly say: (line: string) => void;
  readonly report: (problems: readonly string[]) => void;
}

/** A trial with its own folder and namespaces. */
interface Task {
  readonly title: string;
  readonly run: (
    place: { readonly folder: string; readonly prefix: string },
    around: Surroundings,
    nodes: SimulatedNodes,
  ) => Promise<{ readonly problems: readonly string[]; readonly says: string }>;
}

/**
 * Runs plans on the cluster: once without interruption, once killed after each change and restarted, and once with the old version
 * read from the cluster.
 *
 * @param wanted parts of the names of samples; empty: all
 */
export async function plans(
  cluster: Cluster,
  connection: Connection,
  wanted: readonly string[],
  printer: Printer,
): Promise<void> {
  const samples = planSamples().filter(({ name }) => isWanted(name, wanted));
  printer.say(
    `Each script is read by ${readers()
      .map(([command]) => command)
      .join(', ')}.`,
  );
  const tasks = MODES.flatMap((mode) => samples.map((sample) => taskOf(sample, mode)));
  await carryOut(tasks, samples, cluster, connection, printer);
}

/** Runs plans with faults: each stops with a message, loses no files, and continues after the repair. */
export async function faults(
  cluster: Cluster,
  connection: Connection,
  wanted: readonly string[],
  printer: Printer,
): Promise<void> {
  const chosen = PLAN_FAULTS.filter(({ name }) => isWanted(name, wanted));
  const tasks = chosen.map((fault): Task => ({
    title: fault.name,
    run: async (place, around, nodes) => {
      const trial = await FaultTrial.of(fault, place, around, nodes);
      const { problems, sentence } = await trial.carryOut();
      return { problems, says: `${fault.name}: ${sentence}` };
    },
  }));
  await carryOut(
    tasks,
    chosen.map(({ sample }) => sample),
    cluster,
    connection,
    printer,
  );
}

function isWanted(name: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((part) => name.includes(part));
}

function taskOf(sample: PlanSample, mode: Mode): Task {
  return {
    title: `${sample.name}, ${mode.title}`,
    run: async ({ folder, prefix }, around) => {
      const { problems, changes, starts } = await new PlanTrial(sample, folder, prefix, around).carryOut(mode);
      const how = mode.kills ? `${mode.title}, ${starts} times` : mode.title;
      return { problems, says: `${sample.name}, ${how}: ${changes} changes` };
    },
  };
}

async function carryOut(
  tasks: readonly Task[],
  samples: readonly PlanSample[],
  cluster: Cluster,
  { kubectl, hollow }: Connection,
  { say, report }: Printer,
): Promise<void> {
  if (kubectl === undefined || !hollow) {
    say('Plans are for a control plane of our own: not run here.');
    return;
  }
  await cluster.prepare(samples);
  const { interrupt, server } = cluster;
  const nodes = new SimulatedNodes(server);
  nodes.start();
  const restore = onPath(kubectl);
  const live = new LiveComparison();
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-plans-'));
  const queue = [...tasks.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [number, { title, run }] = next;
      const place = { folder: join(folder, String(number)), prefix: `p${number}` };
      const { problems, says } = await run(place, { kubectl, server, live, interrupt }, nodes).catch(
        (error: unknown) => ({
          problems: [`${title}: ${error instanceof Error ? error.message : String(error)}`],
          says: title,
        }),
      );
      interrupt.throwIfAborted();
      say(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${says}`);
      report(problems);
    }
  };
  try {
    await all(Array.from({ length: AT_ONCE }, work));
  } finally {
    restore();
    await live.end();
    await nodes.stop();
    rmSync(folder, { recursive: true });
  }
}
