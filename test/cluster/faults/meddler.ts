import type { Json, JsonObject } from '../../../src/inventory/json';
import type { PlanStage } from '../plan-stage';
import type { StandIn } from '../stand-in';
import { namespace } from '../trial';
import { pause } from '../wait';

/** Somebody or something else in the cluster of an app. */
export class Meddler {
  public constructor(
    private readonly stage: PlanStage,
    private readonly standIn: StandIn,
  ) {}

  /** The namespace of the app, or the one that the sample calls so. */
  public namespace(name?: string): string {
    return this.stage.names.namespaceFor(name);
  }

  /** kubectl in the app's namespace. @throws Error where it fails */
  public async kubectl(...words: readonly string[]): Promise<string> {
    const { code, said } = await this.stage.kubectl('-n', this.namespace(), ...words);
    if (code !== 0) throw new Error(`kubectl ${words.join(' ')}: ${said}`);
    return said.trim();
  }

  public patch(kind: string, name: string, patch: Json): Promise<string> {
    return this.kubectl('patch', kind, name, '--type=merge', '-p', JSON.stringify(patch));
  }

  /** Makes an object, in the app's namespace unless it names another. */
  public async make(object: JsonObject): Promise<void> {
    const said = await this.stage.apply([object]);
    if (said !== '') throw new Error(said);
  }

  public volumeOf(claim: string): Promise<string> {
    return this.kubectl('get', 'pvc', claim, '-o', 'jsonpath={.spec.volumeName}');
  }

  /** The volume that is on its way to another claim. */
  public moving(): Promise<string> {
    const { names } = this.stage;
    const path = `{range .items[?(@.spec.claimRef.namespace=="${names.namespaceFor()}")]}{.metadata.name}{end}`;
    return this.kubectl('get', 'pv', '-l', 'stateful.cdk8s.io/plan', '-o', `jsonpath=${path}`);
  }

  /** Waits until a command's output is as wanted. */
  public async until(wanted: RegExp, ...words: readonly string[]): Promise<void> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      if (wanted.test(await this.kubectl(...words).catch((error: unknown) => String(error)))) return;
      await pause(200);
    }
    throw new Error(`kubectl ${words.join(' ')} doesn't say ${String(wanted)} within 30 s`);
  }

  /** Has the driver refuse to let this app's claims grow, or the Jobs of it fail. */
  public fail(what: 'expansion' | 'jobs' | undefined): Promise<void> {
    this.standIn.fail(this.namespace(), what);
    return Promise.resolve();
  }

  /** Lets a namespace go that is being deleted, and that nothing empties here. */
  public async finalize(name: string): Promise<void> {
    const file = this.stage.write('namespace.json', JSON.stringify({ ...namespace(name), spec: { finalizers: [] } }));
    await this.kubectl('replace', '--raw', `/api/v1/namespaces/${name}/finalize`, '-f', file);
  }

  /** The file with the new version. */
  public get nextFile(): string {
    return this.stage.nextFile;
  }
}
