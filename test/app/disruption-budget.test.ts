import {
  DisruptionBudgetOptions,
  StatefulApp,
  StatefulAppProps,
  UnhealthyPodEvictionPolicy,
  Workload,
} from '../../src';
import { Manifest, only, synth } from '../support/synth';

function made(options: DisruptionBudgetOptions, props: Partial<StatefulAppProps> = {}): Manifest[] {
  return synth((chart) => {
    new StatefulApp(chart, 'db', { image: 'example/db:1', ...props }).disruptionBudget(options);
  });
}

test('a budget has name, namespace, labels and selector of its app', () => {
  const workload = Workload.statefulSet({
    name: 'database',
    serviceName: 'db',
    selector: { app: 'db' },
    selectorExpressions: [{ key: 'tier', operator: 'Exists' }],
  });
  const labels = { app: 'db', tier: 'data' };
  const budget = only(
    made(
      { maxUnavailable: 1, unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW },
      { namespace: 'shop', labels, workload },
    ),
    'PodDisruptionBudget',
  );
  expect(budget).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'database', namespace: 'shop', labels },
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: { app: 'db' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
    },
  });
});

test('a budget may have a name and select pods of its own', () => {
  const options = { name: 'calm', minAvailable: '50%', selector: { tier: 'data' }, metadata: { labels: { a: 'b' } } };
  expect(only(made(options), 'PodDisruptionBudget')).toMatchObject({
    metadata: { name: 'calm', labels: { a: 'b' } },
    spec: { minAvailable: '50%', selector: { matchLabels: { tier: 'data' } } },
  });
});

test('pods that nothing selects get the label by which the budget knows them', () => {
  const pod = only(made({ minAvailable: 1 }, { workload: Workload.pod() }), 'Pod');
  expect(pod.metadata).toMatchObject({ labels: { app: 'db' } });
});

test.each<[DisruptionBudgetOptions, string]>([
  [{}, 'a disruption budget has one limit; give either minAvailable or maxUnavailable'],
  [{ minAvailable: 1, maxUnavailable: 1 }, 'a disruption budget has one limit'],
  [
    { maxUnavailable: '101%' },
    'maxUnavailable "101%" is not allowed; give a whole number from 0, or a percentage up to 100%',
  ],
  [{ minAvailable: -1 }, 'minAvailable -1 is not allowed'],
  [{ minAvailable: 1, name: 'My Budget' }, 'name "My Budget" is not'],
  [{ minAvailable: 1, selector: {} }, 'an empty selector is not allowed'],
])('a budget that the API server would not take is refused (%#)', (options, message) => {
  expect(() => made(options)).toThrow(`StatefulApp story/db: disruptionBudget: ${message}`);
});

test('a second budget is refused', () => {
  expect(() =>
    synth((chart) => {
      const db = new StatefulApp(chart, 'db', { image: 'example/db:1' });
      db.disruptionBudget({ minAvailable: 1 });
      db.disruptionBudget({ maxUnavailable: 1 });
    }),
  ).toThrow('a second one is not allowed; a pod that two budgets select is never evicted');
});
