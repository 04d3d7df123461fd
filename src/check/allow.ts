import type { Manifest } from '../inventory/manifest';
import { asString, field } from '../inventory/json';
import type { Problem, Rule } from './rule';

/** The annotation that allows findings of rules on its object: `rule=reason`, separated by `;` or a line break. */
export const ALLOW = 'stateful.cdk8s.io/allow';

const NONE: ReadonlyMap<string, string> = new Map();

/** The reasons by rule in an object's annotation. */
export function allowances(manifest: Manifest): ReadonlyMap<string, string> {
  const text = asString(field(manifest.metadata, 'annotations', ALLOW));
  if (text === undefined) return NONE;
  const reasons = new Map<string, string>();
  for (const entry of text.split(/[;\n]/)) {
    if (entry.trim() === '') continue;
    const [rule = '', ...reason] = entry.split('=');
    reasons.set(rule.trim(), reason.join('=').trim());
  }
  return reasons;
}

/** Whether an object's annotation allows a rule's findings, with a reason. */
export function isAllowed(manifest: Manifest, rule: string): boolean {
  return (allowances(manifest).get(rule) ?? '') !== '';
}

const pod = (annotation: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: cache
  annotations:
    ${ALLOW}: ${annotation}
spec:
  containers:
    - name: cache
      image: registry.example/cache:1
      resources: { limits: { ephemeral-storage: 1Gi } }
`;

/** The rule about the annotation itself: it needs the name of a rule and a reason. */
export function allowRule(names: ReadonlySet<string>): Rule {
  return {
    name: 'allow-without-reason',
    appliesTo: ['annotations'],
    severity: 'error',
    summary: `The annotation ${ALLOW} names a rule without saying why, or a rule that doesn't exist.`,
    consequence: 'The next reader can not tell whether the exception still holds, and the finding stays.',
    fix: `Write why the finding is fine here: ${ALLOW}: hostpath-unpinned=the cluster has one node`,
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
    bad: () => pod('env-duplicate='),
    good: () => pod('env-duplicate=the second one is meant to win'),
    *check({ manifests }): Iterable<Problem> {
      for (const manifest of manifests) {
        for (const [rule, reason] of allowances(manifest)) {
          const path = ['metadata', 'annotations', ALLOW];
          if (!names.has(rule)) yield { manifest, path, message: `allows '${rule}', which is not the name of a rule` };
          else if (reason === '') yield { manifest, path, message: `allows ${rule} without a reason` };
        }
      }
    },
  };
}
