import * as dagre from '@dagrejs/dagre';

/** A graph of the layout library, which writes its results into the labels. */
interface LayoutGraph {
  setGraph(label: { rankdir: 'LR'; nodesep: number; ranksep: number; ranker: 'longest-path' }): void;
  setNode(id: string, label: { width: number; height: number }): void;
  setEdge(from: string, to: string, label: { minlen: number }): void;
  graph(): { readonly height: number };
  node(id: string): { readonly y: number };
  edge(from: string, to: string): { readonly points: readonly { readonly y: number }[] };
}

interface Library {
  readonly Graph: new () => LayoutGraph;
  readonly layout: (graph: LayoutGraph) => void;
}

/** The used parts of the library, whose own types can't be resolved from CommonJS. */
export const { Graph, layout } = dagre as unknown as Library;
