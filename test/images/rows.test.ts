import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appsPage } from '../../scripts/apps-page';
import { familiesIndex } from '../../scripts/images';
import { allImageRows, imageRows } from '../../src/images/lookup';
import type { ImageRow } from '../../src/images/row';
import { overlaps, problemsOf } from './row-form';

const ROOM = join(__dirname, '../../src/images');
const rows = allImageRows();

/**
 * The form is all that can be tested. Who reviews a row opens the addresses in `sources`, and sees: the directory that
 * the program writes to (not the one that an example happens to mount), the VOLUME and USER lines of the Dockerfile of
 * each version in the range, what the entry point does as root, and the words of the upgrade guide.
 */
test.each(rows.map((row) => [label(row), row] as const))('the row of %s has its form', (_, row) => {
  expect(problemsOf(row)).toEqual([]);
});

test('each version of a repository is in one row', () => {
  const repositories = new Set(rows.flatMap((row) => row.repositories));
  for (const repository of repositories) {
    const its = rows.filter((row) => row.repositories.includes(repository));
    expect({ repository, problems: overlaps(its) }).toEqual({ repository, problems: [] });
    expect(imageRows(repository)).toEqual(its.filter(({ tag }) => tag?.test('') !== false));
  }
});

test('the index of the families is as their files are now', async () => {
  expect(readFileSync(join(ROOM, 'families.generated.ts'), 'utf8')).toBe(await familiesIndex());
  expect(readdirSync(join(ROOM, 'families'))).toEqual(
    readdirSync(join(ROOM, 'families')).filter((file) => /^[a-z0-9-]+\.ts$/.test(file)),
  );
});

test('docs/apps.md says what the rows say', () => {
  expect(readFileSync(join(ROOM, '../../docs/apps.md'), 'utf8')).toBe(appsPage());
});

test('the index of docs/apps.md leads to each row and family, once', () => {
  const page = appsPage();
  const [index = '', ...sections] = page.split('\n## ');
  const headings = [...page.matchAll(/^##+ (.*)$/gm)].map(([, heading = '']) => heading);
  const anchors = headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  expect(new Set(anchors).size).toBe(anchors.length);
  const links = [...index.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
  expect([...links].sort()).toEqual([...anchors].sort());
  expect(sections.length).toBe(readdirSync(join(ROOM, 'families')).length);
});

function label({ title, repositories, from, before }: ImageRow): string {
  const range = [from === undefined ? '' : ` from ${from}`, before === undefined ? '' : ` before ${before}`].join('');
  return `${title}${range} (${repositories[0] ?? ''})`;
}
