import type { Json, JsonObject } from '../../../src/inventory/json';
import type { PlanStage } from '../plan-stage';
import type { SimulatedNodes } from '../simulated-nodes';
import { namespace } from '../trial';
import { pause } from '../wait';

/** Injects faults into the cluster while a plan runs. */
export class FaultInjector {
  public constructor(
    private readonly stage: PlanStage,
    private readonly nodes: SimulatedNodes,
  ) {}

  /** The namespace of the app, or another one of the sample. */
  public namespace(name?: string): string {
    return this.stage.names.namespaceFor(name);
  }

  /** Runs kubectl in the app's namespace. @throws Error where it fails */
  public async kubectl(...words: readonly string[]): Promise<string> {
    const { code, said } = await this.stage.kubectl('-n', this.namespace(), ...words);
    if (code !== 0) throw new Error(`kubectl ${words.join(' ')}: ${said}`);
    return said.trim();
  }

  public patch(kind: string, name: string, patch: Json): Promise<string> {
    return this.kubectl('patch', kind, name, '--type=merge', '-p', JSON.stringify(patch));
  }

  /** Creates an object, by default in the app's namespace. */
  public async make(object: JsonObject): Promise<void> {
    const said = await this.stage.apply([object]);
    if (said !== '') throw new Error(said);
  }

  public volumeOf(claim: string): Promise<string> {
    return this.kubectl('get', 'pvc', claim, '-o', 'jsonpath={.spec.volumeName}');
  }

  /** The volume that is being moved to another claim. */
  public moving(): Promise<string> {
    const { names } = this.stage;
    const path = `{range .items[?(@.spec.claimRef.namespace=="${names.namespaceFor()}")]}{.metadata.name}{end}`;
    return this.kubectl('get', 'pv', '-l', 'stateful.cdk8s.io/plan', '-o', `jsonpath=${path}`);
  }

  /** Waits until the output of a command matches. */
  public async until(wanted: RegExp, ...words: readonly string[]): Promise<void> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      if (wanted.test(await this.kubectl(...words).catch((error: unknown) => String(error)))) return;
      await pause(200);
    }
    throw new Error(`kubectl ${words.join(' ')} doesn't say ${String(wanted)} within 30 s`);
  }

  /** Makes the driver refuse to expand this app's claims, or lets its Jobs fail. */
  public fail(what: 'expansion' | 'jobs' | undefined): Promise<void> {
    this.nodes.fail(this.namespace(), what);
    return Promise.resolve();
  }

  /** Finalizes a namespace that is being deleted: this cluster has no controller that does. */
  public async finalize(name: string): Promise<void> {
    const file = this.stage.write('namespace.json', JSON.stringify({ ...namespace(name), spec: { finalizers: [] } }));
    await this.kubectl('replace', '--raw', `/api/v1/namespaces/${name}/finalize`, '-f', file);
  }

  /** The path of the new version. */
  public get nextFile(): string {
    return this.stage.nextFile;
  }
}
