/** `npm run test:cluster [-- [--if-built] [--verdicts] paths…]`: manifests against a real API server. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtProgram, programPath } from './build';
import { Client } from './client';
import { Cluster } from './cluster';
import { startControlPlane } from './control-plane';
import { problemsOf, summaryOf, verdictOf, waitsOf } from './judge';
import { readKubeconfig } from './kubeconfig';
import { type Manifests, readManifests } from './manifests';
import { Server } from './server';
import { waves } from './waves';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function filesIn(path: string): readonly string[] {
  return existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(yaml|yml|json)$/.test(entry.name))
        .map((entry) => join(path, entry.name))
        .sort()
    : [];
}

interface Reached {
  readonly client: Client;
  readonly hollow: boolean;
  stop(): Promise<void>;
}

async function reach(): Promise<Reached> {
  const kubeconfig = process.env["KUBECONFIG"];
  if (kubeconfig !== undefined && kubeconfig !== '') {
    const client = new Client(readKubeconfig(kubeconfig));
    return { client, hollow: false, stop: () => Promise.resolve(client.close()) };
  }
  const program = builtProgram(say);
  const started = Date.now();
  const plane = await startControlPlane(program);
  say(`The control plane is up after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  const client = new Client(plane.access);
  return {
    client,
    hollow: true,
    stop: async () => {
      client.close();
      await plane.stop();
    },
  };
}

async function main(args: readonly string[]): Promise<number> {
  const flags = args.filter((word) => word.startsWith('--'));
  const paths = args.filter((word) => !word.startsWith('--'));
  if (flags.includes('--if-built') && !existsSync(programPath())) {
    say('test:cluster did not run: the control plane is not built (npm run test:cluster builds it).');
    return 0;
  }
  const folders = paths.length > 0 ? paths : ['dist', 'dist/published'];
  const manifests = folders
    .flatMap((path) => (/\.(yaml|yml|json)$/.test(path) ? [path] : filesIn(path)))
    .map((path) => readManifests(path));
  const reached = await reach();
  try {
    const server = new Server(reached.client);
    const cluster = new Cluster(server, { hollow: reached.hollow });
    await cluster.prepare(manifests.flatMap(({ objects }) => objects));
    return await judgeAll(manifests, cluster, flags.includes('--verdicts'));
  } finally {
    await reached.stop();
  }
}

async function judgeAll(all: readonly Manifests[], cluster: Cluster, verdicts: boolean): Promise<number> {
  let wrong = 0;
  const grouped = waves(all, (object) => /^(PersistentVolume|StorageClass|VolumeSnapshotClass)/.test(String(object["kind"])) && object["kind"] !== 'PersistentVolumeClaim');
  for (const wave of grouped) {
    const started = Date.now();
    for (const result of await cluster.tryAll(wave, () => undefined)) {
      if (verdicts) {
        const { verdict, reason } = verdictOf(result);
        say(`${result.manifests.name}  ${verdict}  ${reason}`);
        continue;
      }
      const problems = problemsOf(result);
      wrong += problems.length;
      say(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${result.manifests.name}: ${summaryOf(result)}`);
      for (const line of problems) say(`       ${line}`);
      for (const line of waitsOf(result)) say(`       waits: ${line}`);
    }
    say(`wave of ${String(wave.length)}: ${String((Date.now() - started) / 1000)} s`);
  }
  return wrong === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`test:cluster: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
