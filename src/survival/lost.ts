import type { Inventory } from '../inventory/inventory';
import { asStringMap, field } from '../inventory/json';
import { zonesOf } from '../inventory/pod-set';
import { Event } from './event';
import type { SurvivalRow } from './table';
import { Outcome } from './verdict';

/** A node or zone that is lost for good. */
export interface Lost {
  readonly kind: 'node' | 'zone';
  readonly name: string;
}

/** The names of all nodes or zones, sorted. */
export function placesOf(kind: Lost['kind'], inventory: Inventory): readonly string[] {
  const places = [...zoneByNode(inventory)].flatMap(([node, zone]) => (kind === 'node' ? [node] : zone));
  return [...new Set(places)].sort();
}

/** The rows whose files are lost with a node or zone. */
export function rowsLostWith(rows: readonly SurvivalRow[], lost: Lost, inventory: Inventory): readonly SurvivalRow[] {
  const zones = zoneByNode(inventory);
  const event = lost.kind === 'node' ? Event.NODE_LOST : Event.ZONE_LOST;
  return rows.filter((row) => {
    if (row.outcomes[event].outcome !== Outcome.LOST) return false;
    const nodes = nodesOf(row);
    if (lost.kind === 'node') return nodes.includes(lost.name);
    const own = row.bytes.site === 'zone' ? zonesOfVolumes(row) : [];
    return own.includes(lost.name) || (own.length === 0 && nodes.some((node) => zones.get(node)?.includes(lost.name)));
  });
}

/** The nodes with the files: those of their volumes, else those of the pods. */
function nodesOf({ workload, mount }: SurvivalRow): readonly string[] {
  const binding = mount?.volume?.claim?.binding;
  const ofVolumes = binding?.state === 'bound' ? binding.volumes.flatMap(({ nodes }) => nodes ?? []) : [];
  if (ofVolumes.length > 0) return ofVolumes;
  return workload.manifest.live?.nodes ?? workload.pods.nodes ?? [];
}

function zonesOfVolumes({ mount }: SurvivalRow): readonly string[] {
  const binding = mount?.volume?.claim?.binding;
  if (binding?.state !== 'bound') return [];
  return binding.volumes.flatMap(({ spec }) => zonesOf(field(spec, 'nodeAffinity', 'required')));
}

function zoneByNode(inventory: Inventory): ReadonlyMap<string, readonly string[]> {
  return new Map(
    inventory.byKind('Node').map(({ name, metadata }) => {
      const zone = asStringMap(metadata['labels'])['topology.kubernetes.io/zone'];
      return [name, zone === undefined ? [] : [zone]];
    }),
  );
}
