import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { delivered } from '../../src/plan/delivery';
import { planBetween } from '../../src/plan/plan';
import { script } from '../../src/plan/report/script';
import type { Plan } from '../../src/plan/step';
import { text } from '../cluster/fields';
import { countingKubectl, type Ended, ended as runToEnd } from '../cluster/script-run';
import { all } from '../cluster/wait';
import { App } from './app';
import { CLASSES, deviceVolume, ofClass, onDevice, template } from './case-yaml';
import { giveDisk } from './disks';
import { canCopy, COPIER, IMAGE } from './image';
import type { Machine } from './machine';
import type { Tools } from './trial';
import { turns } from './turns';
import { until } from './until';
import type { View } from './watch';
import { withWriters } from './writer';

/** How many plans run at the same time; each polls the cluster. */
const AT_ONCE = 4;
/** Starts of one script that is killed again and again. */
const MAX_STARTS = 40;

const CLASS = 'on-node-delete';

/** Two versions where volumes get other claims, or files other volumes. */
const SAMPLES: Readonly<Record<string, readonly [old: string, next: string]>> = {
  'claim-renamed': [
    ofClass(CLASS),
    ofClass(CLASS)
      .replace('claimName: data', 'claimName: files')
      .replace('{ name: data }\nspec', '{ name: files }\nspec'),
  ],
  'set-renamed': [template(CLASS), template(CLASS).replace('metadata: { name: app }', 'metadata: { name: web }')],
  'class-changed': [ofClass(CLASS), ofClass('shared-delete')],
  'claim-shrunk': [ofClass(CLASS), ofClass(CLASS).replace('storage: 1Gi', 'storage: 512Mi')],
  'claim-grown': [
    ofClass('shared-delete'),
    ofClass('shared-delete').replace('requests: { storage: 1Gi }', 'requests: { storage: 2Gi }'),
  ],
  'device-copied': [onDevice('devices'), onDevice('more-devices')],
  'template-renamed': [template(CLASS), template(CLASS).replaceAll('name: data', 'name: files')],
};

/**
 * The samples whose scripts are also killed, with the first words of the changes after which they are killed. With copies, that is
 * during the copy; test:cluster kills scripts after all other changes.
 */
const KILLED: Readonly<Record<string, string>> = {
  'claim-renamed': '',
  'class-changed': 'create',
  'device-copied': 'create',
};

/** The samples that need rsync. */
export const COPIED: readonly string[] = ['class-changed', 'claim-shrunk', 'device-copied'];

/** The result of a plan: how often its script was started, and what went wrong. */
export interface PlanResult {
  readonly name: string;
  readonly starts: number;
  readonly tokens: number;
  readonly problem: string | undefined;
}

/** Runs plans, some also killed again and again, and checks that the pods of the new version find all tokens. */
export async function runPlans(machine: Machine, tools: Tools, folder: string): Promise<readonly PlanResult[]> {
  await makeDevices(machine, tools);
  const samples = Object.entries(SAMPLES).filter(([name]) => canCopy() || !COPIED.includes(name));
  const turn = turns(AT_ONCE);
  const plans = join(folder, 'plans');
  // The longest first.
  const runs = [
    ...samples.filter(([name]) => name in KILLED).map(([name, sample]) => ({ name, sample, killAfter: KILLED[name] })),
    ...samples.map(([name, sample]) => ({ name, sample, killAfter: undefined })),
  ];
  return all(runs.map((run) => turn(() => carryOut(machine, tools, plans, run))));
}

/** One device per class for each run of the sample that copies a device. */
async function makeDevices({ folder, nodes }: Machine, { actions }: Tools): Promise<void> {
  const [node] = nodes;
  if (node === undefined) throw new Error('a node is needed');
  for (const name of ['devices-1', 'devices-2', 'more-devices-1', 'more-devices-2']) {
    giveDisk(folder, node.root, name);
    const yaml = deviceVolume(name, name.slice(0, -2));
    for (const { data } of readManifests(name, yaml).manifests) await actions.apply(data);
  }
}

interface Sample {
  readonly name: string;
  readonly sample: readonly [string, string];
  readonly killAfter: string | undefined;
}

