import type { Browser, BrowserContextOptions } from 'playwright-core';
import { CANARY, HOSTILE, LONG, many, NASTY, SHOP } from '../picture/manifests';
import { draw } from '../picture/picture';
import type { Opened } from './page';
import { launch, open } from './page';

let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  await opened.close();
});

async function show(manifests: string, options?: BrowserContextOptions): Promise<Opened['page']> {
  opened = await open(browser, draw(manifests), options);
  return opened.page;
}

const style = (selector: string, property: string): string =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue('${property}')`;

test('the page opens without a word on the console, and asks for nothing but itself', async () => {
  const page = await show(SHOP);
  await page.getByLabel('Zone lost').check();
  await page.locator('.n.claim').first().click();
  expect(opened.complaints).toEqual([]);
  expect(opened.requests).toEqual([page.url()]);
});

test('its policy lets nothing be loaded, whatever a page is made to ask for', async () => {
  const page = await show(SHOP);
  const answer = await page.evaluate("fetch('https://example.com/').then(() => 'loaded', () => 'refused')");
  expect(answer).toBe('refused');
  expect(opened.complaints.join()).toContain('Content Security Policy');
});

test('another event has other colours, dashes, signs and words', async () => {
  const page = await show(SHOP);
  const mount = page.getByRole('button', { name: /^Mount \/run,/ });
  const id = await mount.getAttribute('id');
  const edge = `.e[data-a="${id ?? ''}"]`;
  const seen = async (): Promise<unknown[]> => [
    await page.evaluate(style(edge, 'stroke')),
    await page.evaluate(style(edge, 'stroke-dasharray')),
    await mount.locator('.s').getAttribute('d'),
    await mount.locator('title').textContent(),
    await page.locator('tr', { hasText: '/run' }).locator('.why').textContent(),
  ];

  const replaced = await seen();
  await page.getByLabel('Container restarts').check();
  const restarted = await seen();

  expect(replaced.slice(3)).toEqual([
    'Mount /run, postgres: lost',
    expect.stringMatching(/^lost: emptyDir ends with its pod/),
  ]);
  expect(restarted.slice(3)).toEqual([
    'Mount /run, postgres: kept',
    expect.stringMatching(/^kept: volumes outlive containers/),
  ]);
  restarted.forEach((value, index) => {
    expect(value).not.toBe(replaced[index]);
  });
  expect(await page.locator('[data-count="l"]').textContent()).toBe('0');
});

test('all of it is done with the keyboard alone', async () => {
  const page = await show(SHOP);
  const focused = (expression: string): Promise<string> =>
    page.evaluate<string>(`document.activeElement.${expression}`);

  await page.keyboard.press('/');
  expect(await focused('id')).toBe('search');
  await page.keyboard.type('db /run');
  expect(await page.locator('.part:visible').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('.part:visible').count()).toBe(3);

  for (const stop of ['harmed', 'theme']) {
    await page.keyboard.press('Tab');
    expect(await focused('id')).toBe(stop);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByLabel('Pod moved').isChecked()).toBe(true);

  await page.keyboard.press('Tab');
  const name = (): Promise<string> => focused("querySelector('title').textContent");
  expect(await name()).toMatch(/^Workload db,/);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await name()).toMatch(/^Claim data-db-…, 20Gi/);
  await page.keyboard.press('ArrowDown');
  expect(await name()).toMatch(/^Claim uploads,/);
  expect(await page.evaluate(style('.n:focus-visible > .b', 'stroke-width'))).toBe('2.5px');

  await page.keyboard.press('Enter');
  expect(await page.locator('#panel').textContent()).toMatch(/Claim uploads.*\/srv\/uploads in container web.*kept/);
  await page.keyboard.press('Escape');
  expect(await page.locator('#panel').isHidden()).toBe(true);
  expect(await name()).toMatch(/^Claim uploads,/);
});

test('everything that is drawn or can be focused has a name', async () => {
  const page = await show(SHOP);
  const selector = '.n, #graph .e, .part, button, input, a[href], [tabindex]:not([hidden] *), [role=region]';
  const nameless = await page.evaluate<string[]>(`[...document.querySelectorAll('${selector}')].filter((element) => {
    const name = element.getAttribute('aria-label') ?? element.querySelector(':scope > title')?.textContent
      ?? element.labels?.[0]?.textContent ?? element.textContent;
    return name.trim() === '';
  }).map((element) => element.outerHTML)`);
  expect(nameless).toEqual([]);
  const tree = await page.locator('main').ariaSnapshot();
  expect(tree).toContain('button "Workload db, StatefulSet · shop');
  expect(tree).toContain('img "uploads to uploads-nfs: kept"');
  expect(tree).not.toMatch(/- (button|img|textbox|radio|checkbox|link)( \[[^\]]*\])*:?$/m);
});

test('names that would run or hide are text, and no Secret value is there', async () => {
  const page = await show(HOSTILE);
  expect(
    await page.evaluate("typeof window.stolen + ' ' + document.querySelectorAll('img, script:not([id])').length"),
  ).toBe('undefined 1');
  expect(await page.getByRole('button', { name: `Workload ${NASTY}` }).count()).toBe(1);
  expect(await page.getByRole('button', { name: `Claim ${LONG}` }).count()).toBe(1);
  await page.getByRole('button', { name: `Workload ${NASTY}` }).click();
  expect(await page.locator('#panel-title').textContent()).toContain(NASTY);
  expect(await page.locator('#panel').textContent()).toContain('/data/\uFFFDgnp.txt in container </script>');
  const content = await page.content();
  expect(content).not.toContain(CANARY);
  expect(content).not.toContain(Buffer.from(CANARY).toString('base64'));
  expect(opened.complaints).toEqual([]);
});

test('light and dark follow the reader, and the button', async () => {
  const page = await show(SHOP, { colorScheme: 'dark' });
  const colour = (): Promise<string> => page.evaluate<string>(style('body', 'background-color'));
  const dark = await colour();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  expect(await colour()).not.toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Light or dark' }).click();
  expect(await colour()).toBe(dark);
});

test('on a narrow screen the page itself does not scroll sideways', async () => {
  const page = await show(SHOP, { viewport: { width: 400, height: 800 } });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
});

test('500 workloads are drawn, and stay usable', async () => {
  const drawn = performance.now();
  const html = draw(many(500));
  const start = performance.now();
  opened = await open(browser, html);
  const { page } = opened;
  const open1 = performance.now();
  const timed = (action: string): Promise<number> =>
    page.evaluate<number>(
      `(() => { const start = performance.now(); ${action}; document.body.offsetHeight; return performance.now() - start; })()`,
    );
  const event = await timed('document.querySelector(\'input[value="9"]\').click()');
  const search = await timed(
    "(search => { search.value = 'app-77 '; search.dispatchEvent(new Event('input')); })(document.getElementById('search'))",
  );
  const found = await page.locator('.part:visible').count();
  const megabytes = (html.length / 1e6).toFixed(1);
  process.stdout.write(
    `500 workloads: ${megabytes} MB drawn in ${Math.round(start - drawn)} ms, opened in ${Math.round(open1 - start)} ms, event ${Math.round(event)} ms, search ${Math.round(search)} ms\n`,
  );
  expect(await page.locator('.n.workload').count()).toBe(500);
  expect(found).toBe(1);
  expect(html.length).toBeLessThan(8_000_000);
  expect(open1 - start).toBeLessThan(25_000);
  expect(event).toBeLessThan(5000);
  expect(search).toBeLessThan(5000);
});
