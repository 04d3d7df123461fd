import { severities } from './severities';

const set = (spec: string): string => `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: a }\n${spec}\n`;
const claim = (spec: string): string => `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\n${spec}\n`;

test.each([
  'spec: { replicas: 1 }',
  'status: { readyReplicas: 3 }',
  'spec: { volumeClaimTemplates: [] }',
  'spec: { template: { spec: { containers: [{ name: a, image: b }] } } }',
])('%s may be a patch, or what a test expects: a warning', (spec) => {
  expect(severities('selector-mismatch', set(spec))).toEqual(['warning StatefulSet a']);
});

test('a set whose pods have labels lacks its selector only: an error', () => {
  const spec =
    'spec: { template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: b }] } } }';
  expect(severities('selector-mismatch', set(spec))).toEqual(['error StatefulSet a']);
});

test('a claim that asks for nothing at all is told once, as a warning', () => {
  const text = claim('status: { phase: Bound }');
  expect(severities('missing-access-modes', text)).toEqual(['warning PersistentVolumeClaim a']);
  expect(severities('missing-storage-request', text)).toEqual([]);
});

test('a claim that lacks one of both is an error', () => {
  expect(severities('missing-access-modes', claim('spec: { resources: { requests: { storage: 1Gi } } }'))).toEqual([
    'error PersistentVolumeClaim a',
  ]);
  expect(severities('missing-storage-request', claim('spec: { accessModes: [ReadWriteOnce] }'))).toEqual([
    'error PersistentVolumeClaim a',
  ]);
});
