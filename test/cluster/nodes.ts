import type { JsonObject } from '../../src/inventory/json';
import { asObject, asString, asStringMap, asStrings, field } from '../../src/inventory/json';
import { objects, text } from './fields';
import type { Manifests } from './manifests';

type Labels = Readonly<Record<string, string>>;

const HOSTNAME = 'kubernetes.io/hostname';

const everyday: readonly Labels[] = ['a', 'b', 'c'].map((zone, index) => nodeLabels(index + 1, zone));

/**
 * Three nodes in three zones, and a node for each node selector in the manifests, such as `disktype: ssd`.
 */
export function nodesFor(all: readonly Manifests[]): readonly JsonObject[] {
  const labels = [...everyday];
  for (const wanted of all.flatMap(placesIn)) {
    if (!labels.some((present) => satisfies(present, wanted))) {
      labels.push({ ...nodeLabels(labels.length + 1, 'a'), ...wanted });
    }
  }
  const devices = Object.fromEntries(all.flatMap(devicesIn).map((name) => [name, '1000']));
  return labels.map((one) => node(one, devices));
}

/** Whether manifests require labels or devices that no node of a cluster has. */
export function lacksNode(manifests: Manifests, nodes: readonly JsonObject[]): boolean {
  const labels = nodes.map((one) => asStringMap(field(one, 'metadata', 'labels')));
  const devices = nodes.map((one) => asObject(field(one, 'status', 'allocatable')));
  return (
    placesIn(manifests).some((wanted) => !labels.some((present) => satisfies(present, wanted))) ||
    devicesIn(manifests).some((name) => !devices.some((present) => present[name] !== undefined))
  );
}

function satisfies(present: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => present[key] === value);
}

function nodeLabels(number: number, zone: string): Labels {
  return {
    [HOSTNAME]: `node-${number}`,
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'topology.kubernetes.io/zone': `zone-${zone}`,
    'topology.kubernetes.io/region': 'region-1',
  };
}

const POD_TERMS = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'];
const VOLUME_TERMS = ['nodeAffinity', 'required', 'nodeSelectorTerms'];

function placesIn({ inventory }: Manifests): readonly Labels[] {
  const terms = [
    ...inventory.pods.flatMap(({ spec }) => objects(spec, ...POD_TERMS)),
    ...inventory.persistentVolumes.flatMap(({ spec }) => objects(spec, ...VOLUME_TERMS)),
  ];
  const selectors = inventory.pods.map(({ spec }) => asStringMap(spec['nodeSelector']));
  return [...selectors, ...terms.map(labelsFor)];
}

/** Labels that satisfy the `In` expressions of a term. */
function labelsFor(term: JsonObject): Labels {
  const wanted = objects(term, 'matchExpressions').flatMap((expression): [string, string][] => {
    const key = asString(expression['key']);
    const [value] = text(expression, 'operator') === 'In' ? asStrings(expression['values']) : [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(wanted);
}

/** Extended resources that containers request, such as example.com/gpu. */
function devicesIn({ inventory }: Manifests): readonly string[] {
  return inventory.containers
    .flatMap(({ data }) => Object.keys(asObject(field(data, 'resources', 'limits'))))
    .filter((name) => name.includes('/'));
}

/** A node as a kubelet registers it, with large capacities. */
function node(labels: Labels, devices: Labels): JsonObject {
  const room = { ...devices, cpu: '1000', memory: '4Ti', 'ephemeral-storage': '100Ti', pods: '10000' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: labels[HOSTNAME], labels },
    status: { capacity: room, allocatable: room, conditions: [{ type: 'Ready', status: 'True', reason: 'NoKubelet' }] },
  };
}
