import { basename, dirname, join } from 'node:path';
import type { Json } from '../inventory/json';
import { asList, asString, field, isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';

interface ReadFile {
  readonly path: string;
  readonly manifests: readonly Manifest[];
}

/** @see https://kuttl.dev/docs/kuttl-test-harness.html#writing-your-first-test */
const BY_NAME = /^\d+-(?:assert|errors?)\.ya?ml$/;

/**
 * Removes the assertion files of kuttl and chainsaw: they hold parts of objects that tests expect, and are never applied.
 *
 * @see https://kyverno.github.io/chainsaw/latest/operations/assert/
 */
export function withoutAssertions<F extends ReadFile>(files: readonly F[]): readonly F[] {
  const asserted = new Set(
    files.flatMap(({ path, manifests }) =>
      manifests
        .filter(({ group, kind }) => group === 'chainsaw.kyverno.io' && kind === 'Test')
        .flatMap(({ spec }) => assertionsIn(spec).map((file) => join(dirname(path), file))),
    ),
  );
  return files.filter(({ path }) => !asserted.has(path) && !BY_NAME.test(basename(path)));
}

function assertionsIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return asList(value).flatMap(assertionsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner = null]) => {
    const file = name === 'assert' || name === 'error' ? asString(field(inner, 'file')) : undefined;
    return file === undefined ? assertionsIn(inner) : [file];
  });
}
