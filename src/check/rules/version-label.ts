import type { Inventory } from '../../inventory/inventory';
import type { JsonObject } from '../../inventory/json';
import { asObject, asString, field } from '../../inventory/json';
import type { FieldPath } from '../../inventory/path';
import { documents, statefulSet, storageClass } from '../examples';
import type { Rule } from '../rule';

/** Labels whose value changes with the version. */
const CHANGING = ['helm.sh/chart', 'app.kubernetes.io/version', 'chart'];
/** Kinds with an immutable selector. */
const SELECTING = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

const app = (label: string): string =>
  documents(
    storageClass(),
    statefulSet({ className: 'disk' }).replace(
      'metadata: { name: data }',
      `metadata: { name: data, labels: { ${label} } }`,
    ),
  );

export const rule: Rule = {
  name: 'version-label-immutable',
  appliesTo: ['selector', 'volumeClaimTemplates'],
  severity: 'warning',
  summary: 'A label that changes with each version is where nothing may change: in a claim template or a selector.',
  consequence:
    'The next upgrade is refused (updates to statefulset spec … are forbidden, or selector: field is immutable), and only deleting the object and making it anew brings it through.',
  fix: 'Leave helm.sh/chart and app.kubernetes.io/version out of selectors and claim templates; app.kubernetes.io/name and instance are enough.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  bad: () => app('app.kubernetes.io/version: 1.2.3'),
  good: () => app('app.kubernetes.io/name: db'),
  *check(inventory) {
    for (const { manifest, path, labels, where } of fixedLabels(inventory)) {
      for (const label of CHANGING) {
        const value = asString(labels[label]);
        if (value === undefined || !/\d/.test(value)) continue;
        yield {
          manifest,
          path: [...path, label],
          message: `has the label ${label}: ${value} ${where}, which can't change: the upgrade that changes it is refused`,
          fix: `Leave ${label} out ${where}.`,
        };
      }
    }
  },
};

interface FixedLabels {
  readonly manifest: Inventory['manifests'][number];
  readonly path: FieldPath;
  readonly labels: JsonObject;
  readonly where: string;
}

function* fixedLabels(inventory: Inventory): Iterable<FixedLabels> {
  for (const { kind, manifest, path, name } of inventory.claims) {
    if (kind !== 'template') continue;
    const labels = asObject(field(manifest.data, ...path, 'metadata', 'labels'));
    yield { manifest, path: [...path, 'metadata', 'labels'], labels, where: `in claim template ${name}` };
  }
  for (const kind of SELECTING) {
    for (const manifest of inventory.byKind(kind)) {
      const labels = asObject(field(manifest.spec, 'selector', 'matchLabels'));
      yield { manifest, path: ['spec', 'selector', 'matchLabels'], labels, where: 'in its selector' };
    }
  }
}
