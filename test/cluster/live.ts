import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { ApplyMethod } from '../../src/change/apply-method';
import type { ObjectChange } from '../../src/change/between';
import { changesBetween } from '../../src/change/between';
import { allRules, runChecks } from '../../src/check/run';
import type { ClusterFacts } from '../../src/inventory/cluster';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { formatPath } from '../../src/inventory/path';
import type { ReadCluster } from '../../src/source/cluster';
import { readCluster } from '../../src/source/cluster';
import { text } from './fields';
import type { Kubectl } from './kubectl';
import type { Manifests } from './manifests';
import { OwnNames } from './own-names';
import { onPath, readerOf } from './reader';
import type { Server } from './server';
import { namespace, untilGone, untilUsable } from './trial';
import { all, pause } from './wait';
import { waves } from './waves';

/** What becomes of manifests that are applied, read back from the cluster, and compared with themselves. */
export interface LiveAnswer {
  readonly name: string;
  /** Changes that are reported, although nothing changes. */
  readonly changes: readonly string[];
  /** Rules with findings only in the files, or only in the cluster. */
  readonly verdicts: readonly string[];
  /** The same for the next version, compared with the files and with the cluster. */
  readonly next: readonly string[];
}

interface Applied {
  readonly manifests: Manifests;
  readonly names: OwnNames;
  readonly objects: readonly JsonObject[];
  readonly next: readonly JsonObject[];
}

/** Rules that apply only to clusters. */
const OF_CLUSTER = allRules().flatMap(({ name, ofCluster }) => (ofCluster === true ? [name] : []));

/** How long controllers may take to fill in fields. */
const SETTLE = 3_000;

/** Applies manifests with kubectl, and reads them back as `--cluster` does. */
export class Live {
  readonly #run = randomBytes(3).toString('hex');
  #count = 0;

  public constructor(
    private readonly server: Server,
    private readonly kubectl: Kubectl,
    private readonly interrupt: AbortSignal,
  ) {}

