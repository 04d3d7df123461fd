import { at, isRecord, type Json, list, records, text } from './data';
import { podSpec } from './manifests';

type Labels = Readonly<Record<string, string>>;

const HOSTNAME = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

const everyday: readonly Labels[] = ['a', 'b', 'c'].map((zone, index) => ({
  'kubernetes.io/os': 'linux',
  'kubernetes.io/arch': 'amd64',
  [HOSTNAME]: `node-${String(index + 1)}`,
  [ZONE]: `zone-${zone}`,
  'topology.kubernetes.io/region': 'region-1',
}));

/**
 * Three nodes in three zones, and a node for each place that the manifests themselves speak of: who writes
 * `nodeSelector: {disktype: ssd}` has such a node.
 */
export function nodesFor(objects: readonly Json[]): readonly Json[] {
  const labels = [...everyday];
  for (const wanted of objects.flatMap(placesIn)) {
    if (!labels.some((present) => Object.entries(wanted).every(([key, value]) => present[key] === value))) {
      labels.push({ ...everyday[0], [HOSTNAME]: `node-${String(labels.length + 1)}`, ...wanted });
    }
  }
  return labels.map(node);
}

function placesIn(object: Json): readonly Labels[] {
  const pod = podSpec(object);
  const selector = at(pod, 'nodeSelector');
  const terms = [
    ...records(object, 'spec', 'nodeAffinity', 'required', 'nodeSelectorTerms'),
    ...records(pod, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'),
  ];
  return [
    ...(isRecord(selector) ? [strings(selector)] : []),
    ...terms.map((term) =>
      strings(Object.fromEntries(records(term, 'matchExpressions').map((one) => [text(one, 'key'), valueOf(one)]))),
    ),
  ];
}

function valueOf(expression: Json): unknown {
  return text(expression, 'operator') === 'In' ? list(expression, 'values')[0] : undefined;
}

function strings(labels: Json): Labels {
  const entries = Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}

/** A node as a kubelet would register it, with room for everything. */
function node(labels: Labels): Json {
  const room = { cpu: '1000', memory: '4Ti', 'ephemeral-storage': '100Ti', pods: '10000' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: labels[HOSTNAME], labels },
    status: { capacity: room, allocatable: room, conditions: [{ type: 'Ready', status: 'True', reason: 'NoKubelet' }] },
  };
}
