import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { delivered } from '../../src/plan/delivery';
import { planBetween } from '../../src/plan/plan';
import { script } from '../../src/plan/report/script';
import { countingKubectl, type Ended, ended as runToEnd } from '../cluster/script-run';
import { all } from '../cluster/wait';
import { App } from './app';
import { CLASSES, ofClass, template } from './cases';
import { canCopy, COPIER, IMAGE } from './image';
import type { Machine } from './machine';
import type { Tools } from './trial';
import { until } from './until';
import type { View } from './watch';
import { withWriters } from './writer';

/** Starts of one script, each of which is killed after its next change. */
const MAX_STARTS = 40;

const CLASS = 'on-node-delete';

/** Two versions between which volumes go to other claims, or their files to other volumes. */
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
  'template-renamed': [template(CLASS), template(CLASS).replaceAll('name: data', 'name: files')],
};

/** What needs rsync to be tried. */
export const COPIED: readonly string[] = ['class-changed', 'claim-shrunk'];

/** What came of a plan: how often its script was started, and what is wrong. */
export interface PlanResult {
  readonly name: string;
  readonly starts: number;
  readonly tokens: number;
  readonly problem: string | undefined;
}

/** Carries plans out, at one go and killed after each change, and looks whether the pods of the new version find all tokens. */
export async function playPlans(machine: Machine, tools: Tools, folder: string): Promise<readonly PlanResult[]> {
  const samples = Object.entries(SAMPLES).filter(([name]) => canCopy() || !COPIED.includes(name));
  return all(
    samples.flatMap(([name, sample]) =>
      [false, true].map((kills) => carryOut(machine, tools, join(folder, 'plans'), { name, sample, kills })),
    ),
  );
}

interface Sample {
  readonly name: string;
  readonly sample: readonly [string, string];
  readonly kills: boolean;
}

async function carryOut(
  machine: Machine,
  tools: Tools,
  plans: string,
  { name, sample, kills }: Sample,
): Promise<PlanResult> {
  const namespace = `${name}-${kills ? 'killed' : 'whole'}`;
  const [old, next] = sample.map((yaml) => appOf(namespace, yaml, tools)) as [App, App];
  await old.make();
  const before = tokensOf(await untilWritten(tools, old));
  const folder = join(plans, namespace);
  prepare(machine, folder, old, next);
  let starts = 0;
  let ended: Ended = { code: null, said: '' };
  while (ended.code === null && starts < MAX_STARTS) {
    const changes = Number(readFileSync(join(folder, 'count'), 'utf8'));
    ended = await runScript(folder, namespace, kills ? changes + 1 : undefined);
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
function prepare({ kubectl }: Machine, folder: string, old: App, next: App): void {
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
}

function runScript(folder: string, namespace: string, kill: number | undefined): Promise<Ended> {
  const path = `${folder}:${process.env['PATH'] ?? ''}`;
  const env = { PATH: path, TIMEOUT: '120', POLL: '0.5', NAMESPACE: namespace };
  return runToEnd('sh', [join(folder, 'plan.sh'), '--yes'], kill === undefined ? env : { ...env, KILL: String(kill) });
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
