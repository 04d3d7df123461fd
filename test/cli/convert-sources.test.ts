import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeCluster } from '../source/fake-cluster';
import * as live from '../source/live-objects';
import { onlyOnPath, PROGRAMS } from '../source/programs';
import type { TestFolder } from './files';
import { newFolder } from './files';
import { runCli } from './run';

let folder: TestFolder;
let restores: (() => void)[] = [];
beforeEach(() => {
  folder = newFolder();
  restores = [folder.remove];
});
afterEach(() => {
  for (const restore of restores.reverse()) restore();
});

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: 'example/web:1' }] }
`;

/** A base and its overlays: production has another image, and may have more. */
function overlays(more = ''): string {
  restores.push(onlyOnPath(folder, PROGRAMS));
  folder.write('shop/base/kustomization.yaml', 'resources: [pod.yaml]\n');
  folder.write('shop/base/pod.yaml', POD);
  folder.write('shop/overlays/staging/kustomization.yaml', 'namespace: staging\nresources: [../../base]\n');
  folder.write(
    'shop/overlays/production/kustomization.yaml',
    `namespace: production
resources: [../../base${more}]
images: [{ name: example/web, newName: example/web, newTag: '2' }]
`,
  );
  folder.write('shop/overlays/production/cache.yaml', POD.replace('name: web', 'name: cache'));
  return join(folder.path, 'shop');
}

test('overlays that differ in values are one program, which is called as what they are of', () => {
  const target = join(folder.path, 'src');
  const { code, error } = runCli('convert', '-o', target, overlays());
  expect([code, readdirSync(target)]).toEqual([0, ['shop.ts']]);
  const program = readFileSync(join(target, 'shop.ts'), 'utf8');
  expect(program).toContain("  production: { namespace: 'production', image: 'example/web:2' },\n");
  expect(program).toContain("  staging: { namespace: 'staging', image: 'example/web:1' },\n");
  expect(error).toContain('cdk8s-stateful: 2 of 2 objects made by constructs');
});

test('overlays that differ in more are programs of their own, and the line says so', () => {
  const target = join(folder.path, 'src');
  const shop = overlays(', cache.yaml');
  const { code, error } = runCli('convert', '-o', target, shop);
  expect([code, readdirSync(target).sort()]).toEqual([0, ['production.ts', 'staging.ts']]);
  expect(error).toContain(
    `cdk8s-stateful: ${shop}/overlays/production, ${shop}/overlays/staging differ in more than values, so that each has a program of its own\n`,
  );
});

test('a chart is converted as it is rendered, and the program says so', () => {
  restores.push(onlyOnPath(folder, PROGRAMS));
  folder.write('chart/Chart.yaml', 'name: shop\n');
  folder.write('chart/values.yaml', 'tag: 1\n');
  folder.write('chart/templates/pod.yaml', POD);
  const { code, out } = runCli('convert', join(folder.path, 'chart'));
  expect(code).toBe(0);
  expect(out).toMatch(/^\/\/ The Helm chart .*chart as it was rendered, with the values that were given\.\n/);
});

test('what a server filled in is left out, and what runs is one program', () => {
  const set = live.applied(live.DATABASE, 'shop', live.FILLED_SET);
  const objects = [set, live.applied(live.SERVICE, 'shop', live.FILLED_SERVICE), live.FAST_CLASS];
  restores.push(fakeCluster(folder, { objects, namespace: 'shop' }).restore);
  const { code, out, error } = runCli('convert', '--cluster', '-n', 'shop');
  expect(code).toBe(0);
  expect(out).toContain("namespace: 'shop'");
  expect(out).toContain('new StatefulApp(');
  expect(out).not.toMatch(
    /status|uid|resourceVersion|managedFields|imagePullPolicy|terminationMessage|creationTimestamp/,
  );
  expect(error).not.toContain('is an ApiObject');
});
