import { Yaml } from 'cdk8s';
import * as jsYaml from 'js-yaml';
import { parse } from 'yaml';
import { YamlPrinter } from '../../src/synth/yaml';
import { compareScalars, print, readBack } from './scalars';

test('strings that Kubernetes reads as they were written are printed as cdk8s prints them, whatever they hold', () => {
  compareScalars(3000, 1);
}, 60_000);

test('whatever is printed, yaml and js-yaml read it back as it was written', () => {
  readBack(3000, 1);
}, 60_000);

// docs/yaml-differences.md lists these; what Kubernetes reads was seen with kubectl.
const DIFFERENCES: readonly (readonly [what: string, texts: readonly string[]])[] = [
  ['an octal number as Go writes it', ['0o755', '0O17', '-0o7', '+0o7']],
  ['a hexadecimal or binary number with a capital prefix', ['0X1F', '0B1', '-0X1F']],
  ['a number once the underscores are gone', ['-_1', '+_.5', '1e5_', '1e_5', '0_x1F', '0.1e1_0']],
  ['a text whose first line starts with a tab', ['\ta\nb', '\n\ta\n']],
  ['control characters', ['\x7f', 'a\x80b', '\x9f', '\x85', 'a\x85b']],
  ['line and paragraph separators', ['\u2028', 'a\u2029b']],
  ['characters that YAML forbids', ['\ufffe', 'a\uffffb']],
];

test.each(DIFFERENCES)('%s is quoted, as a value and as a key, and read back', (_, texts) => {
  for (const text of texts) {
    const document = { data: { [text]: 'key', value: text, list: [text] } };
    const yaml = print(document);
    expect(yaml).not.toBe(Yaml.stringify(document));
    expect(yaml).toContain(`value: "`);
    expect(yaml).toMatch(/^[\x20-\x7e\n]*$/);
    expect(yaml.split('\n')).toHaveLength(6);
    expect(parse(yaml, { version: '1.1' })).toEqual(document);
    expect(jsYaml.load(yaml)).toEqual(document);
  }
});

test('sizes are printed as cdk8s prints them, without asking it', () => {
  const document = {
    list: ['K', 'M', 'G', 'T', 'P', 'E'].flatMap((unit) => [`1${unit}i`, `020${unit}i`, `1${unit}`, `1${unit}i\n`]),
  };
  const expected = Yaml.stringify(document);
  expect(print(document)).toBe(expected);
  const asked = jest.spyOn(Yaml, 'stringify');
  print({ capacity: '10Gi', limit: '512Mi' });
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test('a key that would merge is quoted; as a value it is printed as cdk8s does', () => {
  const document = { data: { '<<': 'key', value: '<<' } };
  const yaml = print(document);
  expect(yaml).toBe('data:\n  "<<": key\n  value: <<\n');
  expect(parse(yaml, { version: '1.1' })).toEqual(document);
  expect(jsYaml.load(yaml)).toEqual(document);
});

test('strings beside those are printed as cdk8s does', () => {
  const numbers = ['0o8', '0X', '-_', '_1', '1e', '0xg', '0.0.0'];
  const blanks = ['a\tb\nc', 'a\n\tb', '\t', '\t\n', ' \ta\nb', '\ta\n ', '\ta\n\x01', '\u00a0', '\ufeff', '\ufffd'];
  const texts = [...numbers, ...blanks];
  const document = { data: { ...Object.fromEntries(texts.map((text) => [text, 0])), texts } };
  expect(print(document)).toBe(Yaml.stringify(document));
});

test('an object that occurs twice in what a construct returns is printed as an alias, as cdk8s does', () => {
  const twice = { a: 1 };
  const document = { one: twice, two: twice };
  const yaml = Yaml.stringify(document);
  expect(yaml).toContain('*a1');
  expect(yaml).toBe(stringOf(document));
});

test('a key too long to stand before its colon is printed as cdk8s does', () => {
  const document = { data: { ['k'.repeat(1100)]: 'value' } };
  expect(print(document)).toBe(Yaml.stringify(document));
});

function stringOf(manifest: unknown): string {
  return Buffer.concat(new YamlPrinter().stream([{ manifest }])).toString();
}
