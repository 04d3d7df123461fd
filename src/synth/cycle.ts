import type { Vertex } from './tree';

/** A vertex with all its dependencies. */
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
 * The error that cdk8s throws for a graph with a cycle. cdk8s adds one edge after the other, and reports the cycle that
 * the first such edge closes.
 */
export function cycleError(all: readonly Edges[]): Error {
  const edges = all.flatMap(({ vertex, targets }) => [...targets].map((target) => ({ source: vertex, target })));
  const count = edgesUntilCycle(edges);
  const closing = edges[count - 1];
  const route = closing === undefined ? [] : routeOf(graphOf(edges.slice(0, count - 1)), closing);
  return new Error(`Dependency cycle detected: ${route.map(({ construct }) => construct.node.path).join(' => ')}`);
}

/** How many edges, from the first, it takes to form a cycle; found by bisection. */
function edgesUntilCycle(edges: readonly Edge[]): number {
  let acyclic = 0;
  let cyclic = edges.length;
  while (cyclic - acyclic > 1) {
    const middle = Math.floor((acyclic + cyclic) / 2);
    if (hasCycle(graphOf(edges.slice(0, middle)))) cyclic = middle;
    else acyclic = middle;
  }
  return cyclic;
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

/** Removes vertices without incoming edges until none is left; what remains is in a cycle, or depended on by one. */
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
 * The route that cdk8s reports. Its depth-first search goes on after it has found the source, and may lose parts of the
 * route; this one does the same. It only skips vertices that don't lead to the source: they don't change the route.
 */
function routeOf(graph: Graph, { source, target: start }: Edge): Vertex[] {
  const ancestors = ancestorsOf(graph, source);
  const route: Vertex[] = [];
  const visit = (vertex: Vertex): boolean => {
    route.push(vertex);
    let found = false;
    for (const next of graph.get(vertex) ?? []) {
      if (next === source) {
        route.push(next);
        return true;
      }
      found = ancestors.has(next) && visit(next);
    }
    if (!found) route.pop();
    return found;
  };
  visit(start);
  return [...route, start];
}

function ancestorsOf(graph: Graph, goal: Vertex): Set<Vertex> {
  const sources: Graph = graphOf(
    [...graph].flatMap(([source, targets]) => targets.map((target) => ({ source: target, target: source }))),
  );
  const ancestors = new Set([goal]);
  for (const vertex of ancestors) for (const source of sources.get(vertex) ?? []) ancestors.add(source);
  return ancestors;
}
