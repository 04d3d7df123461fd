import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import { parse } from 'yaml';
import { isMisread } from '../../src/synth/scalar';
import { YamlPrinter } from '../../src/synth/yaml';
import { strings } from './programs';

/** A document with a string as a key and as a value, in nested collections. */
export function documentWith(text: string, depth: number): Record<string, unknown> {
  let document: Record<string, unknown> = { [text]: 1, value: text, list: [text, [text]] };
  for (let level = 0; level < depth; level++) document = level % 2 === 0 ? { data: document } : { data: [document] };
  return document;
}

export function print(manifest: unknown): string {
  return Buffer.concat(new YamlPrinter().stream([{ manifest }])).toString();
}

/** Half of a character, which no UTF-8 file can hold. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Reads the printed text with other parsers. */
export function readBack(numRuns: number, seed: number): void {
  const texts = strings.filter((text) => isWhole(text) && text !== '__proto__');
  fc.assert(
    fc.property(texts, fc.nat(3), (text, depth) => {
      const document = documentWith(text, depth);
      const yaml = print(document);
      expect(parse(yaml, { version: '1.1' })).toEqual(document);
      expect(parse(yaml, { version: '1.2' })).toEqual(document);
      expect(jsYaml.load(yaml)).toEqual(document);
    }),
    { numRuns, seed },
  );
}

/** Compares strings that Kubernetes reads as written with cdk8s's printer. */
export function compareScalars(numRuns: number, seed: number): void {
  fc.assert(
    fc.property(
      strings.filter((text) => !isMisread(text) && text !== '<<'),
      fc.nat(3),
      (text, depth) => {
        const document = documentWith(text, depth);
        expect(print(document)).toBe(Yaml.stringify(document));
      },
    ),
    { numRuns, seed },
  );
}
