import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { documentsOf } from '../../src/inventory/documents';
import { Source, SourceDocument } from '../../src/inventory/source';
import { compose, composeTokens } from '../../src/inventory/yaml/compose';
import type { Composed } from '../../src/inventory/yaml/composer';
import { YamlProblem } from '../../src/inventory/yaml/problem';
import { composeFast } from '../../src/inventory/yaml/fast-path';

const examples = readdirSync('dist').filter((name) => name.endsWith('.yaml'));

function documents(text: string): readonly string[] {
  return [...documentsOf(new Source('a.yaml', text))].flatMap((one) =>
    one instanceof SourceDocument ? [one.text] : [],
  );
}

function outcome(run: () => Composed): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof YamlProblem) return [error.message, error.offset];
    throw error;
  }
}

/** Composed in both ways, within a longer text. */
function expectSame(document: string): void {
  const text = `a: b\n---\n${document}---\nc: d\n`;
  const stretch = { text, start: 9, end: 9 + document.length };
  expect(outcome(() => compose(stretch))).toEqual(outcome(() => composeTokens(stretch, false)));
}

function isQuick(document: string): boolean {
  const stretch = { text: document, start: 0, end: document.length };
  return composeFast(stretch, undefined, (line) => composeTokens(line, false).root) !== undefined;
}

const USUAL = [
  'a: 1\nb:\n  c: d # e\n\n# f\ng:\n- h\n- i: j\n  k: l\n-\n  m: n\n-\no:\n',
  '---\n- a\n- b: c\n  d:\n    - e\n    - "f # g"\n',
  "a: 'b'\n'c': \"d\"\ne: 'it''s'\nf: \"g\\n\\\n  h\"\n",
  'a: |\n  b: c\n\n   d\ne: >-\n  f\n  g\n\nh: |2+\n   i\n',
  'a: [b, "c]", {d: e}] # f\ng: {}\nh: []\ni:\n- [j]\n- {k: l}\n',
  'a: b\n  c\n\n  d\ne:\n- f\n  g\n- -h\n- --i=j:k\n',
  'a: "b: c"\nd: e:f\ng: h#i\nj : k\n',
  'a: é\nb: 緑\n# →\n',
];

const UNUSUAL = [
  'a:\tb\n',
  'a: b\r\n',
  'a: &x b\nc: *x\n',
  'a: !!str 1\n',
  '? a\n: b\n',
  '- - a\n',
  'a:\n  b\n',
  'a: [b,\n  c]\n',
  'a: 🟢\n',
  'a',
  '{"a": 1}\n',
  '...\n',
  '',
];

const WRONG = [
  'a: b: c\n',
  'a: - b\n',
  'a:\n    b: c\n  d: e\n',
  'a: b\n c: d\n',
  '- a\nb: c\n',
  'a: b\n- c\n',
  'a: "b\n',
  'a: [b]: c\n',
  'a: [b] c\n',
  'a: "b" c\n',
  '--- : a\n',
  '[a]: b\n',
  `${'a'.repeat(1100)}: b\n`,
  'a: |\n    b\n  c\n',
  'a: @b\n',
  'a: \u0007\n',
  'a: b # c\n  d\n',
];

test.each(USUAL)('a usual document is composed quickly, as with all care: %j', (document) => {
  expect(isQuick(document)).toBe(true);
  expectSame(document);
});

test.each([...UNUSUAL, ...WRONG])('what is unusual or wrong is left to the care that it needs: %j', (document) => {
  expectSame(document);
});

test('the rendered examples are composed quickly, as with all care', () => {
  for (const name of examples) {
    for (const document of documents(readFileSync(join('dist', name), 'utf8'))) {
      expect(isQuick(document)).toBe(true);
      expectSame(document);
    }
  }
});

test('documents with a stretch that is changed are composed as with all care', () => {
  const all = [
    ...USUAL,
    ...examples.flatMap((name) => documents(readFileSync(join('dist', name), 'utf8')).slice(0, 8)),
  ];
  const piece = fc.constantFrom(
    ...[
      '',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '- ',
      ': ',
      ':',
      '#',
      ' #',
      '"',
      "'",
      '[',
      ']',
      '{}',
      '|',
      '>',
      '&a ',
      '*a',
      '?',
      '\t',
    ],
    ...['---\n', '...\n', '\n---\n', '\\', '!', '%', 'é', '-', '\r\n', '\u2028'],
  );
  const changed = fc.record({
    document: fc.constantFrom(...all),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(6),
    piece,
  });
  const property = fc.property(changed, ({ document, at, remove, piece: added }) => {
    const from = Math.floor(at * document.length);
    expectSame(document.slice(0, from) + added + document.slice(from + remove));
  });
  fc.assert(property, { numRuns: 3_000, seed: 1 });
});
