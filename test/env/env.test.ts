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

test.each([
  ['$(A)', '$$(A)'],
  ['$$(A)', '$$$$(A)'],
  ['a$$b', 'a$$$$b'],
  ['$B costs $', '$B costs $'],
])('the literal %s is written %s, which a container reads as it was', (text, written) => {
  expect(Env.literal(text).value).toBe(written);
});

test('a field names the version of the API where it is given', () => {
  expect(Env.field('metadata.name', { apiVersion: 'v1' }).valueFrom).toEqual({
    fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' },
  });
  expect(() => Env.field('metadata.name', { apiVersion: 'v2' })).toThrow(`apiVersion "v2" is not allowed; give 'v1'`);
});

test('a variable of a file names its volume, file and key', () => {
  const file = { volumeName: 'config', path: 'a/config.env', key: 'DB_HOST' };
  expect(Env.fileKey({ ...file, optional: false }).valueFrom).toEqual({ fileKeyRef: { ...file, optional: false } });
});

test.each([
  [{ path: '/config.env' }, 'path "/config.env" is not allowed; give a path in the volume'],
  [{ path: '../config.env' }, 'path "../config.env" is not allowed; give a path in the volume'],
  [{ key: 'A=B' }, 'key "A=B" holds a character'],
  [{ volumeName: 'Config' }, 'volumeName "Config"'],
])('a variable of a file with %j is refused', (wrong, message) => {
  const file = { volumeName: 'config', path: 'config.env', key: 'DB_HOST' };
  expect(() => Env.fileKey({ ...file, ...wrong })).toThrow(`Env.fileKey: ${message}`);
});
