import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { delivered } from '../../src/plan/delivery';
import { planBetween } from '../../src/plan/plan';
import { script } from '../../src/plan/report/script';
import type { Plan } from '../../src/plan/step';
import { nameOf, text } from './fields';
import type { Kubectl } from './kubectl';
import type { Compared, LiveComparison } from './live-comparison';
import type { Disk } from './moved';
import { listOf } from './moved';
import { OwnNames } from './own-names';
import type { PlanSample } from './plan-samples';
import type { Ended } from './script-run';
import { countingKubectl, ended } from './script-run';
import type { Server } from './server';
import { namespace, untilUsable } from './trial';
import { all, pause } from './wait';

/** The cluster in which plans run. */
export interface Surroundings {
  readonly kubectl: Kubectl;
  readonly server: Server;
  readonly live: LiveComparison;
  readonly interrupt: AbortSignal;
}

/** How many of the last lines of a script's output are reported. */
const END = 800;

/** Two versions of an app in their own namespaces, with the script of the plan. */
export class PlanStage {
  readonly names: OwnNames;
  #old: readonly JsonObject[] = [];
  #new: readonly JsonObject[] = [];
  #plan: Plan = { steps: [], noWay: [] };

  /**
   * @param folder the folder for its files
   * @param prefix the prefix of its namespaces
   * @param flags flags of the script's kubectl
   */
  public constructor(
    readonly sample: PlanSample,
    private readonly folder: string,
    prefix: string,
    private readonly around: Surroundings,
    private readonly flags: readonly string[] = [],
  ) {
    this.names = new OwnNames(prefix, sample.inventory, sample.next.inventory);
    mkdirSync(folder, { recursive: true });
  }

  /** Deploys the old version. Returns the problems. */
  public async start(): Promise<string> {
    await this.#prepare();
    const refused = await this.apply(this.#old);
    if (refused === '') await this.#untilBound();
    return refused;
  }

  public async planOf({ fromCluster }: { readonly fromCluster: boolean }): Promise<Plan> {
    const plan = fromCluster
      ? (await this.compared()).plan
      : planBetween(this.#inventory(this.#old), this.#inventory(this.#new));
    this.#write(plan);
    return this.#plan;
  }

  public get plan(): Plan {
    return this.#plan;
  }

  public get next(): readonly JsonObject[] {
    return this.#new;
  }

  public get script(): string {
    return join(this.folder, 'plan.sh');
  }

  async #prepare(): Promise<void> {
    const { kubectl, server } = this.around;
    const moved = (objects: readonly JsonObject[]): Promise<readonly JsonObject[]> =>
      all(
        objects.map(async (object) => {
          const resource = await server.resource(object);
          return resource === undefined ? [] : [this.names.moved(object, resource.namespaced)];
        }),
      ).then((lists) => lists.flat());
    this.#old = await moved(this.sample.objects);
    this.#new = await moved(this.sample.next.objects);
    writeFileSync(join(this.folder, 'count'), '0');
    const command = [...kubectl, ...this.flags].map((word) => `'${word}'`).join(' ');
    writeFileSync(join(this.folder, 'kubectl'), countingKubectl(command), { mode: 0o755 });
    const names = this.names.namespaces();
    await all(names.map((name) => server.create(namespace(name), { dryRun: false })));
    await untilUsable(names, server);
  }

  #inventory(objects: readonly JsonObject[]): Inventory {
    return new Inventory(objects.map((data) => new Manifest(data, { path: this.sample.name })));
  }

  /** The path of the new version, which the script applies. */
  public get nextFile(): string {
    return join(this.folder, 'new.json');
  }

