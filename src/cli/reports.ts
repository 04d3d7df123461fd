import { resolve } from 'node:path';
import type { Arguments } from './arguments';
import { choice } from './arguments';
import type { Options } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { writeWhole } from './write-file';

/** A report that is asked for, and the file that it goes into; the standard output where there is none. */
export interface Report<Format extends string> {
  readonly format: Format;
  readonly file: string | undefined;
}

/** How each format of a verb is made: as a whole, or piece by piece as it is written. */
export type Reporters<Format extends string> = Readonly<
  Record<Format, (colours: boolean) => string | Generator<string>>
>;

/** So many characters are written at once. */
const PIECE = 64 * 1024;

/** The options of a verb that reports in these formats. */
export function reportOptions(formats: readonly string[], help = ''): Options {
  return {
    format: { type: 'string', multiple: true, value: formats.join('|'), help },
    output: {
      type: 'string',
      multiple: true,
      short: 'o',
      value: 'FILE',
      help: 'where to write the report of the preceding --format; the standard output by default. Pairs of the two may be repeated',
    },
  };
}

/** @throws UsageError for formats that there aren't, two reports in one place, and one in the place of what is read */
export function readReports<Format extends string>(
  given: Arguments,
  formats: readonly [Format, ...Format[]],
): readonly Report<Format>[] {
  const reports: { format: Format; file: string | undefined }[] = [];
  for (const { name, value } of given.sequence) {
    const last = reports.at(-1);
    if (name === 'format') reports.push({ format: choice(value, formats, '--format'), file: undefined });
    else if (name === 'output' && last === undefined) reports.push({ format: formats[0], file: value });
    else if (name === 'output' && last !== undefined) {
      if (last.file !== undefined)
        throw new UsageError(
          `--output ${String(value)} has no --format of its own before it: ${last.format} goes into ${last.file}`,
        );
      last.file = value;
    }
  }
  if (reports.length === 0) return [{ format: formats[0], file: undefined }];
  const read = new Set(given.paths.map((path) => resolve(path)));
  const places = new Map<string | undefined, Format>();
  for (const { format, file } of reports) {
    const place = file && resolve(file);
    if (place !== undefined && read.has(place))
      throw new UsageError(`--output ${String(file)} would be written over what is read; name another file`);
    const other = places.get(place);
    if (other !== undefined)
      throw new UsageError(
        file === undefined
          ? `only one report goes to the standard output: write --output FILE after --format ${other}`
          : `--format ${other} and --format ${format} would both be written into ${file}`,
      );
    places.set(place, format);
  }
  return reports;
}

/** Makes all reports that are made as a whole before it writes the first. */
export function writeReports<Format extends string>(
  reports: readonly Report<Format>[],
  reporters: Reporters<Format>,
  terminal: Terminal,
): void {
  const made = reports.map(({ format, file }) => ({
    file,
    text: reporters[format](file === undefined && terminal.colours),
  }));
  for (const { file, text } of made) {
    if (file !== undefined) writeWhole(file, typeof text === 'string' ? text : [...text].join(''));
    else if (typeof text === 'string') terminal.out(text);
    else writePieces(text, terminal);
  }
}

function writePieces(text: Iterable<string>, terminal: Terminal): void {
  let piece = '';
  for (const part of text) {
    piece += part;
    if (piece.length < PIECE) continue;
    terminal.out(piece);
    piece = '';
  }
  terminal.out(piece);
}
