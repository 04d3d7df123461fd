/** A synthesis finds in the manifests of the project what every rule finds in them in full; short-ways.long.ts tries mutations of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../../src/check/run';
import type { JsonObject } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';
import { appOf, atSynthesis, theLongWay } from '../support/short-ways';

function found(text: string): readonly string[] {
  const objects: readonly JsonObject[] = readManifests('corpus.yaml', text).manifests.map(({ data }) => data);
  const app = appOf(objects);
  if (app === undefined) return ['cdk8s refuses it'];
  const short = atSynthesis(app);
  expect(short).toEqual(theLongWay(app));
  return short;
}

test('in the bad and the good manifests of all rules', () => {
  const all = allRules().flatMap(({ name, bad, good }) => [
    [`${name} bad`, found(bad())],
    [`${name} good`, found(good())],
  ]);
  expect(Object.fromEntries(all)).toMatchSnapshot();
});

test('in the examples', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.k8s.yaml') && !file.startsWith('published'))
    .sort();
  expect(files.length).toBeGreaterThan(10);
  const all = files.map((file) => [file, found(readFileSync(join('dist', file), 'utf8'))]);
  expect(Object.fromEntries(all)).toMatchSnapshot();
});
