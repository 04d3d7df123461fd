import { claim, deployment, documents, statefulSet, storageClass, volume } from '../../../src/check/examples';
import { DRIVER } from '../../../src/drivers/names';
import { severities } from '../severities';

const open = (yaml: string, policy = ''): string => yaml.replace('reclaimPolicy: Retain\n', policy);
const database = (yaml: string): string =>
  yaml.replace('registry.example/web:1', 'mysql:8.4').replace('/srv/data', '/var/lib/mysql');

test('files are deleted with their claim where nobody wrote so', () => {
  const app = documents(open(storageClass()), claim(), deployment());
  expect(severities('reclaim-delete', app)).toEqual(['warning StorageClass disk']);
  expect(severities('reclaim-delete', app.replace('/srv/data', '/var/cache/web'))).toEqual([]);
  expect(severities('reclaim-delete', documents(open(storageClass()), claim()))).toEqual([]);
  const set = documents(open(storageClass()), statefulSet({ className: 'disk' }));
  expect(severities('reclaim-delete', set)).toEqual(['warning StorageClass disk']);
});

test('the default class deletes as well', () => {
  const marked = storageClass({
    annotations: "annotations: { storageclass.kubernetes.io/is-default-class: 'true' }",
  });
  const app = documents(open(marked), claim({ className: 'none' }), deployment());
  expect(severities('reclaim-delete', app)).toEqual(['warning StorageClass disk']);
});

test('whoever writes Delete means it: a note, where a database is behind it', () => {
  const app = documents(open(storageClass(), 'reclaimPolicy: Delete\n'), claim(), deployment());
  expect(severities('reclaim-delete', app)).toEqual([]);
  expect(severities('reclaim-delete', database(app))).toEqual(['info StorageClass disk']);
});

test('a volume that exists before its claim, but not after it', () => {
  const disk = volume({ source: `csi: { driver: ${DRIVER.awsEbs}, volumeHandle: vol-1 }` });
  const app = documents(disk, claim(), deployment()).replace('ReclaimPolicy: Retain', 'ReclaimPolicy: Delete');
  expect(severities('reclaim-delete', app)).toEqual(['info PersistentVolume data-volume']);
  expect(severities('reclaim-delete', database(app))).toEqual(['warning PersistentVolume data-volume']);
});

test('Kubernetes deletes a hostPath below /tmp and nothing else by itself', () => {
  const host = (path: string): string => volume({ source: `hostPath: { path: ${path} }` }).replace('Retain', 'Delete');
  expect(severities('reclaim-unsupported', host('/srv/data'))).toEqual(['warning PersistentVolume data-volume']);
  expect(severities('reclaim-unsupported', host('/tmp/data'))).toEqual([]);
});
