import { HOSTILE, MISSPELT, TAG } from './manifests';
import { Session } from './session';

const session = Session.ofFile();

test('an example is checked at once, and nothing is asked for but files of the playground', async () => {
  const { page, complaints, requests } = await session.open();
  await session.said('findings', '1 error in 2 objects');
  await session.said('findings', /keeps its files in \/var\/lib\/postgresql\/data/);
  await page.locator('#examples optgroup').first().waitFor({ state: 'attached' });
  expect(requests.filter((url) => !url.startsWith(session.server.address) && !url.startsWith('blob:'))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('neither the page nor its worker can connect to anywhere', async () => {
  const { page } = await session.open();
  await session.said('findings', '1 error');
  const ask = `fetch('${session.server.address}index.html').then(() => 'connected', () => 'refused')`;
  expect(await page.evaluate(ask)).toBe('refused');
  expect(page.workers()).toHaveLength(1);
  expect(await page.workers()[0]?.evaluate(ask)).toBe('refused');
  expect(await page.locator('footer').textContent()).toContain("connect-src 'none'");
});

test('findings follow what is typed, with marks in the gutter', async () => {
  const { page } = await session.open();
  await session.said('findings', '1 error in 2 objects');
  await session.playground.editor().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kind: [');
  await session.said('findings', 'unreadable');
  await session.playground.write(MISSPELT);
  await session.said('findings', '1 error in 1 object');
  expect(await page.locator('#old .cm-lint-marker-error').count()).toBe(1);
  expect(await session.playground.tab('Findings').getAttribute('data-count')).toBe('1');
  await session.playground.write(MISSPELT.replace('replica:', 'replicas:'));
  await session.said('findings', 'Nothing found in 1 object');
  expect(await page.locator('#old .cm-lint-marker').count()).toBe(0);
});

test('what can only be meant one way is fixed by a button, in the list and beside the line', async () => {
  const { page } = await session.open();
  await session.playground.write(MISSPELT);
  await session.playground.panel('findings').getByRole('button', { name: 'Fix', exact: true }).click();
  await session.said('findings', 'Nothing found');
  expect(await session.playground.editor().innerText()).toContain('replicas: 2');

  await page.keyboard.press('Control+z');
  await session.said('findings', '1 error');
  await session.playground.panel('findings').getByRole('button', { name: 'Apply the fix' }).click();
  await session.said('findings', 'Nothing found');

  await session.playground.editor().focus();
  await page.keyboard.press('Control+z');
  await session.said('findings', '1 error');
  await page.locator('#old .cm-lint-marker-error').hover();
  await page.locator('#old .cm-diagnosticAction').click();
  await session.said('findings', 'Nothing found');
});

test('a finding leads to its line', async () => {
  const { page } = await session.open();
  await session.playground.write(MISSPELT);
  await session.said('findings', '1 error');
  await session.playground.panel('findings').getByRole('button', { name: 'Line 6' }).click();
  expect(await page.locator('#old .cm-activeLine').textContent()).toContain('replica: 2');
  expect(await session.playground.editor().evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the picture has its switch of events, and keeps the event when the manifests change', async () => {
  await session.open();
  await session.playground.tab('Survival').click();
  const picture = session.playground.picture();
  await picture.getByRole('button', { name: /^Mount \/var\/lib\/postgresql\/data, .*: lost/ }).waitFor();
  await picture.getByLabel(/^Container restarts/).check();
  await picture.getByRole('button', { name: /^Mount \/var\/lib\/postgresql, .*: kept/ }).waitFor();
  await session.playground.write(MISSPELT);
  await picture.getByRole('button', { name: /^Mount \/var\/cache\/web, .*: kept/ }).waitFor();
  expect(await picture.getByLabel(/^Container restarts/).isChecked()).toBe(true);
  expect(await picture.locator('#theme').isHidden()).toBe(true);
});

test('an update is compared: what changes, and the steps that keep the files', async () => {
  const { page } = await session.open('#example=renamed-claim');
  await session.said('changes', /PersistentVolumeClaim shop-data/);
  await session.playground.panel('changes').getByText('pvc-renamed').waitFor();
  await session.playground.tab('Plan').click();
  await session.said('plan', /Keep the files of claim shop-data/);
  await session.playground.panel('plan').getByText('The same as a script for sh').click();
  await session.playground.panel('plan').getByText('#!/bin/sh').waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
  expect(await page.locator('#new-pane').isHidden()).toBe(true);
  await session.said('findings', /objects/);
});

test('a comparison begins with a copy, of which nothing changes', async () => {
  const { page } = await session.open();
  await session.said('findings', '1 error');
  await page.getByRole('button', { name: 'Compare' }).click();
  await session.said('changes', 'Nothing changes.');
  const text = await session.playground.editor().innerText();
  await session.playground.write(text.replace('10Gi', '5Gi'), 'new');
  await session.playground.panel('changes').getByText('pvc-shrink').waitFor();
});

test('the converted program is made in the session.browser, with the classes that it names', async () => {
  await session.open();
  await session.playground.tab('Program').click();
  await session.said('program', /new StatefulApp\(chart/);
  const code = await session.playground.panel('program').getByRole('region', { name: 'Program' }).textContent();
  expect(code).toContain("import { App, Chart } from 'cdk8s';");
  expect(code).toContain('workload: Workload.deployment(');
  expect(code).not.toContain('ApiObject');
});

test('a Secret is checked, and its value shown nowhere', async () => {
  const { page } = await session.open();
  await session.playground.write(`apiVersion: v1
kind: Secret
metadata: { name: login }
type: kubernetes.io/dockerconfigjson
data: { password: c2VjcmV0LWNhbmFyeQo= }
`);
  await session.said('findings', 'secret-type-keys');
  expect(await page.locator('.results').innerText()).not.toMatch(/secret-canary|c2VjcmV0LWNhbmFyeQo/);
});

test('names that would run are text, in every view', async () => {
  const { page } = await session.open();
  await session.playground.write(HOSTILE);
  for (const name of ['Findings', 'Program', 'Survival']) {
    await session.playground.tab(name).click();
    await page.waitForTimeout(700);
  }
  await session.playground.picture().getByText(TAG.slice(0, 10)).first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Compare' }).click();
  await session.playground.write(HOSTILE.replace('/srv/', '/mnt/'), 'new');
  await session.said('changes', /Pod/);
  await session.playground.tab('Plan').click();
  await session.said('plan', /./);
  for (const frame of page.frames())
    expect(await frame.evaluate("typeof window.stolen + ' ' + document.querySelectorAll('img').length")).toBe(
      'undefined 0',
    );
  expect(session.playground.complaints).toEqual([]);
  expect(await page.locator('#panel-findings').innerText()).toContain(TAG);
});
