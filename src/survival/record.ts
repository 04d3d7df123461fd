import { checkEvent, type Event } from './event';
import type { Verdict } from './verdict';

/** The workload of a container. */
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

/** A SurvivalRecord as plain data. */
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
 * What becomes of the files at a path of a container. Created by `Survival.of()`.
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
  /** The path to the files, e.g. `claim host-pvc → volume host-pv → hostPath /data (1Gi)`. */
  public readonly store: string;
  /** Which pods share the files: `this pod`, `pods of one node` or `all pods`; with `, read-only` if they are. */
  public readonly shared: string;
  /**
   * What the container's program keeps there, if its image is known: e.g. `PostgreSQL keeps none of its files here`.
   * @default - unknown
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
