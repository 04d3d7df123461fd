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
const MARGIN = 4;
export const NODE_HEIGHT = 46;

/** Where each column begins: the same in all parts, so that they read as one table. */
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
  /** The course, as the data of an SVG path. */
  readonly course: string;
}

/** A part of the graph that nothing connects to the rest. */
export interface Part {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly height: number;
}

/** What the layout library decides: the order and height of everything. Parts of one shape share it. */
interface Heights {
  readonly nodes: readonly number[];
  /** For each edge, where it crosses the columns that it skips. */
  readonly edges: readonly (readonly number[])[];
  readonly total: number;
}

/** Places each part by itself; they are drawn one under the other. */
export function partsOf(graph: Graph): Part[] {
  const known = new Map<string, Heights>();
  return componentsOf(graph).map((part) => {
    const shape = shapeOf(part);
    const heights = known.get(shape) ?? heightsOf(part);
    known.set(shape, heights);
    return placed(part, heights);
  });
}

function shapeOf({ nodes, edges }: Graph): string {
  const index = new Map(nodes.map((node, at) => [node, at]));
  const columns = nodes.map(({ column }) => COLUMNS.indexOf(column)).join('');
  return `${columns} ${edges.map(({ from, to }) => `${index.get(from) ?? ''}-${index.get(to) ?? ''}`).join(' ')}`;
}

function heightsOf({ nodes, edges }: Graph): Heights {
  const drawing = new LayoutGraph();
  drawing.setGraph({ rankdir: 'LR', nodesep: ROW_GAP, ranksep: COLUMN_GAP, ranker: 'longest-path' });
  for (const { id } of nodes) drawing.setNode(id, { width: 1, height: NODE_HEIGHT });
  for (const edge of edges.toReversed()) drawing.setEdge(edge.from.id, edge.to.id, { minlen: skipped(edge) + 1 });
  layout(drawing);
  return {
    nodes: nodes.map(({ id }) => round(drawing.node(id).y)),
    edges: edges.map((edge) => {
      const { points } = drawing.edge(edge.from.id, edge.to.id);
      // The library halves each step; every second of the inner points is at a column.
      const inner = points.slice(1, -1);
      return Array.from({ length: skipped(edge) }, (_, column) => round(inner[2 * column + 1]?.y ?? 0));
    }),
    total: round(drawing.graph().height),
  };
}

function placed({ nodes, edges }: Graph, heights: Heights): Part {
  const middle = new Map(nodes.map((node, index) => [node, (heights.nodes[index] ?? 0) + MARGIN]));
  return {
    height: heights.total + 2 * MARGIN,
    nodes: nodes
      .map((node) => ({
        node,
        x: LEFT[node.column],
        y: (middle.get(node) ?? 0) - NODE_HEIGHT / 2,
        width: WIDTHS[node.column],
      }))
      .toSorted((a, b) => a.x - b.x || a.y - b.y),
    edges: edges.map((edge, index) => {
      const passes = (heights.edges[index] ?? []).map((y) => y + MARGIN);
      return { edge, course: courseOf(edge, middle.get(edge.from) ?? 0, passes, middle.get(edge.to) ?? 0) };
    }),
  };
}

/** Curved between two columns, straight across one that it skips. */
function courseOf({ from, to }: Edge, start: number, passes: readonly number[], end: number): string {
  const first = COLUMNS.indexOf(from.column);
  let x = LEFT[from.column] + WIDTHS[from.column];
  let y = start;
  let course = `M${x} ${y}`;
  const curve = (toX: number, toY: number): void => {
    const bend = round((x + toX) / 2);
    course += toY === y ? `H${toX}` : `C${bend} ${y} ${bend} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  };
  passes.forEach((pass, index) => {
    const column = COLUMNS[first + index + 1] ?? to.column;
    curve(LEFT[column], pass);
    curve(LEFT[column] + WIDTHS[column], pass);
  });
  curve(LEFT[to.column], end);
  return course;
}

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
