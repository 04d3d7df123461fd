import type { Manifest } from '../inventory/manifest';
import type { ReadProblem } from '../inventory/read';

/** Manifests that are applied together. */
export interface App {
  /** The path of its file, folder, kustomization or chart; `(standard input)`. */
  readonly name: string;
  readonly kind: 'files' | 'kustomization' | 'chart' | 'cluster';
  readonly manifests: readonly Manifest[];
  /** Documents that can't be read. */
  readonly problems: readonly ReadProblem[];
}

/** A file, kustomization, chart or release that isn't among the apps. */
export interface Skipped {
  readonly name: string;
  /** Why, and what to do about it: continues a sentence that begins with the name. */
  readonly reason: string;
  /** Whether that is an error. */
  readonly failed: boolean;
}

export interface Apps {
  /** How many files were read as manifests. */
  readonly files: number;
  readonly apps: readonly App[];
  readonly skipped: readonly Skipped[];
}

/** Puts objects without a namespace into the given one. A manifest that several apps share stays one object. */
export function inNamespace(apps: readonly App[], namespace: string | undefined): readonly App[] {
  if (namespace === undefined) return apps;
  const placed = new Map(apps.flatMap(({ manifests }) => manifests.map((one) => [one, one.inNamespace(namespace)])));
  return apps.map((app) => ({ ...app, manifests: app.manifests.map((one) => placed.get(one) ?? one) }));
}
