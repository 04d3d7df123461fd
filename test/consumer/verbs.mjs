// Runs the command line of an installed package: what it prints is the same from a first run and from what that compiled, and
// whether or not anything is kept.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [OLD, NEW] = ['examples/yaml/database-v1.yaml', 'examples/yaml/database-v2.yaml'].map((file) => resolve(file));
const RUNS = [
  [['check', '--strict', NEW], 0, 'in 2 objects'],
  [['survival', NEW], 0, 'Deployment shop-db, container db'],
  [['changes', OLD, NEW], 1, 'error[pvc-renamed]'],
  [['plan', OLD, NEW], 0, 'Give the volume of claim shop-data to claim shop-database'],
  [['picture', '--format', 'mermaid', NEW], 0, 'flowchart LR'],
  [['convert', NEW], 0, ".mount('/var/lib/postgresql/data', shopDatabase"],
  [['explain', 'postgres:17'], 0, '/var/lib/postgresql/data'],
];

export function testVerbs(folder, installed) {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  const run = (words, more) => {
    const env = { ...process.env, FORCE_COLOR: '', NO_COLOR: '', XDG_CACHE_HOME: cache, ...more };
    const { status, stdout, stderr } = spawnSync(process.execPath, [installed, ...words], { encoding: 'utf8', env });
    return { status, out: stdout + stderr };
  };
  for (const [words, status, shown] of RUNS) {
    const runs = [{}, {}, { NODE_DISABLE_COMPILE_CACHE: '1' }].map((more) => run(words, more));
    for (const one of runs)
      if (one.status !== status || one.out !== runs[0].out || !one.out.includes(shown))
        throw new Error(`cdk8s-stateful ${words.join(' ')} exits with ${one.status}:\n${one.out}`);
  }
  const colours = ({ FORCE_COLOR, NO_COLOR = '' }) =>
    run(['changes', OLD, NEW], { FORCE_COLOR, NO_COLOR }).out.includes('\u001b[31m');
  const settings = [
    { FORCE_COLOR: '1' },
    { FORCE_COLOR: '0' },
    { FORCE_COLOR: '' },
    { FORCE_COLOR: '1', NO_COLOR: '1' },
  ];
  if (settings.map(colours).join() !== 'true,false,false,false')
    throw new Error(`colours: ${JSON.stringify(settings)} gives ${settings.map(colours).join()}`);
  console.log(`consumer: ${RUNS.length} verbs print the same at each run`);
}
