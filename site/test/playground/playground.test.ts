import type { Browser } from 'playwright-core';
import { HOSTILE, MISSPELT, TAG } from './manifests';
import type { Server } from './playground';
import { launch, Playground, serve } from './playground';

let browser: Browser;
let server: Server;
let playground: Playground;

beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
afterEach(async () => {
  await playground.close();
});

async function open(hash = '', options = {}): Promise<Playground> {
  playground = await Playground.open(browser, `${server.address}${hash}`, options);
  return playground;
}

/** Waits until a locator's text has something. */
async function said(view: string, text: string | RegExp): Promise<void> {
  await playground.panel(view).getByText(text).first().waitFor();
}

test('an example is checked at once, and nothing is asked for but files of the playground', async () => {
  const { page, complaints, requests } = await open();
  await said('findings', '1 error in 2 objects');
  await said('findings', /keeps its files in \/var\/lib\/postgresql\/data/);
  await page.locator('#examples optgroup').first().waitFor({ state: 'attached' });
  expect(requests.filter((url) => !url.startsWith(server.address) && !url.startsWith('blob:'))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('neither the page nor its worker can connect to anywhere', async () => {
  const { page } = await open();
  await said('findings', '1 error');
  const ask = `fetch('${server.address}index.html').then(() => 'connected', () => 'refused')`;
  expect(await page.evaluate(ask)).toBe('refused');
  expect(page.workers()).toHaveLength(1);
  expect(await page.workers()[0]?.evaluate(ask)).toBe('refused');
  expect(await page.locator('footer').textContent()).toContain("connect-src 'none'");
});

test('findings follow what is typed, with marks in the gutter', async () => {
  const { page } = await open();
  await said('findings', '1 error in 2 objects');
  await playground.editor().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kind: [');
  await said('findings', 'unreadable');
  await playground.write(MISSPELT);
  await said('findings', '1 error in 1 object');
  expect(await page.locator('#old .cm-lint-marker-error').count()).toBe(1);
  expect(await playground.tab('Findings').getAttribute('data-count')).toBe('1');
  await playground.write(MISSPELT.replace('replica:', 'replicas:'));
  await said('findings', 'Nothing found in 1 object');
  expect(await page.locator('#old .cm-lint-marker').count()).toBe(0);
});

test('what can only be meant one way is fixed by a button, in the list and beside the line', async () => {
  const { page } = await open();
  await playground.write(MISSPELT);
  await playground.panel('findings').getByRole('button', { name: 'Fix', exact: true }).click();
  await said('findings', 'Nothing found');
  expect(await playground.editor().innerText()).toContain('replicas: 2');

  await page.keyboard.press('Control+z');
  await said('findings', '1 error');
  await playground.panel('findings').getByRole('button', { name: 'Apply the fix' }).click();
  await said('findings', 'Nothing found');

  await playground.editor().focus();
  await page.keyboard.press('Control+z');
  await said('findings', '1 error');
  await page.locator('#old .cm-lint-marker-error').hover();
  await page.locator('#old .cm-diagnosticAction').click();
  await said('findings', 'Nothing found');
});

test('a finding leads to its line', async () => {
  const { page } = await open();
  await playground.write(MISSPELT);
  await said('findings', '1 error');
  await playground.panel('findings').getByRole('button', { name: 'Line 6' }).click();
  expect(await page.locator('#old .cm-activeLine').textContent()).toContain('replica: 2');
  expect(await playground.editor().evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the picture has its switch of events, and keeps the event when the manifests change', async () => {
  await open();
  await playground.tab('Survival').click();
  const picture = playground.picture();
  await picture.getByRole('button', { name: /^Mount \/var\/lib\/postgresql\/data, .*: lost/ }).waitFor();
  await picture.getByLabel(/^Container restarts/).check();
  await picture.getByRole('button', { name: /^Mount \/var\/lib\/postgresql, .*: kept/ }).waitFor();
  await playground.write(MISSPELT);
  await picture.getByRole('button', { name: /^Mount \/var\/cache\/web, .*: kept/ }).waitFor();
  expect(await picture.getByLabel(/^Container restarts/).isChecked()).toBe(true);
  expect(await picture.locator('#theme').isHidden()).toBe(true);
});

test('an update is compared: what changes, and the steps that keep the files', async () => {
  const { page } = await open('#example=renamed-claim');
  await said('changes', /PersistentVolumeClaim shop-data/);
  await playground.panel('changes').getByText('pvc-renamed').waitFor();
  await playground.tab('Plan').click();
  await said('plan', /Keep the files of claim shop-data/);
  await playground.panel('plan').getByText('The same as a script for sh').click();
  await playground.panel('plan').getByText('#!/bin/sh').waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
  expect(await page.locator('#new-pane').isHidden()).toBe(true);
  await said('findings', /objects/);
});

test('a comparison begins with a copy, of which nothing changes', async () => {
  const { page } = await open();
  await said('findings', '1 error');
  await page.getByRole('button', { name: 'Compare' }).click();
  await said('changes', 'Nothing changes.');
  const text = await playground.editor().innerText();
  await playground.write(text.replace('10Gi', '5Gi'), 'new');
  await playground.panel('changes').getByText('pvc-shrink').waitFor();
});

test('the converted program is made in the browser, with the classes that it names', async () => {
  await open();
  await playground.tab('Program').click();
  await said('program', /new StatefulApp\(chart/);
  const code = await playground.panel('program').getByRole('region', { name: 'Program' }).textContent();
  expect(code).toContain("import { App, Chart } from 'cdk8s';");
  expect(code).toContain('workload: Workload.deployment(');
  expect(code).not.toContain('ApiObject');
});

test('a Secret is checked, and its value shown nowhere', async () => {
  const { page } = await open();
  await playground.write(`apiVersion: v1
kind: Secret
metadata: { name: login }
type: kubernetes.io/dockerconfigjson
data: { password: c2VjcmV0LWNhbmFyeQo= }
`);
  await said('findings', 'secret-type-keys');
  expect(await page.locator('.results').innerText()).not.toMatch(/secret-canary|c2VjcmV0LWNhbmFyeQo/);
});

test('names that would run are text, in every view', async () => {
  const { page } = await open();
  await playground.write(HOSTILE);
  for (const name of ['Findings', 'Program', 'Survival']) {
    await playground.tab(name).click();
    await page.waitForTimeout(700);
  }
  await playground.picture().getByText(TAG.slice(0, 10)).first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Compare' }).click();
  await playground.write(HOSTILE.replace('/srv/', '/mnt/'), 'new');
  await said('changes', /Pod/);
  await playground.tab('Plan').click();
  await said('plan', /./);
  for (const frame of page.frames())
    expect(await frame.evaluate("typeof window.stolen + ' ' + document.querySelectorAll('img').length")).toBe(
      'undefined 0',
    );
  expect(playground.complaints).toEqual([]);
  expect(await page.locator('#panel-findings').innerText()).toContain(TAG);
});
