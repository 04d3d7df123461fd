/** The parts of the page, as it was written. */
import type { Code } from '../../outcomes';
import type { PageData, PageRow } from '../data';

type Part = HTMLElement | SVGElement;

/** The element with an id. */
export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

export function all(selector: string, within: ParentNode = document): readonly Part[] {
  return [...within.querySelectorAll<Part>(selector)];
}

export function inputs(selector: string): readonly HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(selector)];
}

export const data = JSON.parse(find('data').textContent) as PageData;
export const graph = find('graph');
export const search = find('search') as HTMLInputElement;
export const harmed = find('harmed') as HTMLInputElement;
export const nodes = all('#graph .n');
export const edges = all('#graph .e');
export const rows = all('tr[data-row]');

/** The rows of the survival table that a node or an edge is on the way of. */
export function rowsOf({ dataset }: Part): readonly number[] {
  return numbers(dataset['r']);
}

/** The findings about a node. */
export function findingsOf({ dataset }: Part): readonly number[] {
  return numbers(dataset['f']);
}

/** The row that a line of the table shows. */
export function rowOf({ dataset }: Part): PageRow | undefined {
  return data.rows[Number(dataset['row'])];
}

export function codeAt(codes: string | undefined, event: number): Code {
  return (codes?.[event] ?? '-') as Code;
}

/** What is drawn, without its outcome. */
export function nameOf(part: Part): string {
  return titleOf(part).replace(/: [a-z ]+$/, '');
}

export function titleOf(part: Part): string {
  return part.querySelector('title')?.textContent ?? '';
}

function numbers(list = ''): readonly number[] {
  return list === '' ? [] : list.split(' ').map(Number);
}
