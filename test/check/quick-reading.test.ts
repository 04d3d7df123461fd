import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { allRules, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import type { Read } from '../../src/inventory/read';
import { ReadCache } from '../../src/inventory/read-cache';
import { StringCache } from '../../src/inventory/yaml/string-cache';

/** The values that the package yaml reads, as one List of JSON. */
function asReadByYaml(text: string): string {
  const items = [...parseAllDocuments(text, { version: '1.1', uniqueKeys: false })].map((one): unknown => one.toJS());
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

const dataOf = ({ manifests }: Read): unknown => manifests.map(({ data, live }) => ({ data, live }));

const found = ({ manifests }: Read): readonly string[] =>
  runChecks(new Inventory(manifests))
    .map(({ rule, severity, manifest, path, message }) => `${severity} ${rule} ${manifest?.title} ${path}: ${message}`)
    .toSorted();

const texts: readonly (readonly [string, string])[] = [
  ...allRules().flatMap(({ name, bad, good }) => [
    [`bad of ${name}`, bad()] as const,
    [`good of ${name}`, good()] as const,
  ]),
  ...readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(join('dist', name), 'utf8')] as const),
];
const reading = new ReadCache(new StringCache());

test.each(texts)('what is found in %s is what is found in the values that yaml reads', (_, text) => {
  const own = readManifests('app.yaml', text, undefined, reading);
  const other = readManifests('app.yaml', asReadByYaml(text));
  expect(dataOf(own)).toEqual(dataOf(other));
  expect(found(own)).toEqual(found(other));
});
