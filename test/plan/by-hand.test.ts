import { claim, deployment, documents, statefulSet, storageClass, volume } from '../../src/check/examples';
import { rules } from '../../src/change/rules.generated';
import { delivered } from '../../src/plan/delivery';
import { planBetween } from '../../src/plan/plan';
import { json } from '../../src/plan/report/json';
import { markdown } from '../../src/plan/report/markdown';
import { script } from '../../src/plan/report/script';
import { text } from '../../src/plan/report/text';
import type { Plan } from '../../src/plan/step';
import { inventoryOf } from '../check/inventory-of';

const planned = (old: string, next: string): Plan => planBetween(inventoryOf(old), inventoryOf(next));
const ofRule = (wanted: string): Plan => {
  const rule = rules.find(({ name }) => name === wanted)!;
  return planned(rule.before(), rule.bad());
};

test('what a person does or decides is in every form of a plan', () => {
  const plan = delivered(ofRule('pv-source-immutable'), { apply: 'true' });
  const asked = 'Are the files of PersistentVolume data-volume at its new source, as they are at the old one?';
  expect(text(plan)).toContain('     do       Are the files of PersistentVolume data-volume at its new source');
  expect(markdown(plan)).toContain(`- [ ] ${asked}`);
  expect(
    (JSON.parse(json(plan)) as { steps: { manual: string | null }[] }).steps.map(({ manual }) => manual),
  ).toContain(asked);
  expect(script(plan, 'true')).toContain(`ask '${asked}'`);
});

describe('a path that has files no more', () => {
  const emptied = deployment().replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}');
  const decision = (next: string): Plan['steps'][number] | undefined =>
    planned(documents(claim(), deployment()), next).steps.find(({ title }) => title.startsWith('Decide'));

  test('looks like a slip where the claim is still there, and is told with what shows how much there is', () => {
    expect(decision(documents(claim(), emptied))).toMatchObject({
      title: 'Decide whether Deployment web is to start without its files at /srv/data',
      why: expect.stringMatching(
        /^The new version still has claim data: if the mount was taken off by mistake/,
      ) as string,
      actions: [{ commands: ['kubectl exec deployment/web -c web -- du -sh /srv/data'] }],
    });
  });

  test('looks meant where the claim is taken out too, and can be had again', () => {
    expect(decision(emptied)?.why).toMatch(/^The new version has no claim data either.*put claim and mount back\.$/);
  });

  test('of a claim template that is taken out is no template of the set that stays', () => {
    const set = statefulSet({ className: 'disk' });
    const without = set
      .slice(0, set.indexOf('  volumeClaimTemplates'))
      .replace('      containers:', '      volumes: [{ name: data, emptyDir: {} }]\n      containers:');
    const { steps } = planned(set, without);
    expect(steps.find(({ title }) => title.startsWith('Decide'))?.why).toMatch(
      /^The new version has no claims data-db-0/,
    );
  });
});

test('a set that goes is stopped first, since it goes without its pods', () => {
  const titles = ofRule('sts-removed').steps.map(({ title }) => title);
  expect(titles.indexOf('Stop StatefulSet db')).toBeGreaterThan(-1);
  expect(titles.indexOf('Stop StatefulSet db')).toBeLessThan(titles.indexOf('Delete StatefulSet db'));
});

test('a reason does not say again what was found', () => {
  for (const { name } of rules)
    for (const { message, reason } of ofRule(name).noWay) expect(reason).not.toContain(message);
});

describe('a claim that the API server takes in no form', () => {
  const old = documents(storageClass(), claim({ className: 'none' }), deployment());
  test.each([
    ['storageClassName: null', 'leave storageClassName out, or write the class that the claim has'],
    ["volumeName: ''", 'leave volumeName out'],
  ])('with %s has no way, and is told what to write', (line, fix) => {
    const { steps, noWay } = planned(old, old.replace('spec:\n  accessModes', `spec:\n  ${line}\n  accessModes`));
    expect(steps).toEqual([]);
    expect(noWay.map(({ reason }) => reason)).toEqual([expect.stringContaining(fix)]);
  });

  test('under a new name has none either, where it names a volume that the old one may not have', () => {
    const named = documents(
      storageClass(),
      claim({ name: 'files', className: 'none', more: 'volumeName: disk-7' }),
      deployment({ claimName: 'files' }),
    );
    expect(planned(old, named).noWay.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Claim files names volume disk-7, and which one claim data has/),
    ]);
  });
});

