import type { Manifest } from '../inventory/manifest';
import type { ReadProblem } from '../inventory/read';

/** What is applied together. */
export interface App {
  /** What a person would open to see it: a file, a folder, the folder of a kustomization or chart; `(standard input)`. */
  readonly name: string;
  readonly kind: 'files' | 'kustomization' | 'chart' | 'cluster';
  readonly manifests: readonly Manifest[];
  /** Documents that can't be read; the others are among the manifests. */
  readonly problems: readonly ReadProblem[];
}

/** What was found and isn't among the apps. */
export interface LeftOut {
  readonly name: string;
  /** Why, and what to do for it: the rest of a sentence that begins with its name. */
  readonly reason: string;
  /** Whether it should have been judged, and something about it is wrong. */
  readonly failed: boolean;
}

export interface Apps {
  /** How many files were read as manifests. */
  readonly files: number;
  readonly apps: readonly App[];
  readonly leftOut: readonly LeftOut[];
}
