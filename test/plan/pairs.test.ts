import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import { planBetween } from '../../src/plan/plan';
import type { Plan } from '../../src/plan/step';

/** Two versions of an app each, whose verdicts are those of a real API server (`npm run test:cluster -- --upgrades`). */
const FOLDER = join(__dirname, '..', 'cluster', 'versions');

function read(path: string): Inventory {
  return new Inventory(readManifests(path, readFileSync(path, 'utf8')).manifests);
}

/** The actions by part of the plan, without mere checks; and why there is no plan. */
function done({ steps, noWay }: Plan): readonly string[] {
  const calls = steps.flatMap(({ phase, actions }) =>
    actions.flatMap(({ call = [] }) => {
      const [name, , kind, object] = call.map((word) => (typeof word === 'string' ? word : ''));
      if (name === undefined || /^(?:may|expect_|mark_)/.test(name)) return [];
      return /^(?:take_away|remove_object|stop_workload)$/.test(name)
        ? [`${phase}: ${name} ${kind ?? ''} ${object ?? ''}`]
        : [`${phase}: ${name}`];
    }),
  );
  return [...calls, ...noWay.map(({ reason }) => `no way: ${reason}`)];
}

const MOVED = ['keep: keep_files', 'move: move_files'];
const COPIED = ['keep: keep_old', 'prepare: make_targets', 'move: copy_files', 'start: remove_copies'];
const SET_ANEW = ['remove: take_away statefulset db', 'start: start_workload'];

/** The pairs that need more than an apply, each with the cheapest way. */
const PLANS: Readonly<Record<string, readonly string[]>> = {
  'bare-volume-becomes-export': ['prepare: patch_object'],
  'claim-mode-added': COPIED,
  'class-empty-over-a-default': MOVED,
  'growth-where-the-class-forbids': MOVED,
  'headless-set-service-renamed': [
    'remove: take_away statefulset db',
    'start: restart_workload',
    'start: start_workload',
  ],
  'job-gives-up-the-mount': ['check: ask', 'keep: keep_files'],
  'job-template': ['remove: take_away job migrate'],
  'last-one-gives-up-the-mount': ['check: ask', 'keep: keep_files'],
  'namespace-and-a-smaller-claim': COPIED,
  'policy-parallel-taken-away': SET_ANEW,
  'role-binding': ['remove: take_away rolebinding backup'],
  'rolling-type-alone-becomes-recreate': ['prepare: patch_object'],
  'secret-type': ['remove: take_away secret login'],
  'selector-of-a-deployment-shrinks': ['remove: take_away deployment web', 'start: start_workload'],
  'selector-of-a-set-grows': SET_ANEW,
  'set-becomes-deployment': [
    'check: ask',
    'keep: keep_files',
    'stop: stop_workload statefulset db',
    'remove: remove_object statefulset db',
    'start: start_workload',
  ],
  'set-renamed-beside-another': [
    'keep: keep_files',
    'stop: stop_workload statefulset primary',
    'move: move_files',
    'remove: remove_object statefulset primary',
    'start: start_workload',
  ],
  'settings-no-longer-immutable': ['remove: take_away configmap settings'],
  'snapshot-source': [
    'no way: To delete a snapshot may delete what was saved: give the other snapshot a name of its own.',
  ],
  'template-grows': ['prepare: grow_files', ...SET_ANEW],
  'template-label-changes': SET_ANEW,
  'tmp-volume-in-a-set': ['prepare: patch_object'],
  'volume-name-empty': [
    'no way: The API server writes the name of the volume into a claim, and refuses to take it away again, also of a claim that is made anew: leave volumeName out.',
  ],
  'volume-server-renamed': ['check: ask', 'keep: patch_object', 'remove: take_away persistentvolume files-volume'],
};

test.each(readdirSync(FOLDER))('%s has the cheapest way, in order, or needs none', (name) => {
  const plan = planBetween(
    ...(['old.yaml', 'new.yaml'].map((file) => read(join(FOLDER, name, file))) as [Inventory, Inventory]),
  );
  expect(done(plan)).toEqual(PLANS[name] ?? []);
});

test('there is no pair by a name of which there is none', () => {
  expect(Object.keys(PLANS).filter((name) => !readdirSync(FOLDER).includes(name))).toEqual([]);
});
