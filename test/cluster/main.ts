/**
 * `npm run test:cluster [-- [--if-built] [--write] [--verdicts] [files and folders]]`: manifests against a real API server.
 * CONTRIBUTING.md says what it does and needs.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from './build';
import { Cluster } from './cluster';
import { connect } from './connection';
import { text } from './fields';
import { readFile } from './manifests';
import { randomPrograms } from './random-programs';
import { Run } from './run';
import { Server } from './server';

/** What the examples' programs write. */
const EXAMPLES = ['dist'];
const PROGRAMS = 300;
/** Apps with and without mistakes, beside the project, where they are there. */
const APPS = join(__dirname, '..', '..', '..', 'shared', 'corpus');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function filesOf(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { encoding: 'utf8', recursive: true })
    .filter((name) => /\.(yaml|yml|json)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

async function main(words: readonly string[]): Promise<number> {
  const flags = new Set(words.filter((word) => word.startsWith('--')));
  const given = words.filter((word) => !word.startsWith('--'));
  if (flags.has('--if-built') && !existsSync(programPath())) {
    say('test:cluster did not run: its control plane is not built here (npm run test:cluster builds it once).');
    return 0;
  }
  const started = Date.now();
  const manifests = (given.length > 0 ? given : EXAMPLES).flatMap(filesOf).map(readFile);
  const programs = given.length > 0 ? [] : randomPrograms(PROGRAMS);
  const apps = given.length > 0 || !existsSync(APPS) ? [] : filesOf(APPS).map(readFile);

  const connection = await connect(say);
  const server = new Server(connection.client);
  const cluster = new Cluster(server, connection.hollow);
  const leave = async (): Promise<void> => {
    try {
      if (!connection.hollow) await cluster.leave();
    } finally {
      await connection.close();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      say(`${signal}: cleaning up.`);
      void leave().finally(() => process.exit(130));
    });
  }
  try {
    const { body } = await connection.client.get('/version');
    const version = text(body, 'gitVersion') ?? '';
    say(`kube-apiserver ${version}; ${manifests.length} files.`);
    await cluster.prepare([...manifests, ...programs, ...apps]);
    const run = new Run(cluster, say);
    if (flags.has('--verdicts')) await run.verdicts(manifests);
    else await run.examples(manifests, connection.kubectl);
    if (connection.kubectl === undefined) say('kubectl diff did not run: there is no kubectl on PATH.');
    if (given.length === 0 && connection.hollow) {
      await run.programs(programs);
      await run.tables({ apps, version, write: flags.has('--write') });
      await run.nearMisses();
    } else if (given.length === 0) {
      say("Random programs and the rules' bad manifests are for a control plane of our own: not run here.");
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`${run.problems === 0 ? 'Nothing is wrong' : `${run.problems} WRONG`}; ${seconds} s.`);
    return run.problems === 0 ? 0 : 1;
  } finally {
    await leave();
  }
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`test:cluster: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
