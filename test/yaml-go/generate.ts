import { CHARACTERS, LINES, SCALARS } from './odd';
import type { Random } from './random';

/** The maximum of lines that are mutated together: in longer texts, oddities get lost. */
const LINES_OF_TEXT = 40;

/** Alternates odd documents and mutations of the given texts. */
export function* generate(texts: readonly string[], count: number, random: Random): Generator<string> {
  for (let i = 0; i < count; i++) {
    const text =
      i % 3 === 0 ? oddDocument(random) : mutated(part(random.pick(texts), random), 1 + random.below(4), random);
    // A file holds no half of a character.
    yield Buffer.from(text).toString();
  }
}

/** A few keys and items with odd values. */
export function oddDocument(random: Random): string {
  const lines = Array.from({ length: 1 + random.below(5) }, () => {
    const indent = ' '.repeat(random.pick([0, 0, 0, 2, 2, 4, 1]));
    const value = random.pick(SCALARS);
    switch (random.below(8)) {
      case 0:
        return random.pick(LINES);
      case 1:
        return `${indent}- ${value}`;
      case 2:
        return `${indent}- ${random.pick('abcde'.split(''))}: ${value}`;
      case 3:
        return `${indent}${random.pick(SCALARS)}: ${value}`;
      case 4:
        return `${indent}${random.pick('abcde'.split(''))}: [${value}, ${random.pick(SCALARS)}]`;
      default:
        return `${indent}${random.pick('abcde'.split(''))}: ${value}`;
    }
  });
  const text = lines.join('\n') + random.pick(['\n', '\n', '']);
  return random.below(3) === 0 ? mutated(text, 1, random) : text;
}

/** Some consecutive lines of a text. */
function part(text: string, random: Random): string {
  const lines = text.split('\n');
  const length = 1 + random.below(LINES_OF_TEXT);
  const start = random.below(Math.max(1, lines.length - length));
  return lines.slice(start, start + length).join('\n');
}

function mutated(text: string, times: number, random: Random): string {
  let result = text;
  for (let i = 0; i < times; i++) result = random.pick(MUTATIONS)(result, random);
  return result;
}

type Mutation = (text: string, random: Random) => string;

const MUTATIONS: readonly Mutation[] = [
  // Insert, delete or replace a character.
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(CHARACTERS)),
  (text, random) => splice(text, random.below(text.length + 1), 1, ''),
  (text, random) => splice(text, random.below(text.length + 1), 1, random.pick(CHARACTERS)),
  // Delete or repeat a part.
  (text, random) => splice(text, random.below(text.length + 1), random.below(12), ''),
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, 0, text.slice(at, at + random.below(30)));
  },
  // Delete, repeat, move or re-indent a line.
  (text, random) => ofLines(text, random, (lines, at) => lines.toSpliced(at, 1)),
  (text, random) => ofLines(text, random, (lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  (text, random) =>
    ofLines(text, random, (lines, at) => lines.toSpliced(random.below(lines.length), 0, lines[at] ?? '')),
  (text, random) => ofLines(text, random, (lines, at) => lines.with(at, ` ${lines[at] ?? ''}`)),
  (text, random) => ofLines(text, random, (lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ {1,2}/, ''))),
  (text, random) => ofLines(text, random, (lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ +/, '\t'))),
  (text, random) => ofLines(text, random, (lines, at) => lines.toSpliced(at, 0, random.pick(LINES))),
  // Replace a value or the rest of a line.
  (text, random) =>
    ofLines(text, random, (lines, at) =>
      lines.with(at, (lines[at] ?? '').replace(/: .*$/, `: ${random.pick(SCALARS)}`)),
    ),
  (text, random) =>
    ofLines(text, random, (lines, at) => lines.with(at, (lines[at] ?? '').replace(/\S+$/, random.pick(SCALARS)))),
  (text, random) => ofLines(text, random, (lines, at) => lines.with(at, `${lines[at] ?? ''} ${random.pick(SCALARS)}`)),
];

function splice(text: string, at: number, less: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at + less);
}

function ofLines(
  text: string,
  random: Random,
  change: (lines: readonly string[], at: number) => readonly string[],
): string {
  const lines = text.split('\n');
  return change(lines, random.below(lines.length)).join('\n');
}
