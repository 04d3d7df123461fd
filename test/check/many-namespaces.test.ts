import { Inventory } from '../../src/inventory/inventory';
import type { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { allRules } from '../../src/check/run';

/** One app in each of many namespaces, with its own volumes and classes. */
function inNamespaces(text: string, count: number): readonly Manifest[] {
  const { manifests } = readManifests('app.yaml', text);
  return Array.from({ length: count }, (_, number) =>
    manifests.map((manifest) => {
      const own = manifest.clusterScoped
        ? { name: `${manifest.name}-${String(number)}` }
        : { namespace: `${manifest.namespace ?? 'default'}-${String(number)}` };
      return manifest.withData({ ...manifest.data, metadata: { ...manifest.metadata, ...own } });
    }),
  ).flat();
}

describe('a rule looks once at an app of many namespaces', () => {
  // Where each namespace is held against each other, these take 1.5 to 37 seconds; else a tenth of one.
  test.each([
    ['topology-conflict', 'bad'],
    ['topology-conflict', 'good'],
    ['static-pool-too-small', 'bad'],
    ['cross-namespace-claim', 'bad'],
    ['quota-storage', 'good'],
    ['service-other-namespace', 'bad'],
    ['binding-selector', 'bad'],
  ] as const)('%s, %s', (name, which) => {
    const rule = allRules().find((one) => one.name === name);
    const manifests = inNamespaces(rule?.[which]() ?? '', 2500);
    const start = process.cpuUsage();
    const found = [...(rule?.check(new Inventory(manifests)) ?? [])];
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(1);
    expect(found.length > 0).toBe(which === 'bad' && name !== 'service-other-namespace');
  });
});
