/** What a program says is meant. */
import { ApiObject, App, Chart } from 'cdk8s';
import { Checks, EnvSecret, StatefulApp, Workload } from 'cdk8s-stateful';

const RULE = 'hostpath-sensitive';

/** A pod that sees the root of its node. */
function agent(chart: Chart, id = 'agent'): ApiObject {
  return new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: id },
    spec: {
      containers: [{ name: 'agent', image: 'agent:1', volumeMounts: [{ name: 'host', mountPath: '/host' }] }],
      volumes: [{ name: 'host', hostPath: { path: '/' } }],
    },
  });
}

function found(chart: Chart): readonly string[] {
  return Checks.of(chart, { only: [RULE] }).findings.map(({ name }) => name);
}

test('a rule is silent at the construct for which it is allowed, and speaks at the others', () => {
  const chart = new Chart(new App(), 'node');
  const allowed = agent(chart);
  agent(chart, 'other');
  Checks.allow(allowed, RULE, 'it is an agent of the node');
  expect(found(chart)).toEqual(['other']);
});

test('it is silent below a chart or an App for which it is allowed', () => {
  for (const at of ['chart', 'app'] as const) {
    const app = new App();
    const chart = new Chart(app, 'node');
    agent(chart);
    Checks.allow(at === 'app' ? app : chart, RULE, 'all of these are agents');
    expect(found(chart)).toEqual([]);
  }
});

test('other rules speak all the same', () => {
  const chart = new Chart(new App(), 'node');
  agent(chart);
  Checks.allow(chart, 'unused-volume', 'a sidecar mounts it');
  expect(found(chart)).toEqual(['agent']);
});

test('nothing of it is emitted', () => {
  const yaml = (allow: boolean): string => {
    const app = new App();
    const chart = new Chart(app, 'node');
    const made = agent(chart);
    if (allow) Checks.allow(made, RULE, 'it is an agent of the node');
    return app.synthYaml();
  };
  expect(yaml(true)).toBe(yaml(false));
});

test('it counts at the synthesis', () => {
  const build = (allow: boolean): (() => string) => {
    const app = new App();
    const chart = new Chart(app, 'node');
    agent(chart);
    Checks.configure(chart, { strict: true, only: [RULE] });
    if (allow) Checks.allow(chart, RULE, 'it is an agent of the node');
    return () => app.synthYaml();
  };
  expect(build(true)).not.toThrow();
  expect(build(false)).toThrow(`Checks.allow(construct, '${RULE}', 'why it is fine')`);
});

test.each<[string, string, string]>([
  ['hostpath-sensitiv', 'why', 'Checks.allow: there is no rule hostpath-sensitiv; did you mean hostpath-sensitive?'],
  [RULE, '', `Checks.allow: ${RULE} is allowed without a reason; write why it is fine here`],
  [RULE, '  ', `Checks.allow: ${RULE} is allowed without a reason`],
])('rule %j with the reason %j is refused', (rule, reason, message) => {
  const chart = new Chart(new App(), 'node');
  expect(() => {
    Checks.allow(chart, rule, reason);
  }).toThrow(message);
});

test('what is no construct can allow nothing', () => {
  expect(() => {
    Checks.allow('chart' as unknown as Chart, RULE, 'why');
  }).toThrow('Checks.allow: the scope "chart" is not allowed; give an App, a Chart or a construct in one');
});

describe('a constructor that refuses what a rule would report', () => {
  const PROGRAMS: readonly [string, (chart: Chart) => unknown][] = [
    ['bad-env-name', (chart) => new StatefulApp(chart, 'app', { image: 'app:1', env: { 'A=B': 'c' } })],
    [
      'bad-name',
      (chart) => new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod({ name: 'My_Pod' }) }),
    ],
    [
      'secret-type-keys',
      (chart) => new EnvSecret(chart, 'tls', { type: 'kubernetes.io/tls', stringData: { key: 'a' } }),
    ],
  ];

  test.each(PROGRAMS)('says of %s how to allow it', (rule, build) => {
    const chart = new Chart(new App(), 'story');
    expect(() => build(chart)).toThrow(
      `; where it is meant, say so before: Checks.allow(construct, '${rule}', 'why it is fine')`,
    );
  });

  test.each(PROGRAMS)('lets %s pass where it is allowed, and so does the rule', (rule, build) => {
    const chart = new Chart(new App(), 'story');
    Checks.allow(chart, rule, 'the admission webhook of this cluster mends it');
    expect(() => build(chart)).not.toThrow();
    expect(Checks.of(chart, { only: [rule] }).findings).toEqual([]);
    expect(chart.toJson()).not.toEqual([]);
  });
});
