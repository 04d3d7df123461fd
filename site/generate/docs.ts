import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withSiteLinks } from './links';
import type { SitePage } from './page';
import { anchorOf, titleOf } from './page';

const DOCS = join(__dirname, '..', '..', 'docs');

/** The pages of docs/ as they are, but for the list of programs, which is a page for each family. */
export function docPages(): readonly SitePage[] {
  const names = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => {
    const text = withSiteLinks(name, readFileSync(join(DOCS, name), 'utf8'));
    return name === 'apps.md' ? appPages(text) : [{ path: name.replace(/README\.md$/, 'index.md'), text }];
  });
}

/** The list of programs parted by its families, with the index as a page of its own. */
function appPages(text: string): readonly SitePage[] {
  const [index = '', ...families] = text.split(/^(?=## )/m);
  const pages = families.map((family) => ({
    path: `apps/${anchorOf(titleOf(family.slice(1)))}.md`,
    text: family.replaceAll(/^#(?=#+ )/gm, ''),
  }));
  const places = new Map(
    pages.flatMap(({ path, text: own }) =>
      [...own.matchAll(/^#+ (.*)$/gm)].map(([heading, words = '']) => {
        const anchor = anchorOf(words);
        return [anchor, path.replace('apps/', './') + (heading.startsWith('# ') ? '' : `#${anchor}`)] as const;
      }),
    ),
  );
  const linked = index.replaceAll(/\]\(#([^)]+)\)/g, (whole, anchor: string) => {
    const place = places.get(anchor);
    return place === undefined ? whole : `](${place})`;
  });
  return [{ path: 'apps/index.md', text: linked }, ...pages];
}
