/** The elements and the data of the page. */
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

/** Indexes of the rows of the survival table that a node belongs to. */
export function rowsOf({ dataset }: Part): readonly number[] {
  return numbers(dataset['r']);
}

/** Indexes of the findings about a node. */
export function findingsOf({ dataset }: Part): readonly number[] {
  return numbers(dataset['f']);
}

/** The data of a table row. */
export function rowOf({ dataset }: Part): PageRow | undefined {
  return data.rows[Number(dataset['row'])];
}

export function codeAt(codes: string | undefined, event: number): Code {
  return (codes?.[event] ?? '-') as Code;
}

/** The name of a node or edge without its outcome. */
export function nameOf(part: Part): string {
  return titleOf(part).replace(/: [a-z ]+$/, '');
}

export function titleOf(part: Part): string {
  return part.querySelector('title')?.textContent ?? '';
}

function numbers(list = ''): readonly number[] {
  return list === '' ? [] : list.split(' ').map(Number);
}
