import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { planBetween } from '../../src/plan/plan';
import { delivered } from '../../src/plan/delivery';
import { script } from '../../src/plan/report/script';
import type { JsonObject } from '../../src/inventory/json';
import { asObject, asString, field } from '../../src/inventory/json';
import { inventoryOf } from '../check/inventory-of';
import { kubectl, type Answer, type Cluster } from './fake-kubectl.cjs';

/** How a run of the script ended. */
export interface Ended {
  /** null: killed. */
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Asks the test process, through files, for the output of kubectl. */
const STUB = `#!/bin/sh
printf '%s\\0' "$@" > "$FAKE/$$.words"
case "$*" in *'-f -') cat > "$FAKE/$$.stdin" ;; *) : > "$FAKE/$$.stdin" ;; esac
mkfifo "$FAKE/$$.answer"
echo $$ > "$FAKE/requests"
. "$FAKE/$$.answer"
`;

/** A cluster in memory with the old version, and the script of the plan to the new one. */
export class FakeCluster {
  readonly cluster: Cluster = { objects: {}, faults: {}, changes: [], serial: 0 };
  /** Called after each change, with how many there were. */
  onChange: ((changes: number, cluster: Cluster) => void) | undefined;
  readonly #script: string;
  readonly #new: string;
  readonly #fake: string;
  #child: ChildProcess | undefined;
  #kill: number | undefined;

  constructor(
    private readonly folder: string,
    old: string,
    next: string,
  ) {
    this.#fake = join(folder, 'fake');
    mkdirSync(this.#fake, { recursive: true });
    execFileSync('mkfifo', [join(this.#fake, 'requests')]);
    writeFileSync(join(folder, 'kubectl'), STUB, { mode: 0o755 });
    this.#script = join(folder, 'plan.sh');
    this.#new = join(folder, 'new.json');
    const [before, after] = [inventoryOf(old), inventoryOf(next)];
    writeFileSync(this.#new, JSON.stringify({ items: after.manifests.map(({ data }) => data) }));
    const apply = `kubectl apply -f '${this.#new}'`;
    writeFileSync(this.#script, script(delivered(planBetween(before, after), { apply }), apply));
    for (const { data } of before.manifests)
      this.#answer(['apply', '-f', 'old'], '', JSON.stringify({ items: [data] }));
    this.cluster.changes.length = 0;
  }

  /** Runs the script, and kills it with all its processes after so many changes in total. */
  async run({
    kill,
    words = ['--yes'],
    shell = ['sh'],
  }: {
    readonly kill?: number;
    readonly words?: readonly string[];
    readonly shell?: readonly [string, ...string[]];
  } = {}): Promise<Ended> {
    this.#kill = kill;
    // A child process reads the named pipe: it never ends, so a read in Node itself would wait forever.
    const requests = spawn('sh', ['-c', 'exec cat <>"$0"', join(this.#fake, 'requests')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    createInterface(requests.stdout).on('line', (id) => {
      this.#serve(id);
    });
    try {
      return await this.#spawn(shell, words);
    } finally {
      requests.kill();
    }
  }

  /** The disks that claims have, by the names of the claims. */
  get disks(): Readonly<Record<string, string | undefined>> {
    const { objects } = this.cluster;
    return Object.fromEntries(
      Object.entries(objects)
        .filter(([key]) => key.startsWith('persistentvolumeclaim/'))
        .map(([key, claim]) => {
          const volume = objects[`persistentvolume//${asString(field(claim, 'spec', 'volumeName')) ?? ''}`];
          return [key.slice('persistentvolumeclaim/'.length), asString(field(volume, 'spec', 'csi', 'volumeHandle'))];
        }),
    );
  }

  /** All disks that there are, whoever has them. */
  get allDisks(): readonly string[] {
    return this.#volumes.map((volume) => asString(field(volume, 'spec', 'csi', 'volumeHandle')) ?? '').sort();
  }

  /** The marks of plans that volumes still have. */
  get marks(): readonly unknown[] {
    return this.#volumes.flatMap(
      (volume) => asObject(field(volume, 'metadata', 'labels'))['stateful.cdk8s.io/plan'] ?? [],
    );
  }

  get #volumes(): readonly JsonObject[] {
    return Object.entries(this.cluster.objects)
      .filter(([key]) => key.startsWith('persistentvolume/'))
      .map(([, volume]) => volume);
  }

  #answer(words: readonly string[], stdin: string, file?: string): Answer {
    return kubectl(this.cluster, words, stdin, (name) => file ?? readFileSync(name, 'utf8'));
  }

  #serve(id: string): void {
    const at = (end: string): string => join(this.#fake, `${id}.${end}`);
    const words = readFileSync(at('words'), 'utf8').split('\0').slice(0, -1);
    const { code, out, error, changed } = this.#answer(words, readFileSync(at('stdin'), 'utf8'));
    if (changed) this.onChange?.(this.cluster.changes.length, this.cluster);
    if (changed && this.cluster.changes.length === this.#kill && this.#child?.pid !== undefined) {
      process.kill(-this.#child.pid, 'SIGKILL');
      return;
    }
    const print = (text: string): string => `printf '%s' '${text.replaceAll("'", String.raw`'\''`)}'`;
    writeFileSync(at('answer'), `${print(out)}\n${print(error)} >&2\nexit ${code}\n`);
    for (const end of ['words', 'stdin', 'answer']) rmSync(at(end));
  }

  #spawn([shell, ...options]: readonly [string, ...string[]], words: readonly string[]): Promise<Ended> {
    const child = spawn(shell, [...options, this.#script, ...words], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: `${this.folder}:${process.env['PATH'] ?? ''}`,
        FAKE: this.#fake,
        TIMEOUT: '1',
        POLL: '0.05',
      },
    });
    this.#child = child;
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    return new Promise((resolve, reject) =>
      child.on('error', reject).on('close', (code) => {
        resolve({ code, out, error });
      }),
    );
  }
}
