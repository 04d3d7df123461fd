import { asList, asNumber, asString, field } from '../../inventory/json';
import type { Rule } from '../rule';
import { samplePod } from '../samples';

const pod = (second: string): string =>
  samplePod(`ports:\n  - { name: dns, containerPort: 53 }\n  - { name: dns-also, containerPort: 53${second} }`);

export const rule: Rule = {
  name: 'port-duplicate',
  appliesTo: ['ports'],
  severity: 'warning',
  severities:
    'A warning: kubectl apply, Helm and a create take it; a server-side apply (kubectl apply --server-side, Flux) refuses it.',
  summary: 'A container lists one port twice for the same protocol.',
  consequence:
    'A server-side apply is rejected (duplicate entries for key); kubectl apply takes it, and may drop one of the two when the ports change.',
  fix: 'Keep one of them, with the name that Services and probes ask for.',
  see: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  bad: () => pod(''),
  good: () => pod(', protocol: UDP'),
  *check({ containers }) {
    for (const { data, path, pod: owner } of containers) {
      const seen = new Set<string>();
      for (const [i, port] of asList(data['ports']).entries()) {
        const number = asNumber(field(port, 'containerPort'));
        if (number === undefined) continue;
        const key = `${number}/${asString(field(port, 'protocol')) ?? 'TCP'}`;
        if (seen.has(key)) {
          yield {
            manifest: owner.manifest,
            path: [...path, 'ports', i, 'containerPort'],
            message: `port ${key} is listed twice in this container: a server-side apply is rejected`,
          };
        }
        seen.add(key);
      }
    }
  },
};
