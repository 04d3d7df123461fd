/** The selected node: its chains are highlighted, and a panel shows the outcomes of its files. */
import { codeAt, data, edges, find, findingsOf, graph, nameOf, nodes, rowOf, rows, rowsOf } from './document';
import { reasonOf, shownEvent } from './event';
import { goTo } from './focus';

type Node = (typeof nodes)[number];

/** How many rows the panel shows. */
const MAX_ROWS = 30;

const panel = find('panel');
let selected: Node | undefined;

/** Selects a node, or deselects it. */
export function toggle(node: Node | undefined): void {
  select(node === selected ? undefined : node);
}

/** Deselects the node, and moves the focus to it. @returns whether one was selected */
export function close(): boolean {
  const back = selected;
  select(undefined);
  goTo(back);
  return back !== undefined;
}

/** Shows the selected node at the selected event in the panel. */
export function fillPanel(): void {
  if (selected === undefined) return;
  find('panel-title').textContent = nameOf(selected);
  const own = rowsOf(selected);
  const lines = own.slice(0, MAX_ROWS).map((index) => {
    const { title = '', store = '', codes, why } = data.rows[index] ?? {};
    return lineOf(codeAt(codes, shownEvent()), title, reasonOf(why), store);
  });
  if (own.length > MAX_ROWS) lines.push(lineOf('-', `and ${own.length - MAX_ROWS} more`));
  lines.push(...findingsOf(selected).map((index) => lineOf('f', data.findings[index] ?? '')));
  if (lines.length === 0) lines.push(lineOf('-', 'No container has files here.'));
  find('panel-list').replaceChildren(...lines);
}

function select(node: Node | undefined): void {
  selected = node;
  graph.classList.toggle('selecting', node !== undefined);
  const own = new Set(node === undefined ? [] : rowsOf(node));
  const onWay = new Set(nodes.filter((other) => other === node || rowsOf(other).some((row) => own.has(row))));
  const ids = new Set([...onWay].map(({ id }) => id));
  for (const other of nodes) other.classList.toggle('on', onWay.has(other));
  for (const { classList, dataset } of edges)
    classList.toggle('on', ids.has(dataset['a'] ?? '') && ids.has(dataset['b'] ?? ''));
  const shown = new Set([...own].map((index) => data.rows[index]));
  for (const row of rows) row.classList.toggle('on', shown.has(rowOf(row)));
  panel.hidden = node === undefined;
  fillPanel();
}

function lineOf(code: string, ...texts: readonly string[]): HTMLElement {
  const item = document.createElement('li');
  item.dataset['c'] = code;
  for (const text of texts) item.appendChild(document.createElement('bdi')).textContent = text;
  return item;
}
