/** The longest message that is shown whole: of a longer one, its end says what is wrong. */
const MAX_LENGTH = 400;

/**
 * What kubectl or kustomize says is wrong, in a line.
 * @param resource the folder, as the only resource of a kustomization around it: what wraps the folder's own error is left out
 */
export function kustomizeError(printed: string, resource?: string): string {
  const line = withoutWrapper(errorOf(printed).replace(/\s+/g, ' ').trim(), resource);
  return line.length > MAX_LENGTH ? `…${line.slice(-MAX_LENGTH).replace(/^\S*/, '')}` : line;
}

/** The error in what was printed: after `error:`, or as kubectl's log has it, on one line or several; else the last line. */
function errorOf(printed: string): string {
  const block = /^E\d{4} .*err=<\n([^]*?)\n >/m.exec(printed)?.[1];
  if (block !== undefined) return block;
  const quoted = /^E\d{4} .*err="(.*)"$/m.exec(printed)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('\\n', '\n').replaceAll('\\"', '"');
  const lines = printed.split('\n');
  const start = lines.findLastIndex((line) => /^error: /i.test(line));
  if (start !== -1) return lines.slice(start).join('\n').slice('error: '.length);
  return lines.findLast((line) => line.trim() !== '') ?? printed;
}

function withoutWrapper(error: string, resource: string | undefined): string {
  if (!error.startsWith(`accumulating resources: accumulation err='accumulating resources from '${resource ?? ''}': `))
    return error;
  return /recursed accumulation of path '[^']*': (.*)/.exec(error)?.[1] ?? error;
}
