import type { IConstruct } from 'constructs';
import { nearest } from '../api/nearest';
import { checkFacts } from '../check/checked-options';
import { checkScope } from '../check/checked-scope';
import type { ClusterFacts } from '../inventory/cluster';

import { SurvivalExpectation } from './expectation';
import { SurvivalRecord } from './record';
import { dataOf, markdown, title } from './report';
import type { SurvivalRow } from './table';

/** Which containers an expectation is about. */
export interface SurvivalSubject {
  /**
   * The name of the container.
   * @default - every container that has files at the path
   */
  readonly container?: string;
  /**
   * The name of the workload, e.g. of the Deployment.
   * @default - every workload of the scope
   */
  readonly workload?: string;
}

/**
 * What becomes of an app's files when its containers, pods, claims or nodes go, as data and for tests with any test runner.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 * @example
 *
 * new StoryApp(this, 'story', { store: NodeStore.hostPath('/data'), folder: 'story' });
 * Survival.of(this).expect('/app/story').toSurvive(Event.POD_REPLACED);
 */
export class Survival {
  /**
   * Computes the records of the containers below the scope. References to objects elsewhere in the App are resolved.
   *
   * @param scope an App, a Chart or any construct
   * @param cluster facts about the cluster that manifests don't tell; each one leaves fewer outcomes `unknown`
   * @throws if the scope isn't a construct, or a fact is misspelt or of a wrong type
   */
  public static of(scope: IConstruct, cluster: ClusterFacts = {}): Survival {
    checkScope('Survival.of', scope);
    checkFacts('Survival.of', cluster);
    // Loaded lazily, with the tables of drivers and images.
    const { survivalOfTree } = require('./tree') as typeof import('./tree');
    return new Survival(survivalOfTree(scope, cluster));
  }

  /** One record for each mount of each container, and for each path known to hold data that no mount covers. */
  public readonly records: SurvivalRecord[];
  readonly #rows: readonly SurvivalRow[];

  private constructor(rows: readonly SurvivalRow[]) {
    this.records = rows.map((row) => SurvivalRecord._of(dataOf(row)));
    this.#rows = rows;
  }

  /** The records as a table in Markdown. */
  public markdown(): string {
    return markdown(this.#rows);
  }

  /**
   * Selects files for an assertion.
   *
   * @param path a mount, or a path below one
   * @param subject which containers to select
   * @throws where no such container has a mount there
   */
  public expect(path: string, subject: SurvivalSubject = {}): SurvivalExpectation {
    if (typeof path !== 'string')
      throw new Error(`Survival.expect: the path ${String(path)} is not allowed; give that of a mount, e.g. '/data'`);
    const matching = this.#rows.filter(
      ({ container, workload }) =>
        (subject.container ?? container.name) === container.name &&
        (subject.workload ?? workload.manifest.name) === workload.manifest.name,
    );
    const rows = [...new Set(matching.map(({ container }) => container))].flatMap((container) =>
      innermost(
        matching.filter((row) => row.container === container),
        path,
      ),
    );
    if (rows.length === 0) throw new Error(this.#nothingAt(path, subject));
    return SurvivalExpectation._of(path, rows);
  }

  #nothingAt(path: string, subject: SurvivalSubject): string {
    const who = [
      subject.container === undefined ? '' : ` of container ${subject.container}`,
      subject.workload === undefined ? '' : ` of ${subject.workload}`,
    ].join('');
    const near = nearest(
      path,
      this.#rows.map((row) => row.path),
    );
    const there = this.#rows.map(
      (row) => `${row.path} (${title(row.workload.manifest)}, container ${row.container.name})`,
    );
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return `no volume is mounted at ${path}${who}, so files there end with their container.${hint} ${
      there.length === 0 ? 'Nothing is mounted anywhere' : `Mounted are:\n  ${there.join('\n  ')}`
    }`;
  }
}

/** The row of the deepest mount that covers a path. */
function innermost(rows: readonly SurvivalRow[], path: string): SurvivalRow[] {
  const [row] = rows
    .filter((one) => path === one.path || path.startsWith(`${one.path.replace(/\/+$/, '')}/`))
    .toSorted((a, b) => b.path.length - a.path.length);
  return row === undefined ? [] : [row];
}
