import type { JsonObject } from '../../inventory/json';
import { asObject, field, isObject } from '../../inventory/json';
import type { Pod } from '../../inventory/pods';
import { matchesLabels, matchesMap } from '../../inventory/selector';
import { isFragment } from '../fragment';
import { isMisspelt } from '../misspelt';
import type { Rule } from '../rule';
import { sampleWorkload } from '../samples';

const WITH_SELECTOR = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];

/** API versions in which the selector defaults to the template's labels. */
const WITH_DEFAULT_SELECTOR = ['extensions/v1beta1', 'apps/v1beta1'];

const deployment = (app: string): string => sampleWorkload('Deployment', `selector: { matchLabels: { app: ${app} } }`);

export const rule: Rule = {
  name: 'selector-mismatch',
  appliesTo: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'],
  severity: 'error',
  summary: "A workload's selector does not select the pods of its own template, or there is none.",
  consequence: 'The API server refuses the workload.',
  fix: 'Give the template all labels that the selector asks for.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  bad: () => deployment('website'),
  good: () => deployment('web'),
  *check({ workloads }) {
    for (const { kind, manifest, pod } of workloads) {
      const { selector } = manifest.spec;
      const path = ['spec', 'selector'];
      if (WITH_SELECTOR.includes(kind)) {
        const empty = !isObject(selector) || Object.keys(selector).length === 0;
        if (empty && WITH_DEFAULT_SELECTOR.includes(manifest.apiVersion)) continue;
        if (empty)
          yield {
            manifest,
            path,
            ...(isFragment(manifest)
              ? {
                  message: `the ${kind} has neither a selector nor labels for its pods: the API server refuses it, unless it is a patch of another`,
                  severity: 'warning' as const,
                }
              : { message: `the ${kind} has no selector: the API server refuses it` }),
            fix: 'Write selector.matchLabels with labels of the template.',
            absent: true,
          };
        else if (!matchesLabels(selector, pod.labels) && !isMisspelt('V1ObjectMeta', metadataOf(pod)))
          yield {
            manifest,
            path,
            message: `the selector does not match its own pods, ${carried(pod)}: the API server refuses it`,
          };
      } else if (kind === 'ReplicationController' && !matchesMap(asObject(selector), pod.labels)) {
        yield {
          manifest,
          path,
          message: `the selector does not match its own pods, ${carried(pod)}: the API server refuses it`,
        };
      }
    }
  },
};

function metadataOf({ manifest, metadataPath }: Pod): JsonObject {
  return asObject(field(manifest.data, ...metadataPath));
}

function carried({ labels }: Pod): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `which carry ${pairs.length === 0 ? 'no labels' : pairs.join(', ')}`;
}
