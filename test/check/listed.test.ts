/** The file of a rule is loaded only where an app has something that the rule applies to. */
import { runChecks } from '../../src/check/run';
import { inventoryOf } from './inventory-of';

const loaded: string[] = [];
jest.mock('../../src/check/rules/snapshot', () => {
  loaded.push('snapshot');
  return jest.requireActual<object>('../../src/check/rules/snapshot');
});

const claim = (more = ''): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, storageClassName: fast${more} }
`;

test('the rules of snapshots are loaded for an app that restores one, and for no other', () => {
  runChecks(inventoryOf(claim()));
  expect(loaded).toEqual([]);
  const source = ', dataSource: { kind: VolumeSnapshot, apiGroup: snapshot.storage.k8s.io, name: Nightly! }';
  const rules = runChecks(inventoryOf(claim(source))).map(({ rule }) => rule);
  expect(loaded).toEqual(['snapshot']);
  expect(rules).toContain('bad-name');
});
