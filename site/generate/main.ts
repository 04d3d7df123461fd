/** Writes the pages of the website, `site/pages`, from docs/: `npm run site` builds them. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withSiteLinks } from './links';

const docs = join(__dirname, '..', '..', 'docs');
const pages = join(__dirname, '..', 'pages');

rmSync(pages, { recursive: true, force: true });
mkdirSync(pages, { recursive: true });
copyFileSync(join(docs, 'story.svg'), join(pages, 'story.svg'));
for (const name of readdirSync(docs, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.md')) continue;
  const file = join(pages, name.replace(/README\.md$/, 'index.md'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, withSiteLinks(name, readFileSync(join(docs, name), 'utf8')));
}
