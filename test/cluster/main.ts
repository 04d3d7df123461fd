/**
 * `npm run test:cluster [-- [--if-built] [--write] [--verdicts] [--plans] [--faults] [--live] [files and folders]]`: manifests against a real API server.
 * CONTRIBUTING.md says what it does and needs.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from './build';
import { Cluster } from './cluster';
import { connect, type Connection } from './connection';
import { exampleManifests } from './examples';
import { type Manifests, readAll, readVersions } from './manifests';
import { faults, plans } from './plans';
import { randomPrograms } from './random-programs';
import { Run } from './run';
import { Server } from './server';
import { takenPrograms } from './taken';
import { fieldUpgrades, programUpgrades, ruleUpgrades } from './upgrade-samples';

const FLAGS: readonly string[] = ['--if-built', '--write', '--verdicts', '--upgrades', '--plans', '--faults', '--live'];
const PROGRAMS = 300;
/** The folder of further apps, with and without mistakes, if it exists. */
const APPS = join(__dirname, '..', '..', '..', 'shared', 'corpus');

class Interrupted extends Error {}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => word.startsWith('-') && !FLAGS.includes(word));
  if (unknown !== undefined) throw new Error(`there is no option ${unknown}: ${FLAGS.join(', ')}, files and folders`);
  if (words.includes('--if-built') && !existsSync(programPath())) {
    say('test:cluster did not run: its control plane is not built here (npm run test:cluster builds it once).');
    return 0;
  }
  const started = Date.now();
  const paths = words.filter((word) => !word.startsWith('-'));
  const versions = words.includes('--upgrades') ? paths.flatMap(readVersions) : [];
  const isOfFiles = !['--upgrades', '--plans', '--faults'].some((flag) => words.includes(flag));
  const given = isOfFiles ? paths.flatMap(readAll) : [];

  const connection = await connect(say);
  const interrupt = new AbortController();
  const cluster = new Cluster(new Server(connection.client), connection.hollow, interrupt.signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      say(`${signal}: cleaning up.`);
      interrupt.abort(new Interrupted(`interrupted by ${signal}`));
    });
  }
  try {
    say(`kube-apiserver ${connection.version}.`);
    const run = new Run(cluster, say);
    if (words.includes('--verdicts')) {
      await cluster.prepare(given);
      await run.verdicts(given);
    } else if (words.includes('--upgrades')) {
      await (paths.length > 0 ? run.versions(versions, connection.kubectl) : upgrades(run, connection));
    } else if (words.includes('--plans') || words.includes('--faults')) {
      const report = (problems: readonly string[]): void => {
        run.report(problems);
      };
      await (words.includes('--plans') ? plans : faults)(cluster, connection, paths, { say, report });
    } else if (words.includes('--live')) {
      await live(run, connection, given.length > 0 ? given : exampleManifests(), cluster);
    } else if (given.length > 0) {
      await cluster.prepare(given);
      await run.examples(given, connection.kubectl);
    } else await everything(run, cluster, connection, words.includes('--write'));
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`${run.problems === 0 ? 'Nothing is wrong' : `${run.problems} WRONG`}; ${seconds} s.`);
    return run.problems === 0 ? 0 : 1;
  } catch (error) {
    // Ctrl-C also ends the control plane: errors after that aren't reported.
    interrupt.signal.throwIfAborted();
    throw error;
  } finally {
    try {
      // Unnecessary where the control plane ends anyway.
      if (!connection.hollow) await cluster.leave();
    } finally {
      await connection.close();
    }
  }
}

async function everything(run: Run, cluster: Cluster, connection: Connection, write: boolean): Promise<void> {
  const { hollow, kubectl, version } = connection;
  const examples = exampleManifests();
  const programs = hollow ? randomPrograms(PROGRAMS) : [];
  const apps = hollow && existsSync(APPS) ? readAll(APPS) : [];
  const taken = hollow ? takenPrograms() : [];
  await cluster.prepare([...examples, ...programs, ...apps]);
  await cluster.serve(taken);
  await run.examples(examples, kubectl);
  if (!hollow) {
    say("Random programs and the rules' bad manifests are for a control plane of our own: not run here.");
    return;
  }
  await run.programs(programs);
  if (kubectl !== undefined) {
    await run.live(examples, kubectl);
    await run.liveChanges(kubectl);
  }
  await run.tables({ apps, version, write });
  await run.nearMisses();
  await run.taken(taken);
  await upgrades(run, connection);
}

/** Compares a cluster with the files that were applied. */
async function live(
  run: Run,
  { kubectl, hollow }: Connection,
  examples: readonly Manifests[],
  cluster: Cluster,
): Promise<void> {
  if (kubectl === undefined || !hollow) {
    say('What runs is compared with files in a control plane of our own: not run here.');
    return;
  }
  await cluster.prepare(examples);
  await run.live(examples, kubectl);
  await run.liveChanges(kubectl);
}

/** The number of random programs in two versions. */
const PROGRAM_PAIRS = 200;

async function upgrades(run: Run, { kubectl, hollow }: Connection): Promise<void> {
  if (kubectl === undefined || !hollow) {
    say('Versions over versions are for a control plane of our own: not run here.');
    return;
  }
  const programs = programUpgrades(randomPrograms(PROGRAM_PAIRS * 2).slice(0, PROGRAM_PAIRS));
  await run.upgrades(
    {
      'fields of each kind': fieldUpgrades(),
      'rules of changes': ruleUpgrades(),
      'versions of apps': readVersions(join(__dirname, 'versions')),
      'random programs': programs,
    },
    kubectl,
  );
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`test:cluster: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof Interrupted ? 130 : 2;
  },
);
