import { immutableChanges } from '../immutable-changes';
import { kubectlName } from '../kubectl';
import { refusedChange } from '../refusal';
import type { ChangeRule } from '../rule';
import { changedKeys } from '../settings';

const settings = (level: string, immutable: boolean): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
immutable: ${String(immutable)}
data:
  LEVEL: ${level}
`;

export const rule: ChangeRule = {
  name: 'config-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "Settings that were made immutable change, or a Secret's type does.",
  consequence: 'The API server refuses the object.',
  fix: 'Give the new settings a name of their own, and let the pods read that one.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable',
  before: () => settings('info', true),
  bad: () => settings('debug', true),
  good: () => settings('info', true).replace('metadata:', 'metadata:\n  labels: { app: web }'),
  *check(comparison) {
    for (const pair of comparison.keptOf('ConfigMap', 'Secret')) {
      const { before: old, after: manifest } = pair;
      if (old.data['immutable'] === true) {
        const keys = changedKeys(pair);
        if (keys.length > 0) {
          const message = `${keys.join(', ')} ${keys.length === 1 ? 'changes' : 'change'}, and ${manifest.kind} ${manifest.name} is immutable`;
          yield { manifest, path: [], message };
        } else if (manifest.data['immutable'] !== true) {
          yield { manifest, path: ['immutable'], message: 'immutable is taken away' };
        }
      }
      for (const change of manifest.kind === 'Secret' ? immutableChanges(pair) : [])
        yield refusedChange(
          pair,
          change,
          `Delete it just before the new version is applied (kubectl delete ${kubectlName(manifest)}), and it is made anew; or give the new Secret a name of its own.`,
        );
    }
  },
};
