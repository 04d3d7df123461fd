import fc from 'fast-check';
import { rules } from '../../src/change/rules.generated';
import { claim, deployment, documents, statefulSet, storageClass } from '../../src/check/examples';
import { PHASES } from '../../src/plan/phase';
import { planBetween } from '../../src/plan/plan';
import { delivered } from '../../src/plan/delivery';
import { RECIPES } from '../../src/plan/recipes';
import { json } from '../../src/plan/report/json';
import { markdown } from '../../src/plan/report/markdown';
import { script } from '../../src/plan/report/script';
import { text } from '../../src/plan/report/text';
import { quoted } from '../../src/plan/shell';
import type { Plan } from '../../src/plan/step';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { inventoryOf } from '../check/inventory-of';
import { mutated, mutations } from '../support/mutations';
import { ONE_CLAIM, TWO_CLAIMS } from './samples';

const APPLY = 'kubectl apply -f new.yaml';

function plan(old: string, next: string): Plan {
  return delivered(planBetween(inventoryOf(old), inventoryOf(next)), { apply: APPLY });
}

/** The calls of the script, a line each, in their order. */
function calls({ steps }: Plan): readonly string[] {
  return steps.flatMap(({ actions }) =>
    actions.flatMap(({ call }) =>
      call === undefined ? [] : [call.map((word) => (typeof word === 'string' ? word : '')).join(' ')],
    ),
  );
}

const callsOf = (old: string, next: string): readonly string[] => calls(plan(old, next));
const names = (all: readonly string[]): readonly string[] => all.map((one) => one.split(' ')[0] ?? '');

/** What is wrong with the order of a plan, whatever it is for. */
function disorder({ steps }: Plan): readonly string[] {
  const problems: string[] = [];
  const ids = steps.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) problems.push('a step is there twice');
  const phases = steps.map(({ phase }) => Object.keys(PHASES).indexOf(phase));
  if (phases.some((phase, index) => phase < (phases[index - 1] ?? 0))) problems.push('phases are not in order');
  const kept = new Set<string>();
  for (const { actions } of steps) {
    for (const { call = [] } of actions) {
      const [name, ...args] = call.map((word) => (typeof word === 'string' ? word : ''));
      if (name === 'keep_files') kept.add(`${args[0] ?? ''}/${args[1] ?? ''}`);
      if ((name === 'move_files' || name === 'delete_claim') && !kept.has(`${args[0] ?? ''}/${args[1] ?? ''}`))
        problems.push(`${name} ${args[1] ?? ''} before its files are kept`);
      if (name === 'remove_object' && /^(?:persistentvolumeclaim|persistentvolume|namespace)$/.test(args[1] ?? ''))
        problems.push(`${args[1] ?? ''} is deleted`);
      if (name === 'remove_object' && args[1] === 'statefulset' && args[3] !== 'orphan')
        problems.push('a set is deleted with what it made');
      if (name === 'take_away' && /^persistentvolumeclaim$/.test(args[1] ?? '')) problems.push('a claim is taken away');
    }
  }
  return problems;
}

test('each rule of changes has a recipe, and no other has', () => {
  expect(Object.keys(RECIPES).sort()).toEqual(rules.map(({ name }) => name).sort());
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test('has steps, or a reason why there are none and what to do instead', () => {
    const { steps, noWay } = plan(rule.before(), rule.bad());
    expect(steps.length + noWay.length).toBeGreaterThan(0);
    for (const { reason } of noWay) expect(reason).toMatch(/^\S.{30,}[.)]$/s);
    for (const step of steps)
      for (const said of [step.title, step.why, step.check, step.undo]) expect(said).toMatch(/^\S/);
  });

  test('keeps files before anything is deleted, and does nothing twice', () => {
    expect(disorder(plan(rule.before(), rule.bad()))).toEqual([]);
  });

  test('has nothing to plan where nothing is wrong', () => {
    const { steps, noWay } = plan(rule.before(), rule.good());
    expect([steps.map(({ title }) => title), noWay]).toEqual([[], []]);
  });
});

