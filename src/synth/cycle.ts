import type { Vertex } from './tree';

/** A vertex with everything that it depends on, one by one. */
export interface Edges {
  readonly vertex: Vertex;
  readonly targets: Iterable<Vertex>;
}

interface Edge {
  readonly source: Vertex;
  readonly target: Vertex;
}

type Graph = Map<Vertex, Vertex[]>;

/**
 * The error that cdk8s throws for a graph with a circle. It adds one dependency after the other, so it is the first
 * one to close a circle that decides what it says.
 */
export function cycleError(all: readonly Edges[]): Error {
  const edges = all.flatMap(({ vertex, targets }) => [...targets].map((target) => ({ source: vertex, target })));
  const count = firstClosing(edges);
  const closing = edges[count - 1];
  const route = closing === undefined ? [] : routeOf(graphOf(edges.slice(0, count - 1)), closing);
  return new Error(`Dependency cycle detected: ${route.map(({ construct }) => construct.node.path).join(' => ')}`);
}

/** How many edges, from the first, it takes to make a circle. */
function firstClosing(edges: readonly Edge[]): number {
  let without = 0;
  let enough = edges.length;
  while (enough - without > 1) {
    const middle = Math.floor((without + enough) / 2);
    if (hasCycle(graphOf(edges.slice(0, middle)))) enough = middle;
    else without = middle;
  }
  return enough;
}

function graphOf(edges: readonly Edge[]): Graph {
  const graph: Graph = new Map();
  for (const { source, target } of edges) {
    const targets = graph.get(source);
    if (targets === undefined) graph.set(source, [target]);
    else targets.push(target);
  }
  return graph;
}

/** Takes away what nothing is left to depend on, until nothing changes. */
function hasCycle(graph: Graph): boolean {
  const inbound = new Map<Vertex, number>();
  for (const targets of graph.values())
    for (const target of targets) inbound.set(target, (inbound.get(target) ?? 0) + 1);
  const free = [...graph.keys()].filter((vertex) => !inbound.has(vertex));
  let left = graph.size;
  for (let vertex = free.pop(); vertex !== undefined; vertex = free.pop()) {
    left--;
    for (const target of graph.get(vertex) ?? []) {
      const count = (inbound.get(target) ?? 0) - 1;
      inbound.set(target, count);
      if (count === 0 && graph.has(target)) free.push(target);
    }
  }
  return left > 0;
}

/**
 * The route that cdk8s reports. Its search goes on after it has found a way, and forgets parts of it; what doesn't lead
 * back to the source leaves no trace in its route, so that alone is left out.
 */
function routeOf(graph: Graph, { source, target: start }: Edge): Vertex[] {
  const leading = leadingTo(graph, source);
  const route: Vertex[] = [];
  const visit = (vertex: Vertex): boolean => {
    route.push(vertex);
    let found = false;
    for (const next of graph.get(vertex) ?? []) {
      if (next === source) {
        route.push(next);
        return true;
      }
      found = leading.has(next) && visit(next);
    }
    if (!found) route.pop();
    return found;
  };
  visit(start);
  return [...route, start];
}

function leadingTo(graph: Graph, goal: Vertex): Set<Vertex> {
  const sources: Graph = graphOf(
    [...graph].flatMap(([source, targets]) => targets.map((target) => ({ source: target, target: source }))),
  );
  const leading = new Set([goal]);
  for (const vertex of leading) for (const source of sources.get(vertex) ?? []) leading.add(source);
  return leading;
}
