import { survivalTable, type SurvivalRow } from '../../src/survival/table';
import { inventoryOf } from '../check/inventory-of';
import { type Evidence, judge } from './judge';
import type { View, Written } from './watch';

function rowOf(volume: string): SurvivalRow {
  const [row] = survivalTable(
    inventoryOf(`apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  volumes: [{ name: data, ${volume} }]
  containers: [{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /data }] }]
`),
  );
  if (row === undefined) throw new Error('no row');
  return row;
}

function view(...written: readonly Partial<Written & { found: string; now: string }>[]): View {
  const all = written.map(({ found = '', now = '', ...more }) => ({
    pod: 'app',
    node: 'node-1',
    container: 'app',
    id: '1',
    place: '',
    lastExit: undefined,
    sightings: [{ path: '/data', found, now }],
    ...more,
  }));
  return { written: all, running: all.length, pods: [], waiting: [] };
}

function seen(before: View, after: View, more: Partial<Evidence> = {}): string | undefined {
  const row = rowOf('emptyDir: {}');
  return judge({ row, before, after, gone: new Set(), lostNode: undefined, isOnDisk: () => false, ...more });
}

test('files are kept where the next container finds the token', () => {
  expect(seen(view({ now: 'a' }), view({ id: '2', found: 'a', now: 'a' }))).toBe('kept');
});

test('files are lost where the next container finds another token or none', () => {
  expect(seen(view({ now: 'a' }), view({ id: '2', now: 'b' }))).toBe('lost');
  expect(seen(view({ now: 'a' }), view({ id: '2', found: 'b', now: 'b' }))).toBe('lost');
});

test('files that no container finds are stranded where they are on a disk', () => {
  expect(seen(view({ now: 'a' }), view({ id: '2', now: 'b' }), { isOnDisk: (tokens) => tokens.has('a') })).toBe(
    'stranded',
  );
  expect(seen(view({ now: 'a' }), view(), { isOnDisk: () => true })).toBe('stranded');
});

test('nothing is said of a container that wasn’t replaced, nor where nothing was written', () => {
  expect(seen(view({ now: 'a' }), view({ now: 'a' }))).toBeUndefined();
  expect(seen(view({ now: '' }), view({ id: '2' }))).toBeUndefined();
});

test('the pod of a StatefulSet has to find its own files', () => {
  const before = view({ now: 'a', place: 'app-0' }, { now: 'b', place: 'app-1', id: '2' });
  const swapped = view({ id: '3', found: 'b', place: 'app-0' }, { id: '4', found: 'a', place: 'app-1' });
  const own = view({ id: '3', found: 'a', place: 'app-0' }, { id: '4', found: 'b', place: 'app-1' });
  expect(seen(before, swapped)).toBe('lost');
  expect(seen(before, own)).toBe('kept');
});

test('what is shown of an object is lost with the object', () => {
  const row = rowOf('configMap: { name: settings }');
  const after = view({ id: '2', found: 'a', now: 'a' });
  expect(seen(view({ now: 'a' }), after, { row, gone: new Set(['ConfigMap settings']) })).toBe('lost');
  expect(seen(view({ now: 'a' }), after, { row })).toBe('kept');
});

test('a lost node takes only what was on it', () => {
  const before = view({ now: 'a', place: 'node-1' }, { now: 'b', place: 'node-2', node: 'node-2', id: '2' });
  const after = view({ now: 'b', place: 'node-2', node: 'node-2', id: '2' });
  expect(seen(before, after, { lostNode: 'node-1' })).toBe('lost');
});
