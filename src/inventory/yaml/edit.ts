import type { Json } from '../json';
import { isObject } from '../json';
import type { FieldEdit } from '../manifest';
import type { FieldPath } from '../path';
import type { Composed } from './composer';
import type { MappingNode, Node, Pair, ScalarNode } from './node';
import { keyName } from './resolve';

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The replacement in a text that changes one field and nothing else; undefined where that isn't safe. */
export function textEdit(
  { root, aliased }: Pick<Composed, 'root' | 'aliased'>,
  text: string,
  { path, name, value, quote = false }: FieldEdit,
): Replacement | undefined {
  const nodes = nodesTo(root, path.slice(0, -1));
  const parent = nodes.at(-1);
  const pair = parent && pairOf(parent, path.at(-1));
  // The target of an alias is the value of another field too.
  if ([...nodes, pair?.value].some((node) => node && aliased.has(node))) return undefined;
  if (name !== undefined) {
    if (pair === undefined || parent?.kind !== 'mapping' || pairOf(parent, name) !== undefined) return undefined;
    return replaced(text, pair.key, name);
  }
  if (quote) return pair?.value.kind === 'scalar' ? quoted(pair.value) : undefined;
  if (value === undefined) return undefined;
  if (pair === undefined)
    return parent?.kind === 'mapping' ? inserted(parent, text, String(path.at(-1)), value) : undefined;
  if (pair.value.kind !== 'scalar' || typeof value === 'object') return undefined;
  return replaced(text, pair.value, value);
}

/** The nodes along a path from the root; undefined for those that don't exist. */
function nodesTo(root: Node | undefined, path: FieldPath): readonly (Node | undefined)[] {
  const nodes = [root];
  for (const step of path) {
    const node = nodes.at(-1);
    nodes.push(node && pairOf(node, step)?.value);
  }
  return nodes;
}

/** The key and value of a field that isn't duplicated; an item of a list is its own key. */
function pairOf(node: Node, step: string | number | undefined): Pair | undefined {
  if (node.kind === 'sequence') {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item && { key: item, value: item };
  }
  if (node.kind !== 'mapping') return undefined;
  const found = node.pairs.filter(({ key }) => key.kind === 'scalar' && keyName(key) === step);
  return found.length === 1 ? found[0] : undefined;
}

/** Replaces a scalar; a string keeps its quotes. Undefined for block scalars, tags and strings that may need quotes. */
function replaced(text: string, node: Node, value: Json): Replacement | undefined {
  if (node.kind !== 'scalar' || node.tag !== '') return undefined;
  const { start, end } = node;
  const [quote] = text.slice(start, end);
  // The range of a block scalar includes the line break after it.
  if (quote === '|' || quote === '>') return undefined;
  if (typeof value !== 'string') return { start, end, text: JSON.stringify(value) };
  if (!/^[A-Za-z][\w./-]*$/.test(value)) return undefined;
  const isQuoted = quote === '"' || quote === "'";
  return { start, end, text: isQuoted ? `${quote}${value}${quote}` : value };
}

function quoted({ plain, tag, value, start, end }: ScalarNode): Replacement | undefined {
  return plain && tag === '' && start < end ? { start, end, text: JSON.stringify(value) } : undefined;
}

/** Inserts a field before the first one of an object, in the same style. */
function inserted({ pairs, start }: MappingNode, text: string, name: string, value: Json): Replacement | undefined {
  const [first] = pairs;
  if (first === undefined || !isObject(value)) return undefined;
  const at = first.key.start;
  if (text[at] === '"') return { start: at, end: at, text: `${JSON.stringify(name)}: ${JSON.stringify(value)}, ` };
  const fields = Object.entries(value).map(
    ([key, own]) => `${key}: ${typeof own === 'string' ? own : JSON.stringify(own)}`,
  );
  if (text[start] === '{') return { start: at, end: at, text: `${name}: { ${fields.join(', ')} }, ` };
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (indent.trim() !== '') return undefined;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [`${name}:`, ...fields.map((line) => `${indent}  ${line}`), indent];
  return { start: at, end: at, text: lines.join(lineBreak) };
}
