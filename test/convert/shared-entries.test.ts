import { bodyOf, converted } from './programs';

const CHART = "app.kubernetes.io/name: loki, app.kubernetes.io/instance: production, helm.sh/chart: 'loki-0.80.6'";
const SELECTOR = 'app.kubernetes.io/name: loki, app.kubernetes.io/instance: production';

function deployment(role: string): string {
  const component = `app.kubernetes.io/component: ${role}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${role}, labels: { ${CHART}, ${component} } }
spec:
  selector: { matchLabels: { ${SELECTOR}, ${component} } }
  template:
    metadata: { labels: { ${SELECTOR}, ${component}, memberlist: 'yes' } }
    spec: { containers: [{ name: ${role}, image: x }] }
`;
}

const config = (name: string, labels: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, labels: { ${labels} } }\n`;

test('labels that several objects have in common are written once, before the app', () => {
  const program = bodyOf(['gateway', 'querier', 'ruler'].map(deployment).join('---\n'));
  expect(program).toContain(
    "const labels = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': 'production' };\n",
  );
  expect(program).toContain("selector: { ...labels, 'app.kubernetes.io/component': 'querier' }");
  expect(program).toContain("{ ...labels, 'helm.sh/chart': 'loki-0.80.6', 'app.kubernetes.io/component': 'ruler' }");
  expect(program.match(/production/g)).toHaveLength(1);
  expect(program.indexOf('const labels')).toBeLessThan(program.indexOf('new App()'));
});

test('what only selectors have in common is called after them', () => {
  const budget = (role: string): string =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: ${role} }\nspec: { maxUnavailable: 1, selector: { matchLabels: { ${SELECTOR}, role: ${role} } } }\n`;
  const { program } = converted(['a', 'b', 'c', 'd'].map(budget).join('---\n'));
  expect(program).toContain('const selectorLabels = {');
  expect(program).toContain("matchLabels: { ...selectorLabels, role: 'c' }");
});

test('an object that has all of them and no others names them', () => {
  const program = bodyOf(
    [config('a', CHART), config('b', CHART), config('c', `${CHART}, role: c`), config('d', `${CHART}, role: d`)].join(
      '---\n',
    ),
  );
  expect(program.match(/metadata: \{ labels \}/g)).toHaveLength(2);
  expect(program.match(/metadata: \{ labels: \{ \.\.\.labels, role: '[cd]' \} \}/g)).toHaveLength(2);
});

test('labels of two objects, and single ones of many, stay where they are', () => {
  const two = bodyOf([config('a', `${CHART}, role: a`), config('b', `${CHART}, role: b`)].join('---\n'));
  const many = bodyOf(['a', 'b', 'c', 'd'].map((name) => config(name, `team: shop, role: ${name}`)).join('---\n'));
  expect([two, many].join()).not.toContain('...');
});

test('a value of another place is called after the place, that of one object after the object', () => {
  const context = 'securityContext: { runAsNonRoot: true, runAsUser: 65534, runAsGroup: 65534 }';
  const ofPod = 'securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 }';
  const pod = (name: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { nodeName: ${name}, ${ofPod}, containers: [{ name: ${name}, image: x, ${context} }] }\n`;
  const program = bodyOf(['a', 'b', 'c'].map(pod).join('---\n'));
  expect(program).toContain('const securityContext = { runAsNonRoot: true, runAsUser: 65534');
  expect(program).toContain('const podSecurityContext = { runAsNonRoot: true, runAsUser: 1000');
});
