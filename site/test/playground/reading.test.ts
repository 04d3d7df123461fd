/** What of a text is said in the page, whatever the text is. */
import type { Browser } from 'playwright-core';
import * as cdk8s from 'cdk8s';
import * as constructs from '../../../src';
import { convert } from '../../../src/convert/convert';
import { readManifests } from '../../../src/inventory/read';
import { exampleGroups } from '../../playground/examples';
import { join } from 'node:path';
import { MISSPELT } from './manifests';
import type { Server } from './playground';
import { launch, Playground, serve } from './playground';

let browser: Browser;
let server: Server;
let playground: Playground;

beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  playground = await Playground.open(browser, server.address);
});
afterAll(async () => {
  await playground.close();
  await browser.close();
  await server.close();
});

async function findings(text: string, expected: string | RegExp): Promise<void> {
  await playground.tab('Findings').click();
  await playground.write(text);
  await playground.panel('findings').getByText(expected).first().waitFor();
}

const groups = exampleGroups(join(__dirname, '../../..'));

test.each([
  ['no YAML', 'kind: Pod\n\tmetadata: [', 'unreadable'],
  ['nothing at all', '', 'Nothing found in 0 objects'],
  ['values of a chart', 'replicas: 3\nimage: web\n', /is not a manifest: apiVersion and kind are missing/],
  ['two documents', `${MISSPELT}---\n${MISSPELT.replace('name: web', 'name: api')}`, '2 errors in 2 objects'],
  [
    'a List',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }],
    }),
    /in 1 object$/,
  ],
  ['line ends of Windows', MISSPELT.replaceAll('\n', '\r\n'), '1 error in 1 object'],
  ['a document beside one that is broken', `kind: [\n---\n${MISSPELT}`, /2 errors in 1 object/],
])('%s has a sentence', async (_, text, expected) => {
  await findings(text, expected);
});

test('of two versions, one of which is broken, nothing is said to be deleted', async () => {
  const { page } = playground;
  await findings(MISSPELT, '1 error');
  await page.getByRole('button', { name: 'Compare' }).click();
  await playground.panel('changes').getByText('Nothing changes.').waitFor();
  await playground.write('kind: [\n', 'new');
  await playground.tab('Findings').click();
  await playground.panel('findings').getByText('unreadable').waitFor();
  await playground.tab('Changes').click();
  await playground.panel('changes').getByText('Nothing changes.').waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
});

test.each(groups[1]?.examples.map(({ id, texts }) => [id, texts[0] ?? '']) ?? [])(
  'the program of %s is that of the command line',
  async (_, text) => {
    const { manifests } = readManifests('manifests.yaml', text);
    const { program } = convert(manifests, { ...cdk8s, ...constructs }, { name: 'app' });
    await findings(text, /in \d+ objects?$/);
    await playground.tab('Program').click();
    const shown = playground.panel('program').locator('pre');
    await playground.until(async () => (await shown.count()) > 0 && (await shown.textContent()) === program);
  },
);

test('there are examples of the story, of each rule, of each change, and of each program of docs/apps.md', () => {
  expect(groups.map(({ title, examples }) => [title, examples.length > 0])).toEqual([
    ['Begin here', true],
    ['The story, stage by stage', true],
    ['What the checks find', true],
    ['What an update does', true],
    ['Programs that keep files', true],
  ]);
  const ids = groups.flatMap(({ examples }) => examples.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'rules/emptydir-unbounded',
      'rules/emptydir-unbounded/good',
      'changes/pvc-shrink',
      'apps/postgresql-postgres-from-18-before-19',
    ]),
  );
});
