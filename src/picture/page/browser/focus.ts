/** Keyboard focus: Tab reaches one node of the graph, and arrow keys move from there. */
import { edges, nodes } from './document';

type Node = (typeof nodes)[number];

/** Makes sure that a visible node is the tab stop. */
export function keepTabStop(): void {
  const seen = visibleNodes();
  moveTabStop(seen.find((node) => node.tabIndex === 0) ?? seen[0]);
}

export function goTo(node: Node | undefined): void {
  if (node === undefined) return;
  moveTabStop(node);
  node.focus();
  node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The node to which an arrow key, Home or End moves. */
export function neighbour(node: Node, key: string): Node | undefined {
  if (key === 'ArrowRight') return nodeOf(edges.find((edge) => edge.dataset['a'] === node.id)?.dataset['b']);
  if (key === 'ArrowLeft') return nodeOf(edges.find((edge) => edge.dataset['b'] === node.id)?.dataset['a']);
  const column = visibleNodes().filter((other) => other.classList[1] === node.classList[1]);
  const at = column.indexOf(node);
  switch (key) {
    case 'ArrowDown':
      return column[at + 1];
    case 'ArrowUp':
      return column[at - 1];
    case 'Home':
      return column[0];
    default:
      return column.at(-1);
  }
}

function moveTabStop(stop: Node | undefined): void {
  for (const node of nodes) if (node.tabIndex === 0 && node !== stop) node.tabIndex = -1;
  if (stop !== undefined) stop.tabIndex = 0;
}

function nodeOf(id: string | undefined): Node | undefined {
  return nodes.find((node) => node.id === id);
}

function visibleNodes(): readonly Node[] {
  return nodes.filter((node) => node.closest('.part')?.hasAttribute('hidden') === false);
}
