import { runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
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

describe('an annotation that is no text', () => {
  const annotated = (kind: string, rest = ''): string =>
    `apiVersion: ${kind === 'Service' ? 'v1' : 'apps/v1'}\nkind: ${kind}\nmetadata: { name: a, annotations: { on: true, n: 1 } }\n${rest}`;

  test('is one in a patch, of which kustomize makes a text', () => {
    expect(severities('wrong-type', annotated('Deployment', 'spec: { replicas: 2 }\n'))).toEqual([]);
    expect(severities('wrong-type', annotated('Service'))).toEqual([]);
  });

  test('is an error in an object that is whole, and below the template of a patch', () => {
    const ports = 'spec: { ports: [{ port: 80 }] }\n';
    expect(severities('wrong-type', annotated('Service', ports))).toHaveLength(2);
    const template = 'spec: { template: { metadata: { annotations: { on: true } } } }\n';
    expect(severities('wrong-type', annotated('Deployment', template))).toHaveLength(1);
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, annotations: { on: true } }\n';
    expect(severities('wrong-type', account)).toHaveLength(1);
  });
});

test.each([
  ['import.yaml', 'a', 'warning'],
  ['pvc-basic-import.yaml', 'a', 'warning'],
  ['a.yaml', 'basicimport', 'warning'],
  ['import/a.yaml', 'a', 'error'],
])('a claim of %s named %s without a size is a(n) %s: a tool may import a volume with it', (file, name, severity) => {
  const text = claim('spec: { accessModes: [ReadWriteOnce], storageClassName: b }').replace('name: a', `name: ${name}`);
  const inventory = new Inventory(readManifests(file, text).manifests);
  const findings = runChecks(inventory, { only: ['missing-storage-request'] });
  expect(findings.map((finding) => finding.severity)).toEqual([severity]);
});
