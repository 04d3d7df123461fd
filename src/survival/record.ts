import { checkEvent, type Event } from './event';
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

/** What becomes of the files of one path of one container, as plain data. */
export interface SurvivalData {
  readonly workload: SurvivalWorkload;
  readonly container: string;
  readonly path: string;
  readonly store: string;
  readonly shared: string;
  readonly content?: string;
  readonly outcomes: Readonly<Record<Event, Verdict>>;
}

/**
 * What becomes of the files of one path of one container. Made by `Survival.of()`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 * @example
 *
 * for (const record of Survival.of(this).records) {
 *   const moved = record.outcome(Event.POD_MOVED);
 * }
 */
export class SurvivalRecord {
  /** @internal */
  public static _of(data: SurvivalData): SurvivalRecord {
    return new SurvivalRecord(data);
  }

  /** The workload. */
  public readonly workload: SurvivalWorkload;
  /** The name of the container. */
  public readonly container: string;
  /** The path in the container: a mount, a device, or a path where its image keeps data. */
  public readonly path: string;
  /** The way to the files, e.g. `claim host-pvc → volume host-pv → hostPath /data (1Gi)`. */
  public readonly store: string;
  /** Who sees the same files: `this pod`, `pods of one node` or `all pods`, and whether only to read. */
  public readonly shared: string;
  /**
   * What the container's program has there, where its image is known: e.g. `PostgreSQL keeps none of its files here`.
   * @default - nothing is known of it
   */
  public readonly content?: string;
  readonly #outcomes: Readonly<Record<Event, Verdict>>;

  private constructor({ workload, container, path, store, shared, content, outcomes }: SurvivalData) {
    this.workload = workload;
    this.container = container;
    this.path = path;
    this.store = store;
    this.shared = shared;
    this.content = content;
    this.#outcomes = outcomes;
  }

  /**
   * What becomes of the files at an event, and why.
   *
   * @param event what happens
   * @throws if there is no such event
   */
  public outcome(event: Event): Verdict {
    checkEvent('SurvivalRecord.outcome', event);
    return this.#outcomes[event];
  }
}
