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
import { listOf, movedBy, owners } from './moved';
import { OwnNames } from './own-names';
import type { PlanSample } from './plan-samples';
import type { Ended } from './script-run';
import { countingKubectl, ended } from './script-run';
import type { Server } from './server';
import { namespace, untilUsable } from './trial';
import { all, pause } from './wait';

/** Starts of one script, each of which is killed after its next change. */
const MAX_STARTS = 120;

/** What a plan is made of, and whether its script is killed. */
export interface Mode {
  readonly title: string;
  readonly kills: boolean;
  /** What runs is read, in the place of the old version. */
  readonly fromCluster: boolean;
}

export interface Outcome {
  readonly problems: readonly string[];
  readonly changes: number;
  readonly starts: number;
}

/** One plan, carried out in namespaces of its own. */
export class PlanTrial {
  readonly #names: OwnNames;
  #old: readonly JsonObject[] = [];
  #new: readonly JsonObject[] = [];
  #plan: Plan = { steps: [], noWay: [] };

  public constructor(
    private readonly sample: PlanSample,
    private readonly folder: string,
    prefix: string,
    private readonly kubectl: Kubectl,
    private readonly server: Server,
    private readonly live: LiveComparison,
    private readonly interrupt: AbortSignal,
  ) {
    this.#names = new OwnNames(prefix, sample.inventory, sample.next.inventory);
    mkdirSync(folder, { recursive: true });
  }

