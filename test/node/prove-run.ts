import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A running `cdk8s-stateful prove`. */
export interface ProveRun {
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly said: string }>;
  readonly said: () => string;
  /** As a terminal sends it, to all processes of the command. */
  readonly end: (signal: NodeJS.Signals) => void;
}

/** The arguments with which node proves manifests, which are written to a file in a folder. */
export function proveWords(folder: string, name: string, yaml: string, words: readonly string[]): readonly string[] {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, yaml);
  const args = ['prove', file, '--yes', '--no-config', '--timeout', '300', ...words];
  return ['--import', 'tsx', join(__dirname, 'cli.ts'), ...args];
}

/** The settings to start it with: kubectl is in the folder. */
export interface ProveEnvironment {
  readonly folder: string;
  readonly kubeconfig: string;
}

export function startProve(
  environment: ProveEnvironment,
  name: string,
  yaml: string,
  words: readonly string[],
): ProveRun {
  return started(environment, proveWords(environment.folder, name, yaml, words));
}

/** Starts `npm run test:node` on an existing cluster. */
export function startElsewhere(environment: ProveEnvironment, words: readonly string[]): ProveRun {
  return started(environment, ['--import', 'tsx', join(__dirname, 'main.ts'), ...words]);
}

function started({ folder, kubeconfig }: ProveEnvironment, words: readonly string[]): ProveRun {
  const child = spawn(process.execPath, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, KUBECONFIG: kubeconfig, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve));
  return {
    ended: ended.then((code) => ({ code, out, said })),
    said: () => said,
    end: (signal) => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    },
  };
}
