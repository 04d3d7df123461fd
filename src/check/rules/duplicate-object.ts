import type { Manifest } from '../../inventory/manifest';
import type { Rule } from '../rule';

const app = (second: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: blue
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${second}
data:
  colour: green
`;

export const rule: Rule = {
  name: 'duplicate-object',
  appliesTo: ['kind'],
  severity: 'error',
  severities:
    'An error in a program; a warning in a file, of which kubectl applies both. Copies in different files are alternatives and are not held against each other.',
  summary: 'Two manifests are one object: the same kind, namespace and name.',
  consequence: 'The one that is applied last wins and the other is gone, or the second is refused.',
  fix: 'Give one of them another name, or keep one.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  bad: () => app('settings'),
  good: () => app('more-settings'),
  *check(inventory) {
    const others = new Map<string, Manifest>();
    for (const manifest of inventory.manifests) {
      if (manifest.name === '' || manifest.kind === '') continue;
      const found = inventory.find(manifest.kind, manifest.namespace, manifest.name);
      if (found === manifest) continue;
      const { key } = manifest;
      const other = found?.key === key ? found : others.get(key);
      // Kinds of different API groups may have the same name.
      if (other === undefined) others.set(key, manifest);
      else if (other.source === manifest.source || 'construct' in manifest.origin) {
        yield {
          manifest,
          path: ['metadata', 'name'],
          message: `${manifest.title} is the same object as the one at ${where(other)}`,
          severity: 'construct' in manifest.origin ? 'error' : 'warning',
        };
      }
    }
  },
};

function where({ origin }: Manifest): string {
  return 'construct' in origin ? origin.construct : `${origin.file}:${String(origin.line)}`;
}
