/** What the playground costs: `npm run bench:playground`, after `npm run site`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { many } from './manifests';
import { launch, Playground, serve } from './playground';

const DIST = join(__dirname, '../../dist/playground');
const ROUNDS = 5;
const WORDS = 6;

/** Notes in the page when the summary of the checks is there. */
const NOTE_FIRST_RESULT = `new MutationObserver((_, observer) => {
  if (!/ in \\d+ object/.test(document.querySelector('#panel-findings')?.textContent ?? '')) return;
  observer.disconnect();
  requestAnimationFrame(() => { window.firstResult = performance.now(); });
}).observe(document, { subtree: true, childList: true });`;

/** Kilobytes of files as a server that compresses sends them. */
function kilobytes(files: readonly string[]): number {
  const sizes = files.map((file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
}

/** The text of so many lines. */
function lines(count: number): string {
  return many(count * 60)
    .split('\n')
    .slice(0, count)
    .join('\n');
}

function hashOf(text: string): string {
  return `#yaml=${deflateRawSync(JSON.stringify([text])).toString('base64url')}`;
}

/** Milliseconds from the end of loading until the findings are there. */
async function firstResult(browser: Browser, address: string): Promise<number> {
  const playground = await Playground.open(browser, address, { serviceWorkers: 'block' }, NOTE_FIRST_RESULT);
  const { page } = playground;
  await playground
    .panel('findings')
    .getByText(/ in \d+ objects?$/)
    .waitFor();
  const shown = await page.evaluate<number>('window.firstResult');
  const loaded = await page.evaluate<number>('performance.getEntriesByType("navigation")[0].loadEventEnd');
  await playground.close();
  return shown - loaded;
}

/** Milliseconds from each key to the next frame, while the text is checked. */
async function typing(
  browser: Browser,
  address: string,
): Promise<{ readonly keys: number[]; readonly result: number }> {
  const playground = await Playground.open(browser, address);
  const { page } = playground;
  await playground.panel('findings').getByText('1 error').waitFor();
  await playground.write(many(1_000_000));
  await playground
    .panel('findings')
    .getByText(/in \d{4} objects/)
    .waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+Home');
  await page.evaluate(`(() => {
    window.keys = [];
    addEventListener('keydown', () => {
      const start = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.keys.push(performance.now() - start)));
    }, true);
  })()`);
  await page.keyboard.type(`# ${'typing '.repeat(WORDS)}\n`, { delay: 90 });
  const start = performance.now();
  await page.keyboard.type('kind: [\n');
  await playground.panel('findings').getByText('unreadable').first().waitFor({ timeout: 60_000 });
  const result = performance.now() - start;
  const keys = await page.evaluate<number[]>('window.keys');
  await playground.close();
  return { keys: keys.sort((one, other) => one - other), result };
}

async function main(): Promise<void> {
  const files = readdirSync(DIST);
  const later = files.filter((file) => /^(program|examples)-/.test(file));
  const [browser, server] = await Promise.all([launch(), serve()]);
  const results: number[] = [];
  const address = `${server.address}${hashOf(lines(200))}`;
  for (let round = 0; round < ROUNDS; round++) results.push(await firstResult(browser, address));
  const { keys, result } = await typing(browser, server.address);
  await browser.close();
  await server.close();
  const ms = (value = 0): string => `${Math.round(value)} ms`;
  const rows = [
    ['all of it, gzip', `${kilobytes(files)} kB`],
    ['what the first result needs, gzip', `${kilobytes(files.filter((file) => !later.includes(file)))} kB`],
    [`200 lines: first result after load, ${ROUNDS} rounds`, results.map((value) => ms(value)).join(', ')],
    ['1 MB: from a key to the next frame, median', ms(keys[Math.floor(keys.length / 2)])],
    ['1 MB: the same, 95 of 100 keys', ms(keys[Math.floor(keys.length * 0.95)])],
    ['1 MB: from the last key to new findings', ms(result)],
  ];
  for (const [name = '', value = ''] of rows) console.log(`${name.padEnd(52)} ${value}`);
}

void main();
