import { allImageRows } from '../src/images/lookup';
import type { DataDirectory, ImageRow } from '../src/images/row';

/** What is known of the programs that keep files, as a page of Markdown. */
export function appsPage(): string {
  return (
    [
      '# Where programs keep their files',
      'Made from the tables in `src/images` by `npm run generate`; change them, not this page.',
      table(
        ['image', 'versions', 'directories', 'moved by', 'role', 'documentation'],
        allImageRows().map((row) => [
          row.repositories.map(code).join(', '),
          versions(row),
          row.data.map(place).join(', '),
          row.data.flatMap(movers).map(code).join(', '),
          row.role,
          `[page](${row.sources.page})`,
        ]),
      ),
    ].join('\n\n') + '\n'
  );
}

function place({ path, variableIn, variables = [], refusesDiskRoot }: DataDirectory): string {
  const where = code(path ?? `${variableIn ?? ''}$${variables[0] ?? ''}`);
  return refusesDiskRoot === undefined ? where : `${where}, not in the root of a disk`;
}

function movers({ variables = [], flags = [], keys = [], operandsOf }: DataDirectory): readonly string[] {
  return [...variables, ...flags, ...keys, ...(operandsOf === undefined ? [] : [operandsOf])];
}

function versions({ from, before }: ImageRow): string {
  if (from === undefined) return before === undefined ? 'all' : `before ${before}`;
  return before === undefined ? `from ${from}` : `from ${from}, before ${before}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
