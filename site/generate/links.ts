import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { titleOf } from './page';

const ROOT = join(__dirname, '..', '..');
const REPOSITORY = 'https://github.com/cdk8s-stateful/cdk8s-stateful/blob/main/';

/**
 * A page of docs/ with its links as the website has them: those to a folder go to its index, and those to files of the
 * repository that are no pages go to GitHub. A link that shows the path of a page shows its title instead.
 */
export function withSiteLinks(page: string, text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, shown: string, link: string) => {
    const [path = '', anchor] = link.split('#', 2);
    if (path === '' || link.includes(':')) return whole;
    const file = posix.join('docs', posix.dirname(page), path);
    const isPath = /^[\w./-]+\.md$/.test(shown) && file.startsWith('docs/');
    const words = isPath ? titleOf(readFileSync(join(ROOT, file), 'utf8')) : shown;
    return `[${words}](${urlOf(path, file)}${anchor === undefined ? '' : `#${anchor}`})`;
  });
}

function urlOf(path: string, file: string): string {
  if (file === 'docs/apps.md') return path.replace(/apps\.md$/, 'apps/index.md');
  if (!file.startsWith('docs/')) return REPOSITORY + file;
  return statSync(join(ROOT, file)).isDirectory() ? `${path}/index.md` : path.replace(/README\.md$/, 'index.md');
}
