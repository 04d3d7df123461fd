import { App, Chart } from 'cdk8s';
import { RestartPolicy, ServiceType, StatefulApp, StatefulAppProps, Workload } from '../../src';
import { Manifest, only, synth } from '../support/synth';

const app = (props: Partial<StatefulAppProps>, build: (app: StatefulApp) => void = () => undefined): Manifest[] =>
  synth((chart) => {
    const made = new StatefulApp(chart, 'db', { image: 'example/db:1', port: 5432, ...props });
    build(made);
  });

const metadataOf = (manifest: Manifest): Record<string, unknown> => manifest.metadata;

test('all that an app makes is in its namespace', () => {
  const made = app({ namespace: 'shop', workload: Workload.statefulSet() }, (db) => {
    db.expose({ name: 'public' });
  });
  expect(made.map((one) => [one.kind, metadataOf(one)['namespace']])).toEqual([
    ['Service', 'shop'],
    ['StatefulSet', 'shop'],
    ['Service', 'shop'],
  ]);
  expect(only(made, 'StatefulSet')['spec']).toMatchObject({ template: { metadata: { labels: { app: 'db' } } } });
});

test("the namespace of a workload is its Services' too", () => {
  const made = app({ workload: Workload.deployment({ metadata: { namespace: 'shop' } }) }, (db) => {
    db.expose();
  });
  expect(made.map((one) => metadataOf(one)['namespace'])).toEqual(['shop', 'shop']);
});

test('labels go to the workload, its pods and its Services, under what each of them says itself', () => {
  const workload = Workload.statefulSet({
    podMetadata: { labels: { tier: 'pods' } },
    service: { metadata: { labels: { extra: 'yes' } } },
  });
  const made = app({ labels: { app: 'shop', tier: 'db' }, workload }, (db) => {
    db.expose({ type: ServiceType.NODE_PORT });
  });
  const set = only(made, 'StatefulSet');
  expect(metadataOf(set)['labels']).toEqual({ app: 'shop', tier: 'db' });
  expect(set['spec']).toMatchObject({
    selector: { matchLabels: { app: 'shop' } },
    template: { metadata: { labels: { app: 'shop', tier: 'pods' } } },
  });
  const services = made.filter((one) => one.kind === 'Service');
  expect(services.map((one) => metadataOf(one)['labels'])).toEqual([
    { app: 'shop', tier: 'db', extra: 'yes' },
    { app: 'shop', tier: 'db' },
  ]);
});

test('labels go to pods that nothing selects', () => {
  const labels = { tier: 'db' };
  const made = app({ labels, workload: Workload.job(), pod: { restartPolicy: RestartPolicy.NEVER } });
  const job = only(made, 'Job');
  expect(metadataOf(job)['labels']).toEqual(labels);
  expect(job['spec']).toMatchObject({ template: { metadata: { labels } } });
});

test('a bare pod has the labels once', () => {
  const made = app({ labels: { tier: 'db' }, workload: Workload.pod() });
  expect(metadataOf(only(made, 'Pod'))['labels']).toEqual({ tier: 'db' });
});

test('a Service may select its pods by other labels than the workload', () => {
  const workload = Workload.deployment({ selector: { app: 'shop', tier: 'db' } });
  const made = app({ workload, serviceSelector: { tier: 'db' } }, (db) => {
    db.expose();
  });
  expect(only(made, 'Service')['spec']).toMatchObject({ selector: { tier: 'db' } });
  expect(only(made, 'Deployment')['spec']).toMatchObject({ selector: { matchLabels: { app: 'shop', tier: 'db' } } });
});

test('a StatefulSet may have no Service', () => {
  const [set, ...others] = app({ workload: Workload.statefulSet({ withoutService: true }) });
  expect(set?.['spec']).not.toHaveProperty('serviceName');
  expect(others).toEqual([]);
});

test.each<[Partial<StatefulAppProps>, string]>([
  [
    { namespace: 'a', workload: Workload.deployment({ metadata: { namespace: 'b' } }) },
    'namespace "a" differs from "b" in the metadata of the workload; give one',
  ],
  [{ namespace: 'A' }, 'namespace "A"'],
  [{ labels: { 'no label': 'x' } }, 'label "no label"'],
  [{ serviceSelector: {} }, 'an empty serviceSelector is not allowed'],
  [
    { labels: { tier: 'web' }, workload: Workload.deployment({ selector: { tier: 'db' } }) },
    'the pods\' label tier: "web" differs from the selector\'s "db"',
  ],
  [
    { workload: Workload.statefulSet({ withoutService: true, serviceName: 'db' }) },
    'withoutService and a Service are both given; give one',
  ],
])('%j is refused', (props, message) => {
  const chart = new Chart(new App(), 'story');
  expect(() => new StatefulApp(chart, 'db', { image: 'example/db:1', ...props })).toThrow(message);
  expect(chart.node.tryFindChild('db')).toBeUndefined();
});