  #write(plan: Plan): void {
    writeFileSync(this.nextFile, listOf(this.#new));
    const apply = `kubectl ${this.#applying.join(' ')} -f ${this.nextFile}`;
    this.#plan = delivered(plan, { apply });
    writeFileSync(this.script, script(this.#plan, apply));
  }

  get #applying(): readonly string[] {
    return this.sample.serverSide ? ['apply', '--server-side'] : ['apply'];
  }

  /** The results of `plan --cluster NEW` and `changes --cluster NEW`. */
  public compared(): Promise<Compared> {
    const { kubectl, live } = this.around;
    const [namespace, namespaces] = [this.names.namespaceFor(), this.names.namespaces()];
    return live.compared({ objects: this.#new, namespace, namespaces, prune: this.sample.prune, kubectl });
  }

  public async claims(): Promise<readonly JsonObject[]> {
    const ours = new Set(this.names.namespaces());
    return (await this.around.server.list('v1', 'persistentvolumeclaims')).filter((claim) =>
      ours.has(text(claim, 'metadata', 'namespace') ?? ''),
    );
  }

  /** All volumes of these namespaces' claims, also Released ones. */
  public async disks(): Promise<readonly Disk[]> {
    const ours = new Set(this.names.namespaces());
    const own = new Set(this.#old.filter((object) => text(object, 'kind') === 'PersistentVolume').map(nameOf));
    const volumes = await this.around.server.list('v1', 'persistentvolumes');
    return volumes
      .filter((volume) => ours.has(text(volume, 'spec', 'claimRef', 'namespace') ?? '') || own.has(nameOf(volume)))
      .map(diskOf);
  }

  /** All volumes of the cluster. */
  public async allDisks(): Promise<readonly Disk[]> {
    return (await this.around.server.list('v1', 'persistentvolumes')).map(diskOf);
  }

  /** Waits until claims and pods are in their final state. */
  async #untilBound(): Promise<void> {
    const until = Date.now() + 20_000;
    for (let last = '', since = Date.now(); Date.now() < until && Date.now() - since < 4_000;) {
      const now = JSON.stringify((await this.claims()).map((claim) => [nameOf(claim), text(claim, 'status', 'phase')]));
      if (now !== last) [last, since] = [now, Date.now()];
      this.around.interrupt.throwIfAborted();
      await pause(300);
    }
  }

  /** Applies objects with kubectl. Returns its error where it fails. */
  public async apply(objects: readonly JsonObject[]): Promise<string> {
    const file = this.write('apply.json', listOf(objects));
    const { code, said } = await this.kubectl(...this.#applying, '-f', file);
    return code === 0 ? '' : said;
  }

  /** Runs kubectl in the cluster. */
  public kubectl(...words: readonly string[]): Promise<Ended> {
    const { kubectl, interrupt } = this.around;
    const [command, ...own] = kubectl;
    return ended(command, [...own, ...words], {}, interrupt);
  }

  /** Writes a file, and returns its path. */
  public write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Runs the script. @param settings environment variables that may kill or hold it */
  public async run(settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const env = {
      PATH: `${this.folder}:${process.env['PATH'] ?? ''}`,
      TIMEOUT: '90',
      POLL: '0.2',
      NAMESPACE: this.names.namespaceFor(),
      ...settings,
    };
    const { code, said } = await ended('sh', [this.script, '--yes'], env, this.around.interrupt);
    return { code, said: said.slice(-END) };
  }

  /** How often the script has changed something. */
  public get changes(): number {
    return Number(readFileSync(join(this.folder, 'count'), 'utf8'));
  }

  public get log(): readonly string[] {
    return this.changes === 0 ? [] : readFileSync(join(this.folder, 'log'), 'utf8').trimEnd().split('\n');
  }

  public async remove(): Promise<void> {
    const { server } = this.around;
    const names = this.names.namespaces();
    await all(names.map((name) => server.removeAll('apps/v1', 'deployments', name)));
    await all(names.map((name) => server.removeAll('apps/v1', 'statefulsets', name)));
    await all(names.map((name) => server.remove(namespace(name))));
    await all(names.map((name) => server.removeAll('v1', 'pods', name)));
    await all(names.map((name) => server.removeAll('v1', 'persistentvolumeclaims', name)));
    const ours = new Set(names);
    const volumes = (await server.list('v1', 'persistentvolumes')).filter((volume) =>
      ours.has(text(volume, 'spec', 'claimRef', 'namespace') ?? ''),
    );
    await all(volumes.map((volume) => server.remove({ ...volume, apiVersion: 'v1', kind: 'PersistentVolume' })));
  }
}

function diskOf(volume: JsonObject): Disk {
  return {
    claim: `${text(volume, 'spec', 'claimRef', 'namespace') ?? ''}/${text(volume, 'spec', 'claimRef', 'name') ?? ''}`,
    handle: text(volume, 'spec', 'csi', 'volumeHandle') ?? nameOf(volume),
    policy: text(volume, 'spec', 'persistentVolumeReclaimPolicy') ?? '',
  };
}
