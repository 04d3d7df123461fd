import fc from 'fast-check';
import type { ToStringOptions } from 'yaml';
import { parse, stringify } from 'yaml';
import type { Json } from '../../src/inventory/json';
import { documentToJson } from '../../src/inventory/yaml';
import { StringCache } from '../../src/inventory/yaml/string-cache';

/** What other words than these are made of is mostly letters. */
const ODD_TEXTS = [
  ...['', ' ', 'yes', 'no', 'on', 'off', 'y', 'n', 'true', 'null', '~', '.inf', '.nan', '<<', '=', '-', '?', ':'],
  ...['0', '07', '0755', '0o755', '0x1F', '0b11', '1_000', '1:30', '12e3', '+1', '.5', '5.', '1.5', '-0', '2001-01-01'],
  ...[
    'a: b',
    'a #b',
    '# a',
    '- a',
    '? a',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '{a',
    '[a',
    ']',
    '}',
    ',',
    '|',
    '>',
    '"',
    "'",
  ],
  ...[
    'a\\n',
    '---',
    '...',
    '--- a',
    'a\n',
    '\na',
    'a\n\nb',
    '  a\nb',
    'a\n  b\n',
    '\ta',
    'a\t',
    ' a',
    'a ',
    'a\n ',
    '\n',
  ],
  ...[
    'é',
    '緑',
    '🟢',
    '\u0007',
    '\u00a0',
    'a\u0000',
    '\u007f',
    '\u200b',
    '\ud83d\ude00',
    'x'.repeat(200),
    'ab '.repeat(60),
  ],
];

const anyText = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.constantFrom('a', ' ', '\n', '\t', ':', '#', '-', "'", '"', '\\', '{', '}', ',', '&', '*', '|', '>'), {
      maxLength: 20,
    })
    .map((parts) => parts.join('')),
);

/**
 * Where go-yaml, which Kubernetes reads with, and `yaml` part: control characters, tabs, question marks and colons in `{}`, octal numbers as
 * of YAML 1.2. What Kubernetes makes of these, `npm run test:yaml` compares.
 */
const PARTING = /[\p{C}\u2028\u2029?]|^[-+]?0o|^:/u;

const text = anyText.map((one) => (PARTING.test(one.replaceAll('\n', '')) ? 'other' : one));

const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
);

const key = text.filter((name) => name !== '<<' && name !== '__proto__');

/** What a manifest may hold. */
const { value: values } = fc.letrec<{ value: Json; list: Json; map: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, { weight: 2, arbitrary: scalar }, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));

/** How it is written. */
const styles: fc.Arbitrary<ToStringOptions> = fc.record({
  indent: fc.integer({ min: 1, max: 8 }),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any', 'flow'),
  flowCollectionPadding: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 40, 80),
  minContentWidth: fc.constantFrom(0, 20),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  doubleQuotedAsJSON: fc.boolean(),
});

/** A document, and how it is written. */
const documents = fc.tuple(fc.dictionary(key, values, { minKeys: 1, maxKeys: 5, noNullPrototype: true }), styles);

/**
 * Undefined where `yaml` refuses what it wrote itself (with much indentation, an empty list may stand too far left), or has parted
 * the halves of a character by a new line, or printed `undefined` at one.
 */
function readByYaml(written: string): unknown {
  if (/\p{Cs}|undefined/u.test(written)) return undefined;
  try {
    return parse(written, { version: '1.1' });
  } catch {
    return undefined;
  }
}

/** Reads so many documents here and with `yaml`, which have to give the same values. */
export function compareReaders(count: number, seed: number): void {
  const strings = new StringCache();
  const property = fc.property(documents, ([value, style]) => {
    const written = stringify(value, { version: '1.1', ...style });
    const expected = readByYaml(written);
    fc.pre(expected !== undefined);
    const problems: unknown[] = [];
    const stretch = { text: written, start: 0, end: written.length };
    const read = documentToJson(stretch, (problem) => problems.push(problem), false, strings);
    expect(problems).toEqual([]);
    expect(read).toEqual(expected);
  });
  fc.assert(property, { numRuns: count, seed });
}
