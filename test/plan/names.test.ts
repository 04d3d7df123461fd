import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { claim, deployment, documents } from '../../src/check/examples';
import { planBetween } from '../../src/plan/plan';
import { script } from '../../src/plan/report/script';
import { text } from '../../src/plan/report/text';
import type { Plan } from '../../src/plan/step';
import { inventoryOf } from '../check/inventory-of';
import { testFolder } from '../cli/files';
import { FakeCluster } from './fake-cluster';

// Each call of kubectl is a few processes.
jest.setTimeout(240_000);

const { path: folder } = testFolder();
const planned = (old: string, next: string): Plan => planBetween(inventoryOf(old), inventoryOf(next));

const SHELLS: readonly (readonly [string, ...string[]])[] = [['sh'], ['dash'], ['busybox', 'sh']];
const THERE = SHELLS.filter(([shell, ...words]) => spawnSync(shell, [...words, '-c', 'true']).status === 0);

/** Names may have dots and digits at either side of a dash, and 253 characters. */
const [OLD, NEW] = ['0.a--b.9-x.y', `1.${'n'.repeat(60)}.${'o'.repeat(60)}.2`];
const app = (name: string): string => documents(claim({ name }), deployment({ claimName: name }));

test.each(THERE.map((shell) => [shell.join(' '), shell] as const))(
  'names with all that they may have are names to %s, and nothing else',
  async (name, shell) => {
    const cluster = new FakeCluster(join(folder, name.replace(' ', '-')), app(OLD), app(NEW));
    expect(await cluster.run({ shell })).toMatchObject({ code: 0, error: '' });
    expect(cluster.disks).toEqual({ [`default/${NEW}`]: `disk of ${OLD}` });
    expect(cluster.marks).toEqual([]);
  },
);

/** One app with so many claims. */
function many(prefix: string, count: number): string {
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const [first = '', ...more] = names;
  return documents(
    ...names.map((name) => claim({ name })),
    `${deployment({ claimName: first })
      .trimEnd()
      .replace(
        '            - { name: data,',
        `${more.map((name) => `            - { name: ${name}, mountPath: /srv/${name.slice(1)} }\n`).join('')}            - { name: data,`,
      )}
${more.map((name) => `        - { name: ${name}, persistentVolumeClaim: { claimName: ${name} } }\n`).join('')}`.replaceAll(
      /name: [ab](\d+), (mount|persistent)/g,
      'name: v$1, $2',
    ),
  );
}

test('an app of 40 claims stops once, moves each once, and its plan grows with their number', () => {
  const plan = planned(many('a', 40), many('b', 40));
  expect(plan.noWay).toEqual([]);
  const count = (wanted: string): number => plan.steps.filter(({ phase }) => phase === wanted).length;
  expect([count('stop'), count('move'), count('keep')]).toEqual([1, 40, 40]);
  const [one, forty, eighty] = [1, 40, 80].map((claims) => {
    const moved = planned(many('a', claims), many('b', claims));
    return script(moved, 'true').length + text(moved).length;
  });
  expect((eighty! - one!) / (forty! - one!)).toBeLessThan(2.2);
});
