/** Writes the pages of the website, `site/pages`, and the list of them at the side: `npm run site` builds them. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLinePage } from './command-line';
import { configurationPage } from './configuration';
import { docPages } from './docs';
import { fieldsPage } from './fields';
import { homePage } from './home';
import { referencePages } from './reference';
import { sidebarOf } from './sidebar';
import { storyPages } from './story';

const folder = join(__dirname, '..', 'pages');
const docs = join(__dirname, '..', '..', 'docs');

const reference = referencePages();
const pages = [
  homePage(),
  ...docPages(),
  ...storyPages(),
  ...reference.pages,
  fieldsPage(),
  commandLinePage(),
  configurationPage(),
];

rmSync(folder, { recursive: true, force: true });
for (const { path, text } of pages) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
cpSync(docs, folder, { recursive: true, filter: (path) => !path.endsWith('.md') });
writeFileSync(join(folder, 'sidebar.json'), JSON.stringify(sidebarOf(pages, reference.sidebar)));
console.log(`${pages.length} pages`);
