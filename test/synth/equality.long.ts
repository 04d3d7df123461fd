import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { ensureTools } from '../../bench/tools';
import { compareFlat, compareNested } from './comparison';
import { strings } from './programs';
import { compareScalars, print, readBack } from './scalars';

const HOUR = 3_600_000;

test(
  '100,000 strings are printed as cdk8s prints them',
  () => {
    compareScalars(100_000);
  },
  HOUR,
);

test(
  '100,000 strings are read back by yaml and js-yaml',
  () => {
    readBack(100_000);
  },
  HOUR,
);

test(
  '100,000 strings are read back by kubectl',
  () => {
    const { kubectl } = ensureTools();
    const texts = fc.sample(
      strings.filter((text) => !/\p{Surrogate}/u.test(text)),
      100_000,
    );
    const data = Object.fromEntries(texts.map((text, number) => [`key-${number}`, text]));
    const input = print({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'texts' }, data });
    const json = execFileSync(kubectl, ['label', '--local', '-f', '-', '-o', 'json', 'a=b'], {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    expect((JSON.parse(json) as { data: object }).data).toEqual(data);
  },
  HOUR,
);

test(
  '14,000 apps come out as from cdk8s',
  () => {
    compareFlat(14_000);
  },
  HOUR,
);

test(
  '6,000 apps with charts in charts come out as when cdk8s is asked for the first time',
  () => {
    const count = compareNested(6000);
    process.stdout.write(
      `${count} of 6000 trees come out of cdk8s in an order that depends on how often it is asked\n`,
    );
  },
  HOUR,
);
