/** How the playground looks and is used: for every reader, in light, dark and on a narrow screen. */
import { readFileSync } from 'node:fs';
import { Session } from './session';

const AXE = readFileSync(require.resolve('../../node_modules/axe-core/axe.min.js'), 'utf8');

const session = Session.ofFile();

/** What axe has against the page and the frame in it. */
async function barriers(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const frame of session.playground.page.frames()) {
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
  await session.open('#example=renamed-claim', {
    ...options,
    bypassCSP: true,
  });
  await session.playground.panel('changes').getByText('pvc-renamed').waitFor();
  expect(await barriers()).toEqual([]);
  await session.playground.tab('Plan').click();
  await session.playground.panel('plan').getByText('Keep the files').first().waitFor();
  expect(await barriers()).toEqual([]);
  await session.playground.tab('Program').click();
  await session.playground.panel('program').getByText('new StatefulApp').waitFor();
  expect(await barriers()).toEqual([]);
  await session.playground.tab('Survival').click();
  await session.playground.picture().getByText('The way to the bytes').waitFor();
  expect(await barriers()).toEqual([]);
  await session.playground.tab('Findings').click();
  await session.playground.page.goto(`${session.server.address}#example=rules/emptydir-unbounded`);
  await session.playground.panel('findings').getByText('emptydir-unbounded').waitFor();
  expect(await barriers()).toEqual([]);
  expect(
    await session.playground.page.evaluate('document.documentElement.scrollWidth - innerWidth'),
  ).toBeLessThanOrEqual(0);
});

test('light and dark follow the reader', async () => {
  await session.open('', { colorScheme: 'dark' });
  const { page } = session.playground;
  const colour = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const dark = await colour();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await colour()).not.toBe(dark);
});

test('all of it is reached with the keyboard alone', async () => {
  await session.open('#example=database');
  const { page } = session.playground;
  await session.playground.panel('findings').getByText('1 error').waitFor();
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
  await session.playground.picture().getByText('The way to the bytes').waitFor();
  await page.keyboard.press('End');
  expect(await focused()).toBe('tab-program');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('tab-findings');
});
