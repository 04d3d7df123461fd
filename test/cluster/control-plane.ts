import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Json } from '../../src/inventory/json';
import type { Access } from './client';
import { text } from './fields';

/** A control plane on loopback. */
export interface ControlPlane {
  readonly access: Access;
  /** Its folder with a kubeconfig, deleted when it stops. */
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * Starts a control plane. It ends, with its processes and its folder, when its standard input closes, also if this process ends.
 *
 * @param kubelets whether kubelets will join it
 */
export async function startControlPlane(program: string, { kubelets = false } = {}): Promise<ControlPlane> {
  // Otherwise garbage collection takes a fifth of its time.
  const child = spawn(program, kubelets ? ['with-kubelets'] : [], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, GOGC: '400' },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const line = await Promise.race([firstLine(child), ended]);
  if (line === undefined) throw new Error(`the control plane did not start: ${said.trim()}`);
  const printed = JSON.parse(line) as Json;
  const [server, ca, folder] = [text(printed, 'server'), text(printed, 'ca'), text(printed, 'folder')];
  if (server === undefined || ca === undefined || folder === undefined) {
    throw new Error(`the control plane printed ${line}`);
  }
  return {
    access: { server, token: text(printed, 'token'), ca: readFileSync(ca, 'utf8') },
    folder,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (child.stdout === null) resolve(undefined);
    else createInterface(child.stdout).once('line', resolve);
  });
}