test('a renamed claim is rebound: kept, stopped, moved, applied, started', () => {
  const all = callsOf(
    documents(claim(), deployment()),
    documents(claim({ name: 'files' }), deployment({ claimName: 'files' })),
  );
  expect(names(all.filter((one) => !/^(?:may|expect)/.test(one)))).toEqual([
    'keep_files',
    'stop_workload',
    'move_files',
    'apply_new',
    'start_workload',
  ]);
  const moved = all.find((one) => one.startsWith('move_files'));
  expect(moved).toMatch(/^move_files {2}data {2}files [0-9a-f]{16} \{/);
  expect(moved).toContain('"volumeName":"__VOLUME__"');
});

test('a claim template that grows is no downtime: claims grow, the set goes without its pods, and comes back', () => {
  const found = plan(statefulSet({ className: 'disk' }), statefulSet({ className: 'disk', size: '20Gi' }));
  expect(names(calls(found))).toEqual(['may', 'may_grow', 'grow_files', 'take_away', 'apply_new', 'start_workload']);
  expect(calls(found)).toContainEqual(expect.stringMatching(/^grow_files {2}data-db-\* 20Gi$/));
  expect(calls(found)).toContainEqual(
    expect.stringMatching(/^take_away {2}statefulset db orphan \{"spec":\{"volumeClaimTemplates":/),
  );
  expect(found.steps.some(({ risk }) => risk.kind === 'downtime')).toBe(false);
});

test('only what was stopped, or takes over pods, is waited for', () => {
  const config = (level: string): string =>
    documents(
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\nimmutable: true\ndata: { LEVEL: ${level} }\n`,
      deployment().replace('- name: web\n', '- name: web\n          envFrom: [{ configMapRef: { name: web } }]\n'),
    );
  expect(names(callsOf(config('info'), config('debug')))).not.toContain('start_workload');
  const grown = plan(statefulSet({ className: 'disk' }), statefulSet({ className: 'disk', size: '20Gi' }));
  expect(grown.steps.find(({ phase }) => phase === 'start')?.why).toContain('takes over the pods');
  const renamed = plan(
    documents(claim(), deployment()),
    documents(claim({ name: 'files' }), deployment({ claimName: 'files' })),
  );
  expect(renamed.steps.find(({ phase }) => phase === 'start')?.why).toBe('It was stopped.');
});

test('two claims of one app that move are one stop, one apply and one start', () => {
  const app = (one: string, other: string): string =>
    documents(
      claim({ name: one }),
      claim({ name: other }),
      deployment({ claimName: one })
        .replace(
          '            - { name: data,',
          '            - { name: more, mountPath: /srv/more }\n            - { name: data,',
        )
        .trimEnd()
        .concat(`\n        - { name: more, persistentVolumeClaim: { claimName: ${other} } }\n`),
    );
  const all = names(callsOf(app('a', 'b'), app('c', 'd')));
  const count = (name: string): number => all.filter((one) => one === name).length;
  expect(['keep_files', 'move_files', 'stop_workload', 'apply_new', 'start_workload'].map(count)).toEqual([
    2, 2, 1, 1, 1,
  ]);
});

test('what moves is not kept for good as well, also in a set that deletes its claims', () => {
  const policy = '  persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }\n';
  const set = (name: string): string =>
    statefulSet({ name, className: 'disk' }).replace(`registry.example/${name}`, 'registry.example/db') + policy;
  const { steps } = plan(set('db'), set('database'));
  const kept = steps.filter(({ phase, title }) => phase === 'keep' && title.startsWith('Keep'));
  expect(kept.map(({ title }) => title)).toEqual([
    'Keep the files of claims data-db-0 to data-db-1 until they have moved',
  ]);
  expect(steps.some(({ leaves }) => leaves !== undefined)).toBe(false);
});

test('a claim of a class that only has another name keeps its volume; of another class, it is copied', () => {
  const fast = storageClass({ name: 'fast' });
  const [old, next] = [documents(storageClass(), claim()), documents(fast, claim({ className: 'fast' }))];
  const found = plan(old, next);
  expect(found.noWay).toEqual([]);
  expect(names(calls(found))).toContain('move_files');
  const other = plan(old, next.replace('volumeBindingMode', 'parameters: { type: io2 }\nvolumeBindingMode'));
  expect([other.noWay, names(calls(other)).filter((name) => name.endsWith('_files'))]).toEqual([[], ['copy_files']]);
});

test('two claims whose place one new claim takes are told apart by nobody: no way is known', () => {
  const { noWay, steps } = plan(TWO_CLAIMS, ONE_CLAIM);
  expect(noWay.length).toBeGreaterThan(0);
  expect(steps.filter(({ phase }) => phase === 'move')).toHaveLength(0);
});

test('with a deploy tool, it is suspended before anything and applies once, and prunes by itself', () => {
  const rule = rules.find(({ name }) => name === 'sts-renamed')!;
  const between = planBetween(inventoryOf(rule.before()), inventoryOf(rule.bad()));
  const { steps } = delivered(between, { apply: APPLY, gitops: 'argo' });
  const titles = steps.map(({ title }) => title);
  expect(titles.indexOf('Suspend Argo CD')).toBeLessThan(titles.findIndex((title) => title.startsWith('Keep')));
  expect(titles.filter((title) => title.startsWith('Merge'))).toHaveLength(1);
  expect(steps.some(({ phase }) => phase === 'prune')).toBe(false);
});

test('the claim of one replica is called by its name, those of several by N', () => {
  const grown = (replicas: number): string => {
    const set = (size: string): string => statefulSet({ className: 'disk', size, replicas });
    return text(plan(set('10Gi'), set('20Gi')));
  };
  expect(grown(1)).toContain('kubectl patch pvc data-db-0 ');
  expect(grown(1)).not.toContain('data-db-$N');
  expect(grown(2)).toContain('kubectl patch pvc data-db-$N ');
});

test('of what runs, an emptyDir that the server filled in is taken off, and one that was written is not', () => {
  const running = (written: JsonObject): Inventory => {
    const { manifests } = readManifests('old', deployment());
    const data = manifests[0]?.data as unknown as { spec: { template: { spec: { volumes: unknown } } } };
    data.spec.template.spec.volumes = [{ name: 'data', emptyDir: {} }];
    const fields = { 'k:{"name":"data"}': { '.': {}, 'f:name': {}, ...written } };
    const fieldsV1 = { 'f:spec': { 'f:template': { 'f:spec': { 'f:volumes': fields } } } };
    const managedFields = [{ manager: 'kubectl', operation: 'Apply', fieldsType: 'FieldsV1', fieldsV1 }];
    const metadata = { name: 'web', uid: 'u', resourceVersion: '1', managedFields };
    return inventoryOf(JSON.stringify({ ...data, metadata }));
  };
  const ids = (old: Inventory): readonly string[] =>
    planBetween(old, inventoryOf(deployment())).steps.map(({ id }) => id);
  expect(ids(running({}))).toEqual([expect.stringMatching(/^default .*volumes/)]);
  expect(ids(running({ 'f:emptyDir': {} }))).toEqual([]);
});

test('a set of 100 replicas and an app of 40 claims are short and linear', () => {
  const set = (name: string): string =>
    statefulSet({ name, replicas: 100, className: 'disk' }).replace(`registry.example/${name}`, 'registry.example/db');
  const moved = text(plan(set('db'), set('database')));
  expect(moved).toContain('claims data-db-0 to data-db-99');
  expect(moved.split('\n').length).toBeLessThan(95);
  const many = (prefix: string, count: number): string =>
    documents(
      ...Array.from({ length: count }, (_, i) =>
        documents(claim({ name: `${prefix}${i}` }), deployment({ name: `app${i}`, claimName: `${prefix}${i}` })),
      ),
    );
  const [forty, eighty] = [40, 80].map((count) => script(plan(many('a', count), many('b', count)), APPLY).length);
  const base = script(plan(many('a', 1), many('b', 1)), APPLY).length;
  expect((eighty! - base) / (forty! - base)).toBeLessThan(2.2);
});

test('lines of a text are at most 100 characters wide, but for commands', () => {
  for (const { before, bad } of rules)
    for (const line of text(plan(before(), bad()))
      .replaceAll(/\$ \(set -e;[^]*?done\)/g, '$ ')
      .split('\n'))
      if (!/^ +\$ /.test(line) && !/\S{60}/.test(line)) expect(line.length).toBeLessThanOrEqual(100);
});

test('a word is one word to a shell, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      const line = quoted(word);
      // Single quotes hold everything but themselves.
      expect(line.startsWith("'") ? line.slice(1, -1).replaceAll(String.raw`'\''`, "'") : line).toBe(word);
    }),
  );
});

test('no value of a Secret is in any form of a plan', () => {
  const rule = rules.find(({ name }) => name === 'password-changed')!;
  const found = plan(rule.before(), rule.bad());
  const secret = documents(
    'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nimmutable: true\nstringData: { key: first-password }\n',
  );
  const immutable = plan(secret, secret.replace('first-password', 'other-password'));
  for (const one of [found, immutable])
    for (const print of [text, markdown, json, (it: Plan) => script(it, APPLY)])
      expect(print(one)).not.toMatch(/(?:first|other)-password/);
});

const dataOf = (yaml: string): readonly JsonObject[] =>
  readManifests('sample.yaml', yaml).manifests.map(({ data }) => data);
const PAIRS = rules.flatMap(({ before, bad }) =>
  rules.slice(0, 12).map((other) => ({
    before: dataOf(documents(before(), other.before())),
    after: dataOf(documents(bad(), other.bad())),
  })),
);
const inventory = (objects: readonly JsonObject[]): Inventory =>
  new Inventory(objects.map((data, i) => new Manifest(data, { path: `chart/${i}` })));
const RUNS = 1000;

test(`whatever is wrong in either version, a plan deletes nothing before it is kept (${RUNS} mutations of pairs of rules)`, () => {
  let steps = 0;
  const some = fc.array(mutations, { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...PAIRS), some, some, ({ before, after }, old, next) => {
      const found = delivered(planBetween(inventory(mutated(before, old)), inventory(mutated(after, next))), {
        apply: APPLY,
      });
      expect(disorder(found)).toEqual([]);
      steps += found.steps.length;
      for (const print of [text, markdown, json, (it: Plan) => script(it, APPLY)]) expect(print(found)).not.toBe('');
    }),
    { numRuns: RUNS, seed: 23 },
  );
  expect(steps).toBeGreaterThan(RUNS * 3);
});
