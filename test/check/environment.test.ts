import { variableReferences } from '../../src/api/variable-references';
import { environmentOf, isServiceVariable, variablesOf } from '../../src/check/environment';
import { isOlder } from '../../src/check/version';
import { inventoryOf } from './inventory-of';

const APP = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { folder: /srv, mode: "fast" }
---
apiVersion: v1
kind: Secret
metadata: { name: login }
stringData: { user: me }
data: { password: aHVudGVyMg== }
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example/web:1
      envFrom:
        - { prefix: S_, configMapRef: { name: settings } }
        - { secretRef: { name: login } }
        - { configMapRef: { name: elsewhere } }
      env:
        - { name: ROOT, valueFrom: { configMapKeyRef: { name: settings, key: folder } } }
        - { name: USER_NAME, valueFrom: { secretKeyRef: { name: login, key: user } } }
        - { name: PATHS, value: "$(ROOT)/a:$$(ROOT):$(LATER):$(S_mode)" }
        - { name: GREETING, value: "hello $(USER_NAME)" }
        - { name: LATER, value: x }
`;

test('a container starts with what its sources bring, variableReferences filled in as the kubelet does, Secrets unknown', () => {
  const inventory = inventoryOf(APP);
  const [container] = inventory.containers;
  if (container === undefined) throw new Error('no container');
  const { values, fromSources, open } = environmentOf(container, inventory);
  expect(Object.fromEntries(values)).toEqual({
    S_folder: '/srv',
    S_mode: 'fast',
    password: undefined,
    user: undefined,
    ROOT: '/srv',
    USER_NAME: undefined,
    PATHS: '/srv/a:$(ROOT):$(LATER):fast',
    GREETING: undefined,
    LATER: 'x',
  });
  expect([...fromSources.keys()]).toEqual(['S_folder', 'S_mode', 'password', 'user']);
  expect(open).toBe(true);
});

test('one variable is told as all of them are, and a name that there is not is not there', () => {
  const inventory = inventoryOf(APP);
  const [container] = inventory.containers;
  if (container === undefined) throw new Error('no container');
  const { values } = environmentOf(container, inventory);
  const variables = variablesOf(container, inventory);
  const told = [...values.keys()].map((name) => [name, variables.has(name), variables.get(name)]);
  expect(told).toEqual([...values].map(([name, value]) => [name, true, value]));
  expect([variables.has('folder'), variables.get('folder')]).toEqual([false, undefined]);
});

test('$(NAME) is a reference, $$(NAME) none', () => {
  expect(variableReferences('$(A)/$$(B)/$C/$$$(D)/$(E')).toEqual(['A', 'D']);
});

test.each([
  ['WEB_SERVICE_HOST', true],
  ['WEB_SERVICE_PORT_HTTP', true],
  ['WEB_PORT', true],
  ['WEB_PORT_80_TCP_ADDR', true],
  ['WEB_HOST', false],
  ['SERVICE_HOSTS', false],
])('the kubelet may set %s for a Service: %s', (name, may) => {
  expect(isServiceVariable(name)).toBe(may);
});

test.each([
  ['1.30', true],
  ['v1.31.4', true],
  ['1.32', false],
  ['1.100', false],
  ['2.0', false],
  [undefined, false],
  ['newest', false],
])('a cluster of version %s is older than 1.32: %s', (kubernetesVersion, older) => {
  expect(isOlder(kubernetesVersion === undefined ? {} : { kubernetesVersion }, '1.32')).toBe(older);
});