  public async tryAll(manifests: readonly Manifests[], way: ApplyMethod): Promise<readonly LiveAnswer[]> {
    const answers: LiveAnswer[] = [];
    const restore = onPath(this.kubectl);
    try {
      for (const wave of waves(manifests)) {
        this.interrupt.throwIfAborted();
        answers.push(...(await this.#tryWave(wave, way)));
      }
    } finally {
      restore();
    }
    return answers;
  }

  async #tryWave(wave: readonly Manifests[], way: ApplyMethod): Promise<readonly LiveAnswer[]> {
    const applied = await all(wave.map((manifests) => this.#moved(manifests)));
    const namespaces = applied.flatMap(({ names }) => names.namespaces());
    await this.#apply(namespaces.map(namespace), ApplyMethod.SERVER_SIDE);
    await untilUsable(namespaces, this.server);
    await this.#apply(
      applied.flatMap(({ objects }) => objects),
      way,
    );
    await pause(SETTLE);
    const like = applied.flatMap(({ objects, next }) => [...objects, ...next].map(manifestOf));
    const read = readCluster(readerOf(this.kubectl), { alsoKindsOf: like });
    const there = new Set(read.manifests.map(({ key }) => key));
    const answers = applied
      .filter(({ objects }) => objects.every((object) => there.has(manifestOf(object).key)))
      .map((one) => answerOf(one, read, way));
    const clusterWide = applied.flatMap(({ objects }) =>
      objects.filter(
        (object) => text(object, 'metadata', 'namespace') === undefined && text(object, 'kind') !== 'Namespace',
      ),
    );
    // Node ports are released when Services are deleted.
    const services = applied.flatMap(({ objects }) => objects.filter((object) => text(object, 'kind') === 'Service'));
    await all([...namespaces.map(namespace), ...clusterWide, ...services].map((object) => this.server.remove(object)));
    await all(namespaces.map((name) => this.server.removeAll('v1', 'persistentvolumeclaims', name)));
    await untilGone(
      [...clusterWide.filter((object) => text(object, 'kind') === 'StorageClass'), ...services],
      this.server,
    );
    return answers;
  }

  async #moved(manifests: Manifests): Promise<Applied> {
    const { inventory, objects, next } = manifests;
    const inventories = [inventory, ...(next === undefined ? [] : [next.inventory])];
    const names = new OwnNames(`live-${this.#run}-${++this.#count}`, ...inventories);
    const moved = (given: readonly JsonObject[]): Promise<readonly JsonObject[]> =>
      all(
        given.map(async (object) => {
          const resource = await this.server.resource(object);
          return resource === undefined ? [] : [names.moved(object, resource.namespaced)];
        }),
      ).then((lists) => lists.flat());
    return { manifests, names, objects: await moved(objects), next: await moved(next?.objects ?? []) };
  }

  /** Returns the manifests that kubectl applied. */
  async #apply(objects: readonly JsonObject[], way: ApplyMethod): Promise<void> {
    const words = way === ApplyMethod.SERVER_SIDE ? ['--server-side', '--force-conflicts'] : [];
    const [command, ...first] = this.kubectl;
    const child = spawn(command, [...first, 'apply', '--validate=false', ...words, '-f', '-'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.on('error', () => undefined).end(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  }
}

function manifestOf(object: JsonObject): Manifest {
  return new Manifest(object, { path: '' });
}

function answerOf({ manifests, names, objects, next }: Applied, read: ReadCluster, apply: ApplyMethod): LiveAnswer {
  const own = new Set(names.namespaces());
  const written = objects.map(manifestOf);
  const keys = new Set(written.map(({ key }) => key));
  const live = read.manifests.filter(
    ({ namespace: home, key, kind, spec }) =>
      keys.has(key) ||
      own.has(home ?? '') ||
      (kind === 'PersistentVolume' && own.has(text(spec, 'claimRef', 'namespace') ?? '')),
  );
  const others = live.filter(({ key }) => !keys.has(key));
  const { objects: changed } = changesBetween(
    new Inventory(live, read.facts),
    new Inventory([...written, ...others], read.facts),
  );
  const found = (of: readonly Manifest[]): ReadonlySet<string> =>
    new Set(
      runChecks(new Inventory(of, { ...read.facts, complete: true }), { notes: false, skip: OF_CLUSTER }).map(
        ({ rule, severity, manifest, path }) => `${rule} (${severity}) ${manifest?.title ?? ''} ${path}`,
      ),
    );
  // Deletes objects that the next version doesn't have, as tools that prune do.
  const foundInChange = (
    before: readonly Manifest[],
    more: readonly Manifest[],
    facts: ClusterFacts,
  ): ReadonlySet<string> =>
    new Set(
      changesBetween(new Inventory(before, facts), new Inventory([...next.map(manifestOf), ...more], facts), {
        apply,
      }).findings.map(({ rule, severity, manifest }) =>
        names.restored(`${rule} (${severity}) ${manifest?.title ?? ''}`),
      ),
    );
  const nextKeys = new Set(next.map((object) => manifestOf(object).key));
  return {
    name: manifests.name,
    changes: changed.map(lineOf),
    verdicts: differences(found(written), found(live)),
    next: differences(
      foundInChange(written, [], {}),
      foundInChange(
        live,
        others.filter(({ key }) => !nextKeys.has(key)),
        read.facts,
      ),
    ),
  };
}

function differences(ofFiles: ReadonlySet<string>, ofCluster: ReadonlySet<string>): readonly string[] {
  return [
    ...[...ofFiles].filter((one) => !ofCluster.has(one)).map((one) => `only in files: ${one}`),
    ...[...ofCluster].filter((one) => !ofFiles.has(one)).map((one) => `only in the cluster: ${one}`),
  ];
}

function lineOf({ change, manifest, effect, leaves }: ObjectChange): string {
  return `${change} ${manifest.title}: ${effect}: ${leaves.map(({ path, before, after }) => `${formatPath(path)} ${JSON.stringify(before)} -> ${JSON.stringify(after)}`).join(', ')}`;
}
