import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasPlaceholder } from '../../inventory/placeholders';
import type { Json } from '../../inventory/json';
import { nonEmpty } from '../../inventory/json';

/** The URLs of remotes in `.git/config`. */
const URL_OF_REMOTE = /^\s*url\s*=\s*(\S+)/gm;

/**
 * Tells whether a URL is of the repository in a folder. Repositories are compared by name only: a fork keeps the name, while
 * its manifests have the URL of the original.
 */
export class OwnRepository {
  readonly #names: ReadonlySet<string>;

  constructor(root: string) {
    const file = join(root, '.git', 'config');
    const text = existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
    this.#names = new Set([...text.matchAll(URL_OF_REMOTE)].map(([, url = '']) => nameOf(url)));
  }

  /** Whether a URL is of another repository. */
  isOther(url: Json | undefined): boolean {
    const given = nonEmpty(url);
    if (given === undefined || this.#names.size === 0 || hasPlaceholder(given)) return false;
    return !this.#names.has(nameOf(given));
  }
}

/** `web` of `https://host/team/web.git` and `git@host:team/web`. */
function nameOf(url: string): string {
  const path = url
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
}
