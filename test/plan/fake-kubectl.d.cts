import type { JsonObject } from '../../src/inventory/json';

/** A cluster in memory. Objects are by `kind/namespace/name`. */
export interface Cluster {
  objects: Record<string, JsonObject>;
  /** What goes wrong in it. */
  faults: Record<string, string>;
  /** The commands that changed something. */
  changes: string[];
  serial: number;
}

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly changed: boolean;
}

/** What a kubectl says to a command, and what becomes of the cluster. */
export function kubectl(
  cluster: Cluster,
  words: readonly string[],
  stdin: string,
  readFile: (name: string) => string,
): Answer;
