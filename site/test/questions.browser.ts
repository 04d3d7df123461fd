import type { Question } from './questions';
import { QUESTIONS } from './questions';
import { Session } from './session';

/** How many results are seen without scrolling. */
const FIRST = 5;

const session = Session.ofFile();

async function found({ words }: Question): Promise<readonly string[]> {
  const page = await session.open('/');
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
  await page.context().close();
  return links.slice(0, FIRST);
}

test.each(QUESTIONS)('the search for "$words" finds $page', async (question) => {
  expect(await found(question)).toContain(question.page);
});

test.each(QUESTIONS)('$page answers $address with what was run', async ({ page: path, answer }) => {
  const page = await session.open(path);
  const code = await page.locator('.vp-doc pre').allTextContents();
  expect(code.some((block) => block.includes(answer))).toBe(true);
  await page.context().close();
});

test('there are ten questions, each of another thread', () => {
  expect(new Set(QUESTIONS.map(({ address }) => address)).size).toBeGreaterThanOrEqual(10);
});
