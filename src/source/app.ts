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
