import type { Node } from './node';

/** The key at the beginning of a line. */
const KEY = /^\s*(?:- +)*(["']?)([\w./-]+)\1\s*:/;

/** The comments between the first and the last value of a document; a comment after a value begins with the key of its line. */
export function commentsIn(root: Node, text: string): readonly string[] {
  const scalars = scalarsIn(root).sort((one, other) => one.start - other.start);
  const last = Math.max(root.start, ...scalars.slice(-1).map(({ end }) => end));
  const end = (text.indexOf('\n', last) + 1 || text.length + 1) - 1;
  const comments: string[] = [];
  let next = 0;
  for (let at = text.indexOf('#', root.start); at >= 0 && at < end; at = text.indexOf('#', at + 1)) {
    while ((scalars[next]?.end ?? end) <= at) next++;
    const before = text.charAt(at - 1);
    if ((scalars[next]?.start ?? end) <= at || before.trim() !== '') continue;
    const lineEnd = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    const key = KEY.exec(text.slice(text.lastIndexOf('\n', at) + 1, at))?.[2];
    const comment = text.slice(at, lineEnd).replace(/^#+ ?/, '').trimEnd();
    comments.push(key === undefined ? comment : `${key}: ${comment}`);
    at = lineEnd;
  }
  return comments;
}

/** The scalars of a document, including keys. */
function scalarsIn(root: Node): Node[] {
  const found: Node[] = [];
  const rest: Node[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.kind === 'scalar') found.push(node);
    else if (node.kind === 'sequence') for (const item of node.items) rest.push(item);
    else if (node.kind === 'mapping') for (const { key, value } of node.pairs) rest.push(key, value);
  }
  return found;
}
