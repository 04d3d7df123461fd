import { spawn } from 'node:child_process';
import { ApplyMethod } from '../../src/change/apply-method';
import { changesBetween } from '../../src/change/between';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { label, nameOf, text } from './fields';
import type { Kubectl } from './kubectl';
import type { Upgrade } from './manifests';
import { OwnNames } from './own-names';
import { message, type Server } from './server';
import { namespace, untilGone, untilUsable } from './trial';
import { all, pause } from './wait';
import { waves } from './waves';

/** The results of the API server and of the comparison for an object of a new version. */
export interface UpgradeAnswer {
  readonly upgrade: string;
  readonly way: ApplyMethod;
  readonly object: string;
  /** Why the server refuses it; undefined where it accepts it. */
  readonly refusal: string | undefined;
  /** The worst finding of the comparison, as `severity rule`. */
  readonly found: string | undefined;
  /** How the two contradict each other. */
  readonly disagreement: string | undefined;
}

const LIMIT = 10_000;
const QUIET = 2_500;

/** Applies versions over each other with kubectl, client-side or server-side. */
export class Upgrades {
  /** Upgrades whose old version was refused, with the reason. */
  public readonly untried: string[] = [];
  #count = 0;

  public constructor(
    private readonly server: Server,
    private readonly kubectl: Kubectl,
    private readonly interrupt: AbortSignal,
  ) {}

  public async tryAll(upgrades: readonly Upgrade[], way: ApplyMethod): Promise<readonly UpgradeAnswer[]> {
    const answers: UpgradeAnswer[] = [];
    for (const wave of waves(upgrades).flatMap((one) => apart(one as readonly Upgrade[]))) {
      this.interrupt.throwIfAborted();
      answers.push(...(await this.#tryWave(wave, way)));
    }
    return answers;
  }

  async #tryWave(wave: readonly Upgrade[], way: ApplyMethod): Promise<readonly UpgradeAnswer[]> {
    const trials = await all(wave.map((upgrade) => this.#prepared(upgrade)));
    const names = trials.flatMap(({ names: own }) => own.namespaces());
    await this.#apply(names.map(namespace), ApplyMethod.SERVER_SIDE);
    await untilUsable(names, this.server);
    const refusedBefore = await this.#apply(
      trials.flatMap(({ before }) => before),
      way,
    );
    await this.#untilBound(names);
    const usable = trials.filter(({ before, upgrade, names: own }) => {
      const refusal = before.flatMap((object) => refusedBefore.get(label(object)) ?? [])[0];
      if (refusal !== undefined) this.untried.push(`${upgrade.name} (${way}): ${own.restored(refusal)}`);
      return refusal === undefined;
    });
    const invalid = new Set<string>();
    await all(
      usable.flatMap(({ after }) =>
        after.map(async (object) => {
          if (await this.#isInvalid(object, way)) invalid.add(label(object));
        }),
      ),
    );
    const refused = await this.#apply(
      usable.flatMap(({ after }) => after).filter((object) => !invalid.has(label(object))),
      way,
    );
    const clusterWide = trials.flatMap(({ before, after }) =>
      [...before, ...after].filter(
        (object) => text(object, 'metadata', 'namespace') === undefined && text(object, 'kind') !== 'Namespace',
      ),
    );
    await all([...names.map(namespace), ...clusterWide].map((object) => this.server.remove(object)));
    await all(names.map((name) => this.server.removeAll('v1', 'persistentvolumeclaims', name)));
    await untilGone(
      clusterWide.filter((object) => text(object, 'kind') === 'StorageClass'),
      this.server,
    );
    return usable.flatMap((trial) => answersOf(trial, refused, invalid, way));
  }

  async #prepared(upgrade: Upgrade): Promise<Trial> {
    const names = new OwnNames(`u${++this.#count}`, upgrade.inventory, upgrade.next.inventory);
    const moved = (objects: readonly JsonObject[]): Promise<readonly JsonObject[]> =>
      all(
        objects.map(async (object) => {
          const resource = await this.server.resource(object);
          return resource === undefined ? [] : [names.moved(object, resource.namespaced)];
        }),
      ).then((lists) => lists.flat());
    return { upgrade, names, before: await moved(upgrade.objects), after: await moved(upgrade.next.objects) };
  }

  /** Whether an object is refused regardless of the old version: a copy with another name is refused, too. */
  async #isInvalid(object: JsonObject, way: ApplyMethod): Promise<boolean> {
    const copy = copyOf(object);
    const dryRun = { dryRun: true };
    const answers = [
      await this.server.create(copy, dryRun),
      ...(way === ApplyMethod.SERVER_SIDE ? [await this.server.apply(copy, dryRun)] : []),
    ];
    return answers.some(
      ({ status, body }) => status >= 300 && status !== 409 && !message(body).includes('strict decoding'),
    );
  }