async function carryOut(
  machine: Machine,
  tools: Tools,
  plans: string,
  { name, sample, killAfter }: Sample,
): Promise<PlanResult> {
  const namespace = `${name}-${killAfter === undefined ? 'whole' : 'killed'}`;
  const [old, next] = sample.map((yaml) => appOf(namespace, yaml, tools)) as [App, App];
  await old.make();
  const before = tokensOf(await untilWritten(tools, old));
  const folder = join(plans, namespace);
  const { steps } = prepare(machine, folder, old, next);
  let starts = 0;
  let ended: Ended = { code: null, said: '' };
  if (steps.length === 0) {
    await takeOver(next);
    ended = { code: 0, said: '' };
  }
  while (ended.code === null && starts < MAX_STARTS) {
    ended = await runScript(machine, folder, namespace, killAfter);
    starts++;
  }
  const result = { name: namespace, starts, tokens: before.size };
  if (ended.code !== 0) return { ...result, problem: `the script ends with ${String(ended.code)}: ${ended.said}` };
  const { written } = await untilWritten(tools, next);
  const found = new Set(written.flatMap(({ sightings }) => sightings.map((sighting) => sighting.found)));
  const lost = [...before].filter((token) => !found.has(token));
  return {
    ...result,
    problem: lost.length === 0 ? undefined : `${lost.length} of ${before.size} tokens are not found`,
  };
}

/** Applies a version that needs no plan; its pods are recreated with the claims as they then are. */
async function takeOver(next: App): Promise<void> {
  await next.make();
  await until(`${next.name}: claims as large as they ask for`, async () => {
    const claims = await next.claims();
    const asks = (claim: JsonObject): string | undefined => text(claim, 'spec', 'resources', 'requests', 'storage');
    return claims.every((claim) => text(claim, 'status', 'capacity', 'storage') === asks(claim));
  });
  await next.scale();
}

function appOf(namespace: string, yaml: string, tools: Tools): App {
  const options = { imageFor: () => IMAGE, morePaths: () => [] };
  const { manifests } = readManifests(namespace, yaml);
  return new App(
    namespace,
    manifests.map(({ data }) => withWriters(data, options)),
    tools,
  );
}

/** Writes the script, and the kubectl that it runs with. */
function prepare({ kubectl }: Machine, folder: string, old: App, next: App): Plan {
  mkdirSync(folder, { recursive: true });
  const classes = readManifests('classes', CLASSES).manifests.map(({ data }) => data);
  const inventory = ({ objects }: App): Inventory =>
    new Inventory([...objects, ...classes].map((data) => new Manifest(data, { path: 'app' })));
  const file = join(folder, 'new.json');
  const items: readonly JsonObject[] = next.objects;
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const apply = `kubectl apply -f ${file}`;
  const plan = delivered(planBetween(inventory(old), inventory(next), { clones: false, copyImage: COPIER }), { apply });
  writeFileSync(join(folder, 'plan.sh'), script(plan, apply));
  writeFileSync(join(folder, 'count'), '0');
  writeFileSync(join(folder, 'kubectl'), countingKubectl(kubectl.map((word) => `'${word}'`).join(' ')), {
    mode: 0o755,
  });
  return plan;
}

function runScript({ kubeconfig }: Machine, folder: string, namespace: string, killAfter = 'none'): Promise<Ended> {
  const path = `${folder}:${process.env['PATH'] ?? ''}`;
  const env = { PATH: path, KUBECONFIG: kubeconfig, TIMEOUT: '180', POLL: '1', NAMESPACE: namespace };
  return runToEnd('sh', [join(folder, 'plan.sh'), '--yes'], { ...env, KILL_AFTER: killAfter });
}

/** The view of an app whose pods have all written. */
async function untilWritten({ watch }: Tools, app: App): Promise<View> {
  let view = await watch.view(app.name);
  await until(`${app.name}: its pods`, async () => {
    view = await watch.view(app.name);
    return view.running === app.replicas && view.pods.length === view.running;
  });
  return view;
}

function tokensOf({ written }: View): ReadonlySet<string> {
  return new Set(written.flatMap(({ sightings }) => sightings.map(({ now }) => now)));
}
