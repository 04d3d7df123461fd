import { SelectingWorkloadOptions, StatefulApp, StatefulAppProps, Workload } from '../../src';
import { Manifest, only, synth } from '../support/synth';

const selectorExpressions = [{ key: 'tier', operator: 'In', values: ['data', 'cache'] }];
const labels = { tier: 'data' };

function made(props: Partial<StatefulAppProps>, expose = false): Manifest[] {
  return synth((chart) => {
    const db = new StatefulApp(chart, 'db', { image: 'example/db:1', port: 80, labels, ...props });
    if (expose) db.expose();
  });
}

test.each([
  ['Deployment', (options: SelectingWorkloadOptions) => Workload.deployment(options)],
  ['DaemonSet', (options: SelectingWorkloadOptions) => Workload.daemonSet(options)],
  ['StatefulSet', (options: SelectingWorkloadOptions) => Workload.statefulSet({ ...options, withoutService: true })],
])('the selector of a %s has conditions beside its labels, or alone', (kind, workload) => {
  const both = only(made({ workload: workload({ selectorExpressions }) }), kind);
  expect(both['spec']).toMatchObject({
    selector: { matchLabels: { app: 'db' }, matchExpressions: selectorExpressions },
    template: { metadata: { labels: { app: 'db', tier: 'data' } } },
  });
  const alone = only(made({ workload: workload({ selector: {}, selectorExpressions }) }), kind)['spec'];
  expect(alone).toMatchObject({ template: { metadata: { labels } } });
  expect((alone as Record<string, unknown>)['selector']).toEqual({ matchExpressions: selectorExpressions });
});

test('Services need labels where the selector has none', () => {
  const workload = Workload.deployment({ selector: {}, selectorExpressions });
  expect(only(made({ workload, serviceSelector: labels }, true), 'Service')['spec']).toMatchObject({
    selector: labels,
  });
  const message =
    'StatefulApp story/db: a Service knows pods by labels, and the selector has none; give serviceSelector';
  expect(() => made({ workload }, true)).toThrow(message);
  expect(() => made({ workload: Workload.statefulSet({ selector: {}, selectorExpressions }) })).toThrow(message);
});

test.each([
  [[], 'an empty selector is not allowed'],
  [[{ key: 'tier', operator: 'In' }], 'selector operator In of label tier has no values'],
  [[{ key: 'tier', operator: 'Is', values: ['a'] }], 'selector operator "Is" is not allowed'],
])('conditions that the API server would not take are refused (%#)', (expressions, message) => {
  const workload = Workload.deployment({ selector: {}, selectorExpressions: expressions });
  expect(() => made({ workload })).toThrow(`StatefulApp story/db: ${message}`);
});
