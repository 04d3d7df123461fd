import { Env } from 'cdk8s-stateful';

test.each(['metadata.name', 'status.podIPs', "metadata.labels['app']", "metadata.annotations['Example.com/a']"])(
  'field %s of the pod is a value',
  (fieldPath) => {
    expect(Env.field(fieldPath).valueFrom).toEqual({ fieldRef: { fieldPath } });
  },
);

test.each(['metadata.labels', 'spec.nodename', "metadata.labels['a b']"])('field %s is refused', (fieldPath) => {
  expect(() => Env.field(fieldPath)).toThrow(/^Env.field: ".+" is not allowed; give one of metadata.name/);
});

test('a resource has a container and a unit where they are given', () => {
  expect(Env.resource('requests.memory', { containerName: 'db', divisor: '1Mi' }).valueFrom).toEqual({
    resourceFieldRef: { containerName: 'db', resource: 'requests.memory', divisor: '1Mi' },
  });
});

test('a resource or unit that the API server refuses is refused', () => {
  expect(() => Env.resource('limits.gpu')).toThrow('Env.resource: "limits.gpu" is not allowed');
  expect(() => Env.resource('limits.cpu', { divisor: '1Mi' })).toThrow(
    'Env.resource: divisor "1Mi" is not allowed for limits.cpu; give one of 1m, 1',
  );
});

test('a literal stays as it is written', () => {
  expect(Env.literal('$(A) $$ $B').value).toBe('$$(A) $$ $B');
});
