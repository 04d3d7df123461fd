import { readManifests } from '../../src/inventory/read';
import type { App } from '../../src/source/app';
import { pairApps } from '../../src/source/pairs';

const app = (name: string, kind: App['kind'], ...objects: readonly string[]): App => ({
  name,
  kind,
  manifests: objects.flatMap(
    (one) => readManifests('a.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${one} }\n`).manifests,
  ),
  problems: [],
});
const paired = (before: readonly App[], after: readonly App[]): readonly string[] =>
  pairApps({ apps: before, skipped: [] }, { apps: after, skipped: [] }, { oldRoot: 'old', newRoot: 'new' }).map(
    ({ before: old, after: next }) => `${String(old?.kind)} ${String(next?.kind)}`,
  );

test('a chart takes the place of a chart, also where files beside it have the name of its folder', () => {
  const version = (root: string): readonly App[] => [app(root, 'files'), app(root, 'chart', 'settings')];
  expect(paired(version('old'), version('new'))).toEqual(['files files', 'chart chart']);
  expect(paired(version('old').slice(1), version('new'))).toEqual(['undefined files', 'chart chart']);
});

test('a chart takes the place of files of the same name', () => {
  const other = app('new/other', 'files', 'other');
  expect(paired([app('old/web', 'files', 'settings')], [app('new/web', 'chart', 'settings'), other])).toEqual([
    'files chart',
    'undefined files',
  ]);
});