test('a new claim is made with all that the new version writes of it, so that this is no change', () => {
  const selecting = (name: string): string =>
    documents(claim({ name, more: 'selector: { matchLabels: { disk: nas } }' }), deployment({ claimName: name }));
  const moved = planned(selecting('data'), selecting('files'))
    .steps.flatMap(({ actions }) => actions.flatMap(({ call = [] }) => (call[0] === 'move_files' ? call : [])))
    .map(String)
    .find((word) => word.startsWith('{'));
  expect(JSON.parse(moved ?? '{}')).toMatchObject({
    spec: { selector: { matchLabels: { disk: 'nas' } }, volumeName: '__VOLUME__' },
  });
});

test.each([
  [deployment().replace('  strategy: { type: Recreate }\n', ''), { spec: { strategy: { rollingUpdate: null } } }],
  [
    deployment().replace(', persistentVolumeClaim: { claimName: data }', ''),
    { spec: { template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } } } },
  ],
])('what the server filled in is taken off before a server-side apply', (old, patch) => {
  const { steps, noWay } = planned(documents(claim(), old), documents(claim(), deployment()));
  expect(noWay).toEqual([]);
  const calls = steps.flatMap(({ actions }) => actions.map(({ call }) => call ?? []));
  expect(calls.map(([name]) => name)).toEqual(['patch_object']);
  expect(JSON.parse(calls[0]?.map(String).at(-1) ?? '{}')).toMatchObject(patch);
});

describe('volumes of the replicas of a set that get another source', () => {
  const disk = (number: number, server: string, reserved: boolean): string =>
    volume({
      name: `disk-${number}`,
      className: 'by-hand',
      source: `nfs: { server: ${server}, path: /export/${number} }`,
      more: reserved ? `claimRef: { namespace: shop, name: data-db-${number} }` : '',
    });
  const shop = (server: string, reserved: boolean): string =>
    documents(
      disk(0, server, reserved),
      disk(1, server, reserved),
      statefulSet({ className: 'by-hand' }).replaceAll(/^ {2}name: db$/gm, '  name: db\n  namespace: shop'),
    );

  test('are made anew for the claims that they are reserved for, while the set stands still', () => {
    const { steps, noWay } = planned(shop('old.example', true), shop('new.example', true));
    expect(noWay).toEqual([]);
    const calls = steps.flatMap(({ actions }) =>
      actions.flatMap(({ call = [] }) => (call[0] === 'may' ? [] : [call.map(String).slice(0, 4).join(' ')])),
    );
    const at = (call: string): number => calls.findIndex((one) => one.startsWith(call));
    for (const number of [0, 1]) {
      const order = [
        at(`patch_object`),
        at('stop_workload shop statefulset db'),
        at(`keep_files shop data-db-${number}`),
        at(`delete_claim shop data-db-${number}`),
        calls.findIndex((one) => one.startsWith('take_away') && one.endsWith(`persistentvolume disk-${number}`)),
        at('start_workload shop statefulset db'),
      ];
      expect(order).not.toContain(-1);
      expect(order).toEqual(order.toSorted((one, other) => one - other));
    }
  });

  test('have no way where nothing says which claim has which, and are told what to write', () => {
    const { noWay } = planned(shop('old.example', false), shop('new.example', false));
    expect(noWay.map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual(
      [0, 1].map(
        () => expect.stringMatching(/^pv-source-immutable: .*spec\.claimRef with name and namespace/) as string,
      ),
    );
  });
});
