import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasPlaceholder } from '../../inventory/placeholders';
import type { Json } from '../../inventory/json';
import { nonEmpty } from '../../inventory/json';

/** The URLs of remotes in a configuration of git. */
const URL_OF_REMOTE = /^\s*url\s*=\s*(\S+)/gm;

/**
 * Whether a URL is that of the repository in a folder. A fork keeps the name of its repository, and its manifests name the one that
 * it was made of: only a URL of another name is another repository.
 */
export class OwnRepository {
  readonly #names: ReadonlySet<string>;

  constructor(root: string) {
    const file = join(root, '.git', 'config');
    const text = existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
    this.#names = new Set([...text.matchAll(URL_OF_REMOTE)].map(([, url = '']) => nameOf(url)));
  }

  /** Whether what a GitOps tool takes from a URL isn't here. */
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
