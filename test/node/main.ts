/**
 * `npm run test:node [-- [--clean] [--ends] [--write] [names]]`: observes what survives on nodes that run containers.
 * CONTRIBUTING.md says what it does and needs.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtProgram, type GoProgram } from '../cluster/build';
import { proveElsewhere } from './elsewhere';
import { endRuns } from './ends';
import { lacking } from './requirements';
import { abandonedFolders, makeWorkFolder, removeWorkFolder } from './work-folder';

const NODE: GoProgram = {
  source: join(__dirname, 'kubelet'),
  title: 'a node: the kubelet of Kubernetes v1.36.3 and a provisioner',
  effort: "This takes one to three minutes where the control plane's packages are built, once.",
};

const KUBECTL: GoProgram = {
  source: join(__dirname, 'kubectl'),
  title: 'a kubectl that takes no time to start',
  effort: 'This takes seconds, once.',
};

/** Namespaces that end with their first process, together with all processes in them. */
const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(words: readonly string[]): Promise<number> {
  if (process.env['KUBECONFIG'] !== undefined && !words.includes('--clean')) return proveElsewhere(words);
  const lack = lacking();
  if (lack !== undefined) {
    say(`test:node: not run: ${lack}.`);
    return 0;
  }
  if (words.includes('--clean')) {
    const folders = abandonedFolders();
    for (const folder of folders) removeWorkFolder(folder);
    say(folders.length === 0 ? 'There is nothing to clean.' : `Removed ${folders.join(', ')} and their cgroups.`);
    return 0;
  }
  if (words.includes('--ends')) return (await endRuns(say)).length === 0 ? 0 : 1;
  const programs = {
    controlPlane: builtProgram(say),
    node: builtProgram(say, NODE),
    kubectl: builtProgram(say, KUBECTL),
  };
  const folder = makeWorkFolder();
  // A Ctrl-C also reaches the run, which ends; this process removes what the run leaves.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGKILL'));
  const inside = [
    process.execPath,
    '--import',
    'tsx',
    join(__dirname, 'inside.ts'),
    JSON.stringify({ folder, programs }),
  ];
  const child = spawn('unshare', [...NAMESPACES, '/bin/sh', '-c', '"$@"; exit $?', 'sh', ...inside, ...words], {
    // Kept open as long as this process lives.
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        resolve(code ?? 130);
      });
    });
  } finally {
    removeWorkFolder(folder);
  }
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`test:node: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
