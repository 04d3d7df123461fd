import { resolve } from 'node:path';
import type { Arguments } from './arguments';
import { choice } from './arguments';
import type { Options } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { writeAtomically } from './write-file';

/** A requested report, and its file; the standard output if undefined. */
export interface Report<Format extends string> {
  readonly format: Format;
  readonly file: string | undefined;
}

/** The formatters of a verb's reports: each returns a string, or generates its parts. */
export type Reporters<Format extends string> = Readonly<
  Record<Format, (colours: boolean) => string | Generator<string>>
>;

/** The number of characters per write. */
const CHUNK_SIZE = 64 * 1024;

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

/** The requested reports. @throws UsageError for unknown formats, and for files that are written twice or are input */
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

/** Writes reports; those that are strings are all formatted before the first is written. */
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
    if (file !== undefined) writeAtomically(file, typeof text === 'string' ? text : [...text].join(''));
    else if (typeof text === 'string') terminal.out(text);
    else writeChunks(text, terminal);
  }
}

function writeChunks(text: Iterable<string>, terminal: Terminal): void {
  let chunk = '';
  for (const part of text) {
    chunk += part;
    if (chunk.length < CHUNK_SIZE) continue;
    terminal.out(chunk);
    chunk = '';
  }
  terminal.out(chunk);
}
