import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Session } from './session';

/** A page of each kind. */
const PAGES = [
  '/',
  '/start',
  '/story',
  '/guides/databases',
  '/guides/from-yaml',
  '/survival',
  '/rules/',
  '/rules/binding-class',
  '/changes',
  '/apps/',
  '/apps/postgresql',
  '/drivers',
  '/verdicts',
  '/reference/command-line',
  '/reference/configuration',
  '/reference/constructs/',
  '/reference/constructs/PersistentStore',
  '/reference/fields/',
];

/** One of each layout: the first page, a guide, a reference, a rule, pictures. */
const LOOKED_AT = ['/', '/guides/databases', '/reference/constructs/PersistentStore', '/rules/binding-class', '/story'];

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  'light at 400 px': { colorScheme: 'light', viewport: { width: 400, height: 800 } },
  'dark at 400 px': { colorScheme: 'dark', viewport: { width: 400, height: 800 } },
};

const FIRST_PAGE_LIMIT = 150_000;
const AXE = readFileSync(require.resolve('axe-core/axe.min.js', { paths: [`${__dirname}/..`] }), 'utf8');

const session = Session.ofFile();

async function opened(path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await session.newPage({ ...options, reducedMotion: 'reduce' });
  await page.goto(`${session.origin}${path}`, { waitUntil: 'networkidle' });
  // What the theme adds when it has started.
  await page.waitForFunction(() => document.querySelector('.VPSwitchAppearance')?.getAttribute('title') !== '');
  return page;
}

/** What axe finds, and where. */
async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`),
    );
  });
}

describe.each(Object.entries(LOOKS))('%s', (_, look) => {
  test.each(LOOKED_AT)('axe finds nothing on %s, which is not wider than the window', async (path) => {
    const page = await opened(path, look);
    expect(await accessibilityFindings(page)).toEqual([]);
    const { own, window: width } = await page.evaluate(() => ({
      own: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    expect(own).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});

test.each(LOOKED_AT)('axe finds nothing on %s as it is printed', async (path) => {
  const page = await opened(path, { colorScheme: 'light' });
  await page.emulateMedia({ media: 'print' });
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.context().close();
});

test('the first page takes less than 150 kB, and nothing comes from elsewhere or fails', async () => {
  const page = await session.newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${session.origin}/`)) elsewhere.push(request.url());
  });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${session.origin}/`, { waitUntil: 'networkidle' });
  console.log(`the first page: ${Math.round(bytes / 1000)} kB`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(FIRST_PAGE_LIMIT);
  expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
});

test('no page of any kind asks another website for anything', async () => {
  const page = await session.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${session.origin}/`) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  for (const path of PAGES) await page.goto(`${session.origin}${path}`, { waitUntil: 'networkidle' });
  expect(elsewhere).toEqual([]);
});

test('on paper there is the text alone, with long lines wrapped', async () => {
  const page = await opened('/guides/databases', {});
  await page.emulateMedia({ media: 'print' });
  for (const name of ['.VPNav', '.VPSidebar', '.VPDocAside', '.VPDocFooter'])
    expect(await page.locator(name).first().isVisible()).toBe(false);
  expect(await page.locator('.vp-doc h1').isVisible()).toBe(true);
  expect(
    await page
      .locator('.vp-doc pre code')
      .first()
      .evaluate((code) => getComputedStyle(code).whiteSpace),
  ).toBe('pre-wrap');
});
