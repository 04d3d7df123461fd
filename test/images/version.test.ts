import { mayBeIn, versionIn } from '../../src/images/version';

test.each([
  ['postgres:17', [17]],
  ['postgres:17.2-alpine3.21', [17, 2]],
  ['etcd:v3.5.9', [3, 5, 9]],
  ['postgres:18beta1', [18]],
  ['minio/minio:RELEASE.2024-11-07T00-52-20Z', [2024, 11, 7]],
  ['bitnami/minio:2024.2.4', [2024, 2, 4]],
  ['linuxserver/plex:version-1.40.2.8395-c67dce28e', [1, 40, 2, 8395]],
  ['linuxserver/plex:arm64v8-1.40.2', [1, 40, 2]],
  ['gitlab/gitlab-ce:16.9.1-ce.0', [16, 9, 1]],
  ['grafana/loki:2.9.8_linux', [2, 9, 8]],
])('the tag of %s names a version', (reference, version) => {
  expect(versionIn(reference)).toEqual(version);
});

test.each([
  'postgres:',
  'postgres:latest',
  'postgres:bookworm',
  'x:7e3fa2b',
  'x:sha-1234',
  'x:20240101',
  'x:lts-jdk17',
])('the tag of %s names none', (reference) => {
  expect(versionIn(reference)).toBeUndefined();
});

test.each([
  ['timescale/timescaledb:2.16.1-pg16', /pg(\d+(?:\.\d+)*)/, [16]],
  ['zalando/spilo-16:3.3-p2', /spilo-(\d+)/, [16]],
])('a row can say where in %s it is', (reference, pattern, version) => {
  expect(versionIn(reference, pattern)).toEqual(version);
});

test('a version that stops early may be any that begins so', () => {
  expect(mayBeIn([8], { from: '8.4' })).toBe(true);
  expect(mayBeIn([8, 0, 36], { from: '8.4' })).toBe(false);
  expect(mayBeIn([8], { before: '8' })).toBe(false);
  expect(mayBeIn([8], { before: '8.4' })).toBe(true);
  expect(mayBeIn([17, 9], { before: '18' })).toBe(true);
  expect(mayBeIn([18], { before: '18' })).toBe(false);
});
