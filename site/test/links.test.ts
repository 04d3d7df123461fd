import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, fileOf } from './server';

const PAGES = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.html') && !name.startsWith('playground/'),
);

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

/** Where a link leads, from the page that has it; undefined for other websites. */
function target(page: string, link: string): URL | undefined {
  const url = new URL(link.replaceAll('&amp;', '&'), `http://site/${page}`);
  return url.host === 'site' ? url : undefined;
}

test('every link within the website leads to a page, and its anchor to a heading', () => {
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string): ReadonlySet<string> => {
    const known = anchors.get(file) ?? new Set([...textOf(file).matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
    anchors.set(file, known);
    return known;
  };
  const dead = PAGES.flatMap((page) =>
    [...new Set([...textOf(join(DIST, page)).matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, link = '']) => link))]
      .filter((link) => {
        const url = target(page, link);
        if (url === undefined || url.pathname.startsWith('/playground/')) return false;
        const file = fileOf(decodeURIComponent(url.pathname));
        if (file === undefined) return true;
        const anchor = decodeURIComponent(url.hash.slice(1));
        return anchor !== '' && !anchorsOf(file).has(anchor);
      })
      .map((link) => `${page}: ${link}`),
  );
  expect(PAGES.length).toBeGreaterThan(250);
  expect(dead).toEqual([]);
});

test('no page loads anything of another website', () => {
  const foreign = PAGES.flatMap((page) =>
    [...textOf(join(DIST, page)).matchAll(/<(?:script|link|img|iframe)[^>]*?(?:src|href)="(https?:[^"]*)"/g)].map(
      ([, url = '']) => `${page}: ${url}`,
    ),
  );
  expect(foreign).toEqual([]);
});
