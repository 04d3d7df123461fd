import type { Browser } from 'playwright-core';
import { launch } from '../../test/browser/page';
import type { Question } from './questions';
import { QUESTIONS } from './questions';
import { serve } from './server';

/** How many results are seen without scrolling. */
const FIRST = 5;

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  site.close();
});

async function found({ words }: Question): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  await page
    .getByRole('button', { name: /search/i })
    .first()
    .click();
  await page.locator('#localsearch-input').fill(words);
  await page.locator('.VPLocalSearchBox .result').first().waitFor();
  // Results of the words so far are replaced by those of all words.
  await page.waitForTimeout(500);
  const links = await page
    .locator('.VPLocalSearchBox .result')
    .evaluateAll((results) => results.map((result) => new URL((result as HTMLAnchorElement).href).pathname));
  await page.close();
  return links.slice(0, FIRST);
}

test.each(QUESTIONS)('the search for "$words" finds $page', async (question) => {
  expect(await found(question)).toContain(question.page);
});

test.each(QUESTIONS)('$page answers $address with what was run', async ({ page: path, answer }) => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}${path}`);
  const code = await page.locator('.vp-doc pre').allTextContents();
  expect(code.some((block) => block.includes(answer))).toBe(true);
  await page.close();
});

test('there are ten questions, each of another thread', () => {
  expect(new Set(QUESTIONS.map(({ address }) => address)).size).toBeGreaterThanOrEqual(10);
});
