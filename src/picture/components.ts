import type { Edge, Graph, Node } from './graph';

/** Splits a graph into its connected components, in the order of their first nodes. */
export function componentsOf({ nodes, edges }: Graph): Graph[] {
  const parents = new Map<Node, Node>();
  const root = (node: Node): Node => {
    let top = node;
    for (let next = parents.get(top); next !== undefined; next = parents.get(top)) top = next;
    if (top !== node) parents.set(node, top);
    return top;
  };
  for (const { from, to } of edges) {
    const [a, b] = [root(from), root(to)];
    if (a !== b) parents.set(b, a);
  }
  const parts = new Map<Node, { readonly nodes: Node[]; readonly edges: Edge[] }>();
  for (const node of nodes) {
    const part = parts.get(root(node)) ?? { nodes: [], edges: [] };
    parts.set(root(node), part);
    part.nodes.push(node);
  }
  for (const edge of edges) parts.get(root(edge.from))?.edges.push(edge);
  return [...parts.values()];
}
