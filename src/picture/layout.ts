import { componentsOf } from './components';
import { Graph as LayoutGraph, layout } from './dagre';
import type { Column, Edge, Graph, Node } from './graph';
import { COLUMNS } from './graph';

const WIDTHS: Readonly<Record<Column, number>> = {
  workload: 168,
  pods: 92,
  mount: 212,
  claim: 176,
  volume: 176,
  place: 204,
};
const COLUMN_GAP = 36;
const ROW_GAP = 14;
const EDGE_GAP = 4;
const MARGIN = 4;

/** The layout library takes the square of a component's nodes to sort them: larger components keep their order. */
const MAX_SORTED = 2000;
export const NODE_HEIGHT = 46;

/** The left edge of each column: the same in all parts, so that they look like one table. */
export const LEFT = leftEdges();
export const WIDTH = LEFT.place + WIDTHS.place + MARGIN;

export interface PlacedNode {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedEdge {
  readonly edge: Edge;
  /** The curve: the `d` attribute of an SVG path. */
  readonly pathData: string;
}

/** A connected component of the graph, with positions. */
export interface Part {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly height: number;
}

/** Vertical positions, which the layout library computes. Components of the same shape share them. */
interface Layout {
  readonly nodes: readonly number[];
  /** For each edge, its positions in the columns that it skips. */
  readonly edges: readonly (readonly number[])[];
  readonly total: number;
}

/** Lays out each connected component; they are drawn below each other. */
export function partsOf(graph: Graph): Part[] {
  const cache = new Map<string, Layout>();
  return componentsOf(graph).map((part) => {
    const shape = shapeOf(part);
    const computed = cache.get(shape) ?? (part.nodes.length > MAX_SORTED ? stackedLayout(part) : layoutOf(part));
    cache.set(shape, computed);
    return placed(part, computed);
  });
}

function shapeOf({ nodes, edges }: Graph): string {
  const index = new Map(nodes.map((node, at) => [node, at]));
  const columns = nodes.map(({ column }) => COLUMNS.indexOf(column)).join('');
  return `${columns} ${edges.map(({ from, to }) => `${index.get(from) ?? ''}-${index.get(to) ?? ''}`).join(' ')}`;
}

function layoutOf({ nodes, edges }: Graph): Layout {
  const drawing = new LayoutGraph();
  drawing.setGraph({ rankdir: 'LR', nodesep: ROW_GAP, ranksep: COLUMN_GAP, ranker: 'longest-path' });
  for (const { id } of nodes) drawing.setNode(id, { width: 1, height: NODE_HEIGHT });
  for (const edge of edges.toReversed()) drawing.setEdge(edge.from.id, edge.to.id, { minlen: skipped(edge) + 1 });
  layout(drawing);
  return {
    nodes: nodes.map(({ id }) => round(drawing.node(id).y)),
    edges: edges.map((edge) => {
      const { points } = drawing.edge(edge.from.id, edge.to.id);
      // The library doubles the ranks, so every second inner point is in a column.
      const inner = points.slice(1, -1);
      return Array.from({ length: skipped(edge) }, (_, column) => round(inner[2 * column + 1]?.y ?? 0));
    }),
    total: round(drawing.graph().height),
  };
}

/** Stacks the nodes of each column in their order, and below them the edges that skip it. */
function stackedLayout({ nodes, edges }: Graph): Layout {
  const ends = COLUMNS.map(() => 0);
  const stack = (column: number, height: number): number => {
    const top = ends[column] ?? 0;
    ends[column] = top + height;
    return top;
  };
  const positions = nodes.map(({ column }) => stack(COLUMNS.indexOf(column), NODE_HEIGHT + ROW_GAP) + NODE_HEIGHT / 2);
  const passes = edges.map((edge) =>
    Array.from({ length: skipped(edge) }, (_, index) => stack(COLUMNS.indexOf(edge.from.column) + index + 1, EDGE_GAP)),
  );
  return { nodes: positions, edges: passes, total: Math.max(...ends) };
}

function placed({ nodes, edges }: Graph, positions: Layout): Part {
  const middle = new Map(nodes.map((node, index) => [node, (positions.nodes[index] ?? 0) + MARGIN]));
  return {
    height: positions.total + 2 * MARGIN,
    nodes: nodes
      .map((node) => ({
        node,
        x: LEFT[node.column],
        y: (middle.get(node) ?? 0) - NODE_HEIGHT / 2,
        width: WIDTHS[node.column],
      }))
      .toSorted((a, b) => a.x - b.x || a.y - b.y),
    edges: edges.map((edge, index) => {
      const passes = (positions.edges[index] ?? []).map((y) => y + MARGIN);
      return { edge, pathData: curveOf(edge, middle.get(edge.from) ?? 0, passes, middle.get(edge.to) ?? 0) };
    }),
  };
}

/** A curve between columns that is straight in columns that the edge skips. */
function curveOf({ from, to }: Edge, start: number, passes: readonly number[], end: number): string {
  const first = COLUMNS.indexOf(from.column);
  let x = LEFT[from.column] + WIDTHS[from.column];
  let y = start;
  let pathData = `M${x} ${y}`;
  const curve = (toX: number, toY: number): void => {
    const bend = round((x + toX) / 2);
    pathData += toY === y ? `H${toX}` : `C${bend} ${y} ${bend} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  };
  passes.forEach((pass, index) => {
    const column = COLUMNS[first + index + 1] ?? to.column;
    curve(LEFT[column], pass);
    curve(LEFT[column] + WIDTHS[column], pass);
  });
  curve(LEFT[to.column], end);
  return pathData;
}

/** How many columns lie between the ends of an edge. */
function skipped({ from, to }: Edge): number {
  return COLUMNS.indexOf(to.column) - COLUMNS.indexOf(from.column) - 1;
}

function round(value: number): number {
  return Math.round(value * 2) / 2;
}

function leftEdges(): Readonly<Record<Column, number>> {
  let left = MARGIN;
  const entries = COLUMNS.map((column) => {
    const entry = [column, left] as const;
    left += WIDTHS[column] + COLUMN_GAP;
    return entry;
  });
  return Object.fromEntries(entries) as Record<Column, number>;
}
