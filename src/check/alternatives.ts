/** Files that define one object are alternatives: overlays, examples, a copy that was kept. Only one of them is applied. */
import type { Manifest } from '../inventory/manifest';
import { groupBy } from './group';

/**
 * The manifests, parted so that no two files with different copies of one object are together; a copy that is written alike
 * in several files counts once. Undefined where there is nothing to part.
 */
export function alternativesOf(manifests: readonly Manifest[]): readonly (readonly Manifest[])[] | undefined {
  if (!haveCopies(manifests)) return undefined;
  const written = new Map<string, Set<string>>();
  const next = new Map<string, number>();
  const rounds: Manifest[][] = [];
  for (const ofFile of groupBy(manifests, ({ source }) => source).values()) {
    const own = ofFile.filter((manifest) => !isWrittenAlike(manifest, written));
    const round = Math.max(0, ...own.map(({ key }) => next.get(key) ?? 0));
    for (const manifest of own) {
      next.set(manifest.key, round + 1);
      const copies = written.get(manifest.key) ?? new Set();
      written.set(manifest.key, copies.add(JSON.stringify(manifest.data)));
    }
    (rounds[round] ??= []).push(...own);
  }
  return rounds;
}

/** Whether two files define one object. */
function haveCopies(manifests: readonly Manifest[]): boolean {
  const [first] = manifests;
  if (manifests.every(({ source }) => typeof source !== 'string' || source === first?.source)) return false;
  const files = new Map<string, Manifest['source']>();
  for (const { key, name, source } of manifests) {
    if (name === '') continue;
    const other = files.get(key);
    if (other !== undefined && other !== source) return true;
    files.set(key, source);
  }
  return false;
}

function isWrittenAlike({ key, name, data }: Manifest, written: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const copies = name === '' ? undefined : written.get(key);
  return copies?.has(JSON.stringify(data)) === true;
}