  public async carryOut({ kills, fromCluster }: Mode): Promise<Outcome> {
    await this.#prepare();
    const refused = await this.#apply(this.#old);
    if (refused !== '')
      return { problems: [`${this.sample.name}: the old version is refused: ${refused}`], changes: 0, starts: 0 };
    await this.#untilBound();
    const { plan } = fromCluster
      ? await this.#compared()
      : { plan: planBetween(this.#inventory(this.#old), this.#inventory(this.#new)) };
    this.#write(plan);
    if (this.#plan.steps.length === 0 || this.#plan.noWay.length > 0)
      return {
        problems: [`${this.sample.name}: there is no way: ${JSON.stringify(this.#plan.noWay)}`],
        changes: 0,
        starts: 0,
      };
    const before = await this.#disks();
    let starts = 0;
    let ended = { code: null as number | null, said: '' };
    while (ended.code === null && starts < MAX_STARTS) {
      this.interrupt.throwIfAborted();
      ended = await this.#run(kills ? this.#changes() + 1 : undefined);
      starts++;
    }
    const changes = this.#changes();
    const problems =
      ended.code === 0 ? await this.#problems(before) : [`the script ends with ${String(ended.code)}: ${ended.said}`];
    await this.#remove();
    return {
      problems: problems.map((problem) => `${this.sample.name}: ${this.#names.restored(problem)}`),
      changes,
      starts,
    };
  }

  async #prepare(): Promise<void> {
    const moved = (objects: readonly JsonObject[]): Promise<readonly JsonObject[]> =>
      all(
        objects.map(async (object) => {
          const resource = await this.server.resource(object);
          return resource === undefined ? [] : [this.#names.moved(object, resource.namespaced)];
        }),
      ).then((lists) => lists.flat());
    this.#old = await moved(this.sample.objects);
    this.#new = await moved(this.sample.next.objects);
    writeFileSync(join(this.folder, 'count'), '0');
    const [command, ...words] = this.kubectl;
    writeFileSync(
      join(this.folder, 'kubectl'),
      countingKubectl([command, ...words].map((word) => `'${word}'`).join(' ')),
      {
        mode: 0o755,
      },
    );
    const names = this.#names.namespaces();
    await all(names.map((name) => this.server.create(namespace(name), { dryRun: false })));
    await untilUsable(names, this.server);
  }

  #inventory(objects: readonly JsonObject[]): Inventory {
    return new Inventory(objects.map((data) => new Manifest(data, { path: this.sample.name })));
  }

  #write(plan: Plan): void {
    const file = join(this.folder, 'new.json');
    writeFileSync(file, listOf(this.#new));
    const apply = `kubectl ${this.#applying.join(' ')} -f ${file}`;
    this.#plan = delivered(plan, { apply });
    writeFileSync(join(this.folder, 'plan.sh'), script(this.#plan, apply));
  }

  get #applying(): readonly string[] {
    return this.sample.serverSide ? ['apply', '--server-side'] : ['apply'];
  }

  #compared(): Promise<Compared> {
    const [namespace, namespaces] = [this.#names.namespaceFor(), this.#names.namespaces()];
    const { prune } = this.sample;
    return this.live.compared({ objects: this.#new, namespace, namespaces, prune, kubectl: this.kubectl });
  }

  /** What is wrong after the script has come to its end. */
  async #problems(before: readonly Disk[]): Promise<readonly string[]> {
    const problems: string[] = [];
    const after = await this.#disks();
    const handles = new Map(after.map((disk) => [disk.claim, disk]));
    const kept = new Set(after.map(({ handle }) => handle));
    const moves = this.#plan.steps.flatMap(({ moves: move, risk }) => (risk.kind === 'copies' ? [] : (move ?? [])));
    for (const { claim, handle, policy } of before) {
      if (!kept.has(handle)) problems.push(`the files of claim ${claim} are lost`);
      const to = moves.map((move) => movedBy(move, claim)).find((name) => name !== undefined);
      const has = handles.get(to ?? claim);
      if (to !== undefined && has?.handle !== handle)
        problems.push(`claim ${to} has ${has?.handle ?? 'no volume'}, and the files of ${claim} are on ${handle}`);
      if (to !== undefined && has !== undefined && has.policy !== policy)
        problems.push(`the volume of claim ${to} is ${has.policy}, and was ${policy}`);
    }
    const copies = this.#plan.steps.flatMap(({ id, risk, moves: move }) => {
      const from = id.replace(/^copy /, '');
      return risk.kind === 'copies' ? [{ from, to: move?.to ?? from }] : [];
    });
    for (const { claim, handle } of before) {
      const to = copies.map((copy) => movedBy(copy, claim)).find((name) => name !== undefined);
      if (to === undefined) continue;
      const own = after.filter((disk) => disk.claim === to && disk.handle !== handle);
      if (own.length !== 1) problems.push(`claim ${to} has ${own.length} volumes with copies of ${claim}`);
      if (after.find((disk) => disk.handle === handle)?.policy !== 'Retain')
        problems.push(`the old volume of claim ${claim} is not Retain`);
    }
    for (const claim of await this.#claims()) {
      const phase = text(claim, 'status', 'phase');
      if (phase !== 'Bound' && this.#isUsed(claim)) problems.push(`claim ${nameOf(claim)} is ${phase ?? 'nothing'}`);
    }
    const refused = await this.#apply(this.#new);
    if (refused !== '') problems.push(`the new version is refused: ${refused}`);
    const { errors } = await this.#compared();
    problems.push(...errors.map((error) => `changes --cluster says ${error}`));
    const marks = (await this.server.list('v1', 'persistentvolumes')).filter((volume) => {
      const name = text(volume, 'spec', 'claimRef', 'namespace') ?? '';
      return (
        this.#names.namespaces().includes(name) &&
        text(volume, 'metadata', 'labels', 'stateful.cdk8s.io/plan') !== undefined
      );
    });
    problems.push(...marks.map((volume) => `volume ${nameOf(volume)} still has a mark`));
    problems.push(...(await this.#orphans()).map((name) => `pod ${name} runs on, and nothing ends it`));
    const count = this.#changes();
    const again = await this.#run(undefined);
    if (again.code !== 0) problems.push(`a second run ends with ${String(again.code)}: ${again.said}`);
    if (this.#changes() > count)
      problems.push(`a second run changes something: ${this.#log().slice(count).join('; ')}`);
    return problems;
  }

  /** Pods of workloads that are gone. */
  async #orphans(): Promise<readonly string[]> {
    const ours = new Set(this.#names.namespaces());
    const pods = await this.server.list('v1', 'pods');
    return pods
      .filter((pod) => ours.has(text(pod, 'metadata', 'namespace') ?? '') && owners(pod) === 0)
      .map(nameOf)
      .filter((name) => !this.#new.some((object) => text(object, 'kind') === 'Pod' && nameOf(object) === name));
  }

  #isUsed(claim: JsonObject): boolean {
    return this.#new.some((object) => JSON.stringify(object).includes(`"claimName":"${nameOf(claim)}"`));
  }

  async #claims(): Promise<readonly JsonObject[]> {
    const ours = new Set(this.#names.namespaces());
    return (await this.server.list('v1', 'persistentvolumeclaims')).filter((claim) =>
      ours.has(text(claim, 'metadata', 'namespace') ?? ''),
    );
  }

  /** All volumes of these namespaces' claims, those without a claim now among them. */
  async #disks(): Promise<readonly Disk[]> {
    const ours = new Set(this.#names.namespaces());
    const own = new Set(this.#old.filter((object) => text(object, 'kind') === 'PersistentVolume').map(nameOf));
    const volumes = await this.server.list('v1', 'persistentvolumes');
    return volumes
      .filter((volume) => ours.has(text(volume, 'spec', 'claimRef', 'namespace') ?? '') || own.has(nameOf(volume)))
      .map((volume) => ({
        claim: `${text(volume, 'spec', 'claimRef', 'namespace') ?? ''}/${text(volume, 'spec', 'claimRef', 'name') ?? ''}`,
        handle: text(volume, 'spec', 'csi', 'volumeHandle') ?? nameOf(volume),
        policy: text(volume, 'spec', 'persistentVolumeReclaimPolicy') ?? '',
      }));
  }

  /** Until claims and pods are as they will be. */
  async #untilBound(): Promise<void> {
    const until = Date.now() + 20_000;
    for (let last = '', since = Date.now(); Date.now() < until && Date.now() - since < 4_000;) {
      const now = JSON.stringify(
        (await this.#claims()).map((claim) => [nameOf(claim), text(claim, 'status', 'phase')]),
      );
      if (now !== last) [last, since] = [now, Date.now()];
      this.interrupt.throwIfAborted();
      await pause(300);
    }
  }

  /** Applies objects as a person does; what kubectl says where not all are taken. */
  async #apply(objects: readonly JsonObject[]): Promise<string> {
    const file = join(this.folder, 'apply.json');
    writeFileSync(file, listOf(objects));
    const [command, ...words] = this.kubectl;
    const { code, said } = await ended(command, [...words, ...this.#applying, '-f', file], {}, this.interrupt);
    return code === 0 ? '' : said;
  }

  #run(kill: number | undefined): Promise<Ended> {
    const env = {
      PATH: `${this.folder}:${process.env['PATH'] ?? ''}`,
      TIMEOUT: '90',
      POLL: '0.2',
      NAMESPACE: this.#names.namespaceFor(),
    };
    return ended(
      'sh',
      [join(this.folder, 'plan.sh'), '--yes'],
      kill === undefined ? env : { ...env, KILL: String(kill) },
      this.interrupt,
    );
  }

  #changes(): number {
    return Number(readFileSync(join(this.folder, 'count'), 'utf8'));
  }

  #log(): readonly string[] {
    return readFileSync(join(this.folder, 'log'), 'utf8').trimEnd().split('\n');
  }

  async #remove(): Promise<void> {
    const names = this.#names.namespaces();
    await all(names.map((name) => this.server.removeAll('apps/v1', 'deployments', name)));
    await all(names.map((name) => this.server.removeAll('apps/v1', 'statefulsets', name)));
    await all(names.map((name) => this.server.remove(namespace(name))));
    await all(names.map((name) => this.server.removeAll('v1', 'pods', name)));
    await all(names.map((name) => this.server.removeAll('v1', 'persistentvolumeclaims', name)));
    const ours = new Set(names);
    const volumes = (await this.server.list('v1', 'persistentvolumes')).filter((volume) =>
      ours.has(text(volume, 'spec', 'claimRef', 'namespace') ?? ''),
    );
    await all(volumes.map((volume) => this.server.remove({ ...volume, apiVersion: 'v1', kind: 'PersistentVolume' })));
  }
}
