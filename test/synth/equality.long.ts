import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { ensureTools } from '../../bench/tools';
import { compareFlat, compareNested } from './comparison';
import { strings } from './programs';
import { compareScalars, print, readBack } from './scalars';

const HOUR = 3_600_000;
const UNSUITED = ['__proto__', 'constructor'];

/** What is left of the data of a ConfigMap that FastApp prints and kubectl reads. */
function readByKubectl(kubectl: string, data: Record<string, string>): unknown {
  const input = print({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'texts' }, data });
  const json = execFileSync(kubectl, ['label', '--local', '-f', '-', '-o', 'json', 'a=b'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return (JSON.parse(json) as { data: unknown }).data;
}

test(
  '100,000 strings are printed as cdk8s prints them',
  () => {
    compareScalars(100_000, 2);
  },
  HOUR,
);

test(
  '100,000 strings are read back by yaml and js-yaml',
  () => {
    readBack(100_000, 2);
  },
  HOUR,
);

test(
  '100,000 strings are read back by kubectl, as values and as keys',
  () => {
    const { kubectl } = ensureTools();
    const texts = fc.sample(
      strings.filter((text) => !/\p{Surrogate}/u.test(text)),
      { numRuns: 100_000, seed: 2 },
    );
    const values = Object.fromEntries(texts.map((text, number) => [`key-${number}`, text]));
    expect(readByKubectl(kubectl, values)).toEqual(values);
    // A longer key, or `constructor`, is printed by cdk8s, together with the document that it is in.
    const keys = texts.filter((text) => text.length > 0 && text.length <= 150 && !UNSUITED.includes(text));
    const named = Object.fromEntries(keys.map((key) => [key, 'value']));
    expect(readByKubectl(kubectl, named)).toEqual(named);
  },
  HOUR,
);

test(
  '14,000 apps come out as from cdk8s',
  () => {
    compareFlat(14_000, 2);
  },
  HOUR,
);

test(
  '6,000 apps with charts in charts come out as when cdk8s is asked for the first time',
  () => {
    const count = compareNested(6000, 2);
    process.stdout.write(
      `${count} of 6000 trees come out of cdk8s in an order that depends on how often it is asked\n`,
    );
  },
  HOUR,
);
