import type { CST } from 'yaml';

/**
 * Where a document nests deeper than `limit`, as an offset; undefined where it doesn't. Asked before anything recursive looks at
 * the tokens: Node ends the whole process where a regular expression is compiled at the end of the stack.
 */
export function tooDeep(tokens: readonly CST.Token[], limit: number): number | undefined {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level;
    if (depth > limit && first !== undefined) return first.offset;
    level = level.flatMap(children);
  }
  return undefined;
}

/** The collections below a token. */
function children(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value].filter(isCollection);
  if (!isCollection(token)) return [];
  const below: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (isCollection(key)) below.push(key);
    if (isCollection(value)) below.push(value);
  }
  return below;
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

function isCollection(token: CST.Token | null | undefined): token is Collection {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
}
