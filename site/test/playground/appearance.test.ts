/** How the playground looks and is used: for every reader, in light, dark and on a narrow screen. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { Server } from './playground';
import { launch, Playground, serve } from './playground';

const AXE = readFileSync(require.resolve('../../node_modules/axe-core/axe.min.js'), 'utf8');

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

/** What axe has against the page and the frame in it. */
async function barriers(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const frame of playground.page.frames()) {
    await frame.evaluate(AXE);
    const problems = await frame.evaluate<string[]>(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html.slice(0, 200))))",
    );
    found.push(...problems);
  }
  return found;
}

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 400, height: 800 } }],
] as const)('axe has nothing against any view in %s', async (_, options) => {
  playground = await Playground.open(browser, `${server.address}#example=renamed-claim`, {
    ...options,
    bypassCSP: true,
  });
  await playground.panel('changes').getByText('pvc-renamed').waitFor();
  expect(await barriers()).toEqual([]);
  await playground.tab('Plan').click();
  await playground.panel('plan').getByText('Keep the files').first().waitFor();
  expect(await barriers()).toEqual([]);
  await playground.tab('Program').click();
  await playground.panel('program').getByText('new StatefulApp').waitFor();
  expect(await barriers()).toEqual([]);
  await playground.tab('Survival').click();
  await playground.picture().getByText('The way to the bytes').waitFor();
  expect(await barriers()).toEqual([]);
  await playground.tab('Findings').click();
  await playground.page.goto(`${server.address}#example=rules/emptydir-unbounded`);
  await playground.panel('findings').getByText('emptydir-unbounded').waitFor();
  expect(await barriers()).toEqual([]);
  expect(await playground.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
});

test('light and dark follow the reader', async () => {
  playground = await Playground.open(browser, server.address, { colorScheme: 'dark' });
  const { page } = playground;
  const colour = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const dark = await colour();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await colour()).not.toBe(dark);
});

test('all of it is reached with the keyboard alone', async () => {
  playground = await Playground.open(browser, `${server.address}#example=database`);
  const { page } = playground;
  await playground.panel('findings').getByText('1 error').waitFor();
  const focused = (): Promise<string> =>
    page.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.id ?? document.activeElement.textContent",
    );
  const stops: string[] = [];
  await page.locator('h1 a').focus();
  for (let at = 0; at < 6; at++) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops).toEqual(['examples', 'compare', 'share', 'Manifests', 'tab-findings', 'panel-findings']);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('tab-survival');
  await playground.picture().getByText('The way to the bytes').waitFor();
  await page.keyboard.press('End');
  expect(await focused()).toBe('tab-program');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('tab-findings');
});
