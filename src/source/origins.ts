import type { Json, JsonObject } from '../inventory/json';
import { asObject, asString, field } from '../inventory/json';
import type { Locator, Place } from '../inventory/manifest';
import { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Read } from '../inventory/read';

/**
 * A rendered object that is located in the file it was rendered from.
 *
 * @param file the path to show
 * @param read reads that file
 */
export function renderedFrom(data: JsonObject, file: string, read: () => Read): Manifest {
  let original: { readonly manifest: Manifest | undefined } | undefined;
  const locator: Locator = {
    file,
    locate(path): Place {
      original ??= { manifest: originalOf(data, read().manifests) };
      return placeIn(original.manifest, data, path) ?? startOf(file);
    },
  };
  return new Manifest(data, locator);
}

/** The object that another was rendered from; renderers add prefixes and suffixes to names. */
function originalOf(data: JsonObject, manifests: readonly Manifest[]): Manifest | undefined {
  const kind = asString(data['kind']);
  const name = asString(field(data, 'metadata', 'name')) ?? '';
  const same = manifests.filter((manifest) => manifest.kind === kind);
  const namedIn = same
    .filter((manifest) => manifest.name !== '' && name.includes(manifest.name))
    .toSorted((a, b) => b.name.length - a.name.length);
  return same.find((manifest) => manifest.name === name) ?? namedIn[0] ?? (same.length === 1 ? same[0] : undefined);
}

/** The place of a field in its file; its line isn't quotable if rendering changed the value. */
function placeIn(original: Manifest | undefined, rendered: JsonObject, path: FieldPath): Place | undefined {
  if (original === undefined) return undefined;
  const originalPath = pathBeforeRendering(original.data, rendered, path);
  const place = original.placeOf(originalPath);
  if (place === undefined) return undefined;
  const [before, after] = [field(original.data, ...originalPath), field(rendered, ...path)];
  return { ...place, quotable: place.quotable && originalPath.length === path.length && !differ(before, after) };
}

function differ(written: Json | undefined, became: Json | undefined): boolean {
  return (typeof written !== 'object' || typeof became !== 'object') && written !== became;
}

/** The path of a field before rendering; matches items of lists by name, since rendering may change their order. */
function pathBeforeRendering(original: JsonObject, rendered: JsonObject, path: FieldPath): FieldPath {
  const result: (string | number)[] = [];
  let [before, after]: (Json | undefined)[] = [original, rendered];
  for (const step of path) {
    let own = step;
    after = field(after, step);
    const name = typeof step === 'number' ? nameOf(after) : undefined;
    if (name !== undefined && Array.isArray(before)) {
      own = (before as readonly Json[]).findIndex((item) => nameOf(item) === name);
      if (own < 0) break;
    }
    before = field(before, own);
    if (before === undefined) break;
    result.push(own);
  }
  return result;
}

function nameOf(item: Json | undefined): string | undefined {
  return asString(asObject(item)['name']);
}

function startOf(file: string): Place {
  return { file, line: 1, column: 1, text: '', length: 1, quotable: false };
}
