import type { Verdict } from './verdict';

/** The workload that a container is of. */
export interface SurvivalWorkload {
  /** The kind, e.g. `Deployment`. */
  readonly kind: string;
  /**
   * The namespace.
   * @default - not given in the manifest
   */
  readonly namespace?: string;
  /** The name. */
  readonly name: string;
}

/** What becomes of the files of one path of one container. */
export interface SurvivalRecord {
  /** The workload. */
  readonly workload: SurvivalWorkload;
  /** The name of the container. */
  readonly container: string;
  /** The path in the container: a mount, a device, or a path where its image keeps data. */
  readonly path: string;
  /** The way to the files, e.g. `claim host-pvc → volume host-pv → hostPath /data (1Gi)`. */
  readonly store: string;
  /** Who sees the same files: `this pod`, `pods of one node` or `all pods`, and whether only to read. */
  readonly shared: string;
  /** For each event (`container-restart`, `pod-replaced`, …) what becomes of the files, and why. */
  readonly outcomes: { readonly [event: string]: Verdict };
}
