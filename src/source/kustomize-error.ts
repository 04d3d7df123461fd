/** Longer messages are cut at the beginning: the cause is at the end. */
const MAX_LENGTH = 400;

/**
 * The error of kubectl or kustomize in one line.
 * @param resource the rendered folder as the resource of a wrapper kustomization, whose part of the message is removed
 */
export function kustomizeError(printed: string, resource?: string): string {
  const line = withoutWrapper(errorOf(printed).replace(/\s+/g, ' ').trim(), resource);
  return line.length > MAX_LENGTH ? `…${line.slice(-MAX_LENGTH).replace(/^\S*/, '')}` : line;
}

/** The error in the output: after `error:`, or in kubectl's log format, on one line or several; else the last line. */
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