  async #untilBound(namespaces: readonly string[]): Promise<void> {
    const ours = new Set(namespaces);
    const until = Date.now() + LIMIT;
    for (let [last, since] = ['', Date.now()]; Date.now() < until && Date.now() - since < QUIET;) {
      const claims = (await this.server.list('v1', 'persistentvolumeclaims')).filter((claim) =>
        ours.has(text(claim, 'metadata', 'namespace') ?? ''),
      );
      const open = claims
        .filter((claim) => text(claim, 'status', 'phase') === 'Pending')
        .map((claim) => `${text(claim, 'metadata', 'namespace') ?? ''}/${nameOf(claim)}`);
      if (open.length === 0) return;
      const now = open.sort().join();
      if (now !== last) [last, since] = [now, Date.now()];
      await pause(200);
    }
  }

  /** The objects that kubectl could not apply: the reason by `Kind/name`. */
  async #apply(objects: readonly JsonObject[], way: ApplyMethod): Promise<ReadonlyMap<string, string>> {
    if (objects.length === 0) return new Map();
    const words = way === ApplyMethod.SERVER_SIDE ? ['--server-side', '--force-conflicts'] : [];
    const [command, ...first] = this.kubectl;
    const child = spawn(command, [...first, 'apply', '--validate=false', ...words, '-f', '-']);
    let [printed, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdin.on('error', () => undefined).end(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    const done = new Set(printed.split('\n').map((line) => line.split(' ')[0]?.replace(/^([^./]+)[^/]*/, '$1') ?? ''));
    const lines = said.split('\n');
    return new Map(
      objects
        .filter((object) => !done.has(`${(text(object, 'kind') ?? '').toLowerCase()}/${nameOf(object)}`))
        .map((object) => [
          label(object),
          lines.find((line) => line.includes(`"${nameOf(object)}"`) || line.includes(`/${nameOf(object)};`)) ??
            said.slice(0, 200),
        ]),
    );
  }
}

/** A copy of an object with an unused name; a CustomResourceDefinition is named after its kind. */
function copyOf(object: JsonObject): JsonObject {
  const [kind, name] = [text(object, 'kind'), nameOf(object)];
  if (kind === 'CustomResourceDefinition') {
    const names = [text(object, 'spec', 'names', 'plural'), text(object, 'spec', 'names', 'kind')];
    const given = names.filter((one) => one !== undefined && one !== '');
    const copied = given.reduce<string>((json, one = '') => json.replaceAll(one, `${one}q`), JSON.stringify(object));
    return JSON.parse(copied) as JsonObject;
  }
  return {
    ...object,
    metadata: { name: `${name.slice(0, 50)}-copy`, namespace: text(object, 'metadata', 'namespace') },
  };
}

interface Trial {
  readonly upgrade: Upgrade;
  readonly names: OwnNames;
  readonly before: readonly JsonObject[];
  readonly after: readonly JsonObject[];
}

/** Upgrades with objects of the same kind and name run in different waves, because kubectl's output has no namespaces. */
function apart(upgrades: readonly Upgrade[]): readonly (readonly Upgrade[])[] {
  const groups: { readonly upgrades: Upgrade[]; readonly labels: Set<string> }[] = [];
  for (const upgrade of upgrades) {
    const labels = [...upgrade.objects, ...upgrade.next.objects].map(label);
    let group = groups.find((one) => !labels.some((name) => one.labels.has(name)));
    if (group === undefined) groups.push((group = { upgrades: [], labels: new Set() }));
    group.upgrades.push(upgrade);
    for (const name of labels) group.labels.add(name);
  }
  return groups.map((group) => group.upgrades);
}

function answersOf(
  { upgrade, before, after, names }: Trial,
  refused: ReadonlyMap<string, string>,
  invalid: ReadonlySet<string>,
  way: ApplyMethod,
): readonly UpgradeAnswer[] {
  const inventory = (objects: readonly JsonObject[]): Inventory =>
    new Inventory(objects.map((data) => new Manifest(data, { path: upgrade.name })));
  const [old, next] = [inventory(before), inventory(after)];
  const facts = { defaultClass: old.defaultClass ?? '' };
  const changes = changesBetween(new Inventory(old.manifests, facts), new Inventory(next.manifests, facts), {
    apply: way,
  });
  const kept = new Set(before.map(label));
  return next.manifests
    .filter(({ data }) => kept.has(label(data)) && !invalid.has(label(data)))
    .map((manifest) => {
      const findings = changes.findings.filter((finding) => finding.manifest?.key === manifest.key);
      const isRejected = changes.objects.some(
        (object) => object.manifest.key === manifest.key && object.effect === 'rejected',
      );
      const worst = findings.find(({ severity }) => severity === 'error') ?? findings[0];
      const refusal = refused.get(label(manifest.data));
      return {
        upgrade: upgrade.name,
        way,
        object: label(manifest.data),
        refusal: refusal === undefined ? undefined : names.restored(refusal),
        found: worst === undefined ? undefined : `${worst.severity} ${worst.rule}`,
        disagreement: disagreementOf(refusal !== undefined, isRejected, findings.length > 0),
      };
    });
}

function disagreementOf(isRefused: boolean, isRejected: boolean, isTold: boolean): string | undefined {
  if (isRefused && !isTold) return 'is refused, and nothing is found';
  return isRejected && !isRefused ? 'is taken, and is said to be refused' : undefined;
}
