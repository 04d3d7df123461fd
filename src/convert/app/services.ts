import { asObject, asStringMap, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { workloadShape } from './workload';

/** The Services that select the pods of exactly one workload, by workload. */
export function servicesOf(manifests: readonly Manifest[]): ReadonlyMap<Manifest, readonly Manifest[]> {
  const pods = manifests.flatMap((manifest) => {
    const shape = workloadShape(manifest);
    if (shape === undefined) return [];
    return [{ manifest, labels: asStringMap(asObject(shape.template['metadata'])['labels']) }];
  });
  const byLabel = new Map<string, typeof pods>();
  for (const one of pods)
    for (const [key, text] of Object.entries(one.labels)) {
      const label = labelKey(one.manifest.namespace, key, text);
      byLabel.set(label, [...(byLabel.get(label) ?? []), one]);
    }
  const found = new Map<Manifest, Manifest[]>();
  for (const service of manifests) {
    if (service.kind !== 'Service' || service.group !== '' || !isObject(service.spec['selector'])) continue;
    const selector = asStringMap(service.spec['selector']);
    const [first] = Object.entries(selector);
    if (first === undefined) continue;
    const candidates = (byLabel.get(labelKey(service.namespace, ...first)) ?? []).filter(({ labels }) =>
      Object.entries(selector).every(([key, text]) => labels[key] === text),
    );
    const [only] = candidates;
    if (candidates.length !== 1 || only === undefined) continue;
    found.set(only.manifest, [...(found.get(only.manifest) ?? []), service]);
  }
  return found;
}

function labelKey(namespace: string | undefined, key: string, text: string): string {
  return JSON.stringify([namespace ?? '', key, text]);
}
