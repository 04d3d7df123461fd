import { claim, deployment, documents } from '../../src/check/examples';
import { knownData } from '../../src/check/known-data';
import { fixByWriters } from '../../src/check/writers';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';

const FIXES = { one: (title: string) => `one ${title}`, many: 'many' };

/** The same app in many namespaces. */
function apps(count: number, image: string): Inventory {
  const mounted = deployment()
    .replace(/image: .*/, `image: ${image}`)
    .replace('/srv/data', '/var/lib/postgresql/data');
  const app = documents(claim(), mounted);
  const { manifests } = readManifests('test.yaml', app);
  return new Inventory(
    Array.from({ length: count }, (_, number) => manifests.map((each) => each.inNamespace(`app-${number}`))).flat(),
  );
}

test.each([
  ['postgres:17', { fix: 'one PostgreSQL' }],
  ['example.com/unknown:1', {}],
])('the fix for a claim of %s', (image, fix) => {
  const inventory = apps(2, image);
  for (const each of inventory.claims) expect(fixByWriters(each, inventory, FIXES)).toEqual(fix);
});

test('the program on a claim is found without a look at those of all claims', () => {
  const inventory = apps(8000, 'postgres:17');
  expect(knownData(inventory).length).toBeGreaterThanOrEqual(8000);
  const before = process.cpuUsage();
  for (const each of inventory.claims) fixByWriters(each, inventory, FIXES);
  // A look at all for each takes a hundred times as long.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(100);
});
