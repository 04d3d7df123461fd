import type { Finding } from '../check/finding';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import type { Workload } from '../inventory/pods';
import type { SurvivalRow } from '../survival/table';
import { rowChains, unusedChains } from './chains';
import { codesOf } from './outcomes';
import { podsLabel } from './labels';

export const COLUMNS = ['workload', 'pods', 'mount', 'claim', 'volume', 'place'] as const;
export type Column = (typeof COLUMNS)[number];

/** A step on the path from a workload to the storage of its files. */
export interface Step {
  /** Steps with the same key become one node. */
  readonly key: string;
  readonly column: Column;
  readonly title: string;
  readonly detail: string;
  /** Whether it stands for several objects: replicas, or a claim for each of them. */
  readonly many: boolean;
  readonly manifest: Manifest | undefined;
}

export interface Node extends Step {
  readonly id: string;
  /** Indexes of the rows of the survival table whose chain contains it. */
  readonly rows: readonly number[];
  /** Indexes of the findings about its object. */
  readonly findings: readonly number[];
  /** Its worst outcome at each event, a letter per event. */
  readonly codes: string;
}

export interface Edge {
  readonly from: Node;
  readonly to: Node;
  readonly codes: string;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** An app with its rows of the survival table, and its name where there are several. */
export interface GraphApp {
  readonly app?: string;
  readonly inventory: Inventory;
  readonly rows: readonly SurvivalRow[];
}

/** The graph from workloads to the storage of their files, with unused claims and volumes. Apps share no nodes. */
export function graphOf(apps: readonly GraphApp[], findings: readonly Finding[]): Graph {
  const byManifest = new Map<Manifest, number[]>();
  findings.forEach(({ manifest }, index) => {
    if (manifest === undefined) return;
    const list = byManifest.get(manifest);
    if (list === undefined) byManifest.set(manifest, [index]);
    else list.push(index);
  });
  const builder = new GraphBuilder();
  const table: SurvivalRow[] = [];
  apps.forEach(({ app, inventory, rows }, number) => {
    const add = (chain: readonly Step[], row?: number): void => {
      builder.add(app === undefined ? chain : chain.map((step) => ({ ...step, key: `${number} ${step.key}` })), row);
    };
    const start = (workload: Workload): readonly Step[] => [workloadStep(workload, app), podsStep(workload)];
    for (const workload of inventory.workloads) add(start(workload));
    for (const row of rows) {
      const index = table.push(row) - 1;
      for (const chain of rowChains(row, index)) add([...start(row.workload), ...chain], index);
    }
    for (const chain of unusedChains(inventory)) add(chain);
  });
  return builder.graph(table, byManifest);
}

function workloadStep({ kind, manifest }: Workload, app: string | undefined): Step {
  const detail = [kind, manifest.namespace, app].filter((part) => part !== undefined).join(' · ');
  return { key: `workload ${manifest.key}`, column: 'workload', title: manifest.name, detail, many: false, manifest };
}

function podsStep(workload: Workload): Step {
  const { pods, manifest } = workload;
  return {
    key: `pods ${manifest.key}`,
    column: 'pods',
    title: podsLabel(workload),
    detail: pods.nodes === undefined ? '' : `on ${pods.nodes.join(', ')}`,
    many: pods.max > 1,
    manifest: undefined,
  };
}

/** Merges chains of steps into nodes and edges. */
class GraphBuilder {
  readonly #nodes = new Map<string, { readonly step: Step; readonly rows: Set<number> }>();
  readonly #edges = new Map<string, { readonly from: string; readonly to: string; readonly rows: Set<number> }>();

  add(chain: readonly Step[], row: number | undefined): void {
    chain.forEach((step, index) => {
      const node = this.#nodes.get(step.key) ?? { step, rows: new Set() };
      this.#nodes.set(step.key, node);
      if (row !== undefined) node.rows.add(row);
      const before = chain[index - 1];
      if (before === undefined) return;
      const key = JSON.stringify([before.key, step.key]);
      const edge = this.#edges.get(key) ?? { from: before.key, to: step.key, rows: new Set() };
      this.#edges.set(key, edge);
      if (row !== undefined) edge.rows.add(row);
    });
  }

  graph(table: readonly SurvivalRow[], findings: ReadonlyMap<Manifest, readonly number[]>): Graph {
    const codes = (rows: ReadonlySet<number>): string => codesOf([...rows].flatMap((row) => table[row] ?? []));
    const nodes = new Map<string, Node>();
    for (const [key, { step, rows }] of this.#nodes) {
      const found = step.manifest === undefined ? [] : (findings.get(step.manifest) ?? []);
      nodes.set(key, { ...step, id: `n${nodes.size}`, rows: [...rows], findings: found, codes: codes(rows) });
    }
    const edges = [...this.#edges.values()].flatMap(({ from, to, rows }): Edge[] => {
      const [start, end] = [nodes.get(from), nodes.get(to)];
      return start === undefined || end === undefined ? [] : [{ from: start, to: end, codes: codes(rows) }];
    });
    return { nodes: [...nodes.values()], edges };
  }
}
