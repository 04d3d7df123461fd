import type { Manifest } from './manifest';

/**
 * The manifests of which conclusions may be drawn: of an object that several files define, the first. Such files are alternatives (overlays,
 * examples, a copy that is kept), of which one is applied; an object isn't its own rival.
 */
export function withoutCopies(manifests: readonly Manifest[]): readonly Manifest[] {
  if (!areOfSeveralFiles(manifests)) return manifests;
  const firsts = new Map<string, Manifest>();
  return manifests.filter((manifest) => {
    if (manifest.name === '') return true;
    const first = firsts.get(manifest.key);
    if (first === undefined) firsts.set(manifest.key, manifest);
    return first === undefined || first.source === manifest.source;
  });
}

/** What constructs make is one app, whatever it consists of. */
function areOfSeveralFiles([first, ...others]: readonly Manifest[]): boolean {
  const source = first?.source;
  return typeof source === 'string' && others.some((manifest) => manifest.source !== source);
}
