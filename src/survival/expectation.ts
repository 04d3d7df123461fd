import { advice } from './advice';
import { checkEvent, type Event } from './event';
import { rowTitle, storeText } from './report';
import type { SurvivalRow } from './table';
import { Outcome } from './verdict';

/**
 * The files at a path, in one or more containers, for assertions. Created by `Survival.expect()`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 *
 * @example
 *
 * const store = new PersistentStore(this, 'store', { capacity: Size.gibibytes(1) });
 * const app = new StatefulApp(this, 'app', { image: 'example/app:1' });
 * app.mount('/data', store);
 * Survival.of(this).expect('/data').toSurvive(Event.CONTAINER_RESTART);
 */
export class SurvivalExpectation {
  /** @internal */
  public static _of(path: string, rows: readonly SurvivalRow[]): SurvivalExpectation {
    return new SurvivalExpectation(path, rows);
  }

  readonly #path: string;
  readonly #rows: readonly SurvivalRow[];

  private constructor(path: string, rows: readonly SurvivalRow[]) {
    this.#path = path;
    this.#rows = rows;
  }

  /**
   * Asserts that the files are kept at an event, and that later pods can access them.
   *
   * @param event what happens
   * @throws with the reason and a fix where they are lost or stranded, or where that is unknown
   */
  public toSurvive(event: Event): void {
    checkEvent('SurvivalExpectation.toSurvive', event);
    const failing = this.#rows.filter(({ outcomes }) => outcomes[event].outcome !== Outcome.KEPT);
    if (failing.length === 0) return;
    const lines = failing.map((row) => {
      const { outcome, reason } = row.outcomes[event];
      return `  ${rowTitle(row)} (${storeText(row)}): ${outcome}: ${reason}.\n    Instead, ${advice(row, event)}.`;
    });
    throw new Error(`expected the files of ${this.#path} to survive ${event}, but they don't:\n${lines.join('\n')}`);
  }
}
