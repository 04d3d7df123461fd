import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pause } from '../cluster/wait';
import { backingFiles, loopDevices } from './disks';
import { cgroupsOf } from './work-folder';

/** How a run is ended while its pods run. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
const BEGUN_WITHIN = 180_000;
const GONE_WITHIN = 20_000;
/** The kinds of namespaces that a run creates. */
const NAMESPACES = ['net', 'pid', 'mnt'] as const;

/** Interrupts runs. @returns what is left of them */
export async function endRuns(say: (line: string) => void): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const signal of SIGNALS) {
    const left = await leftAfter(signal);
    say(`${left.length === 0 ? 'ok  ' : 'FAIL'} ${signal}: ${left.length === 0 ? 'nothing is left' : left.join(', ')}`);
    problems.push(...left.map((what) => `${signal}: ${what}`));
  }
  return problems;
}

async function leftAfter(signal: (typeof SIGNALS)[number]): Promise<readonly string[]> {
  // A Ctrl-C of a terminal reaches all processes of its group.
  const run = spawn(process.execPath, mainWith('emptydir', 'local-block'), {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => run.once('close', resolve));
  let said = '';
  run.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const folderOf = (): string => /ready in (\S+)/.exec(said)?.[1] ?? '';
  await until(BEGUN_WITHIN, () => folderOf() !== '' && runsPods(folderOf()));
  const folder = folderOf();
  const namespaces = namespacesOf(folder);
  const backing = backingFiles(folder);
  if (folder === '' || namespaces.size === 0) throw new Error(`no run has begun: ${said}`);
  const pid = run.pid ?? 0;
  process.kill(signal === 'SIGINT' ? -pid : pid, signal);
  await ended;
  if (signal === 'SIGKILL') {
    await until(GONE_WITHIN, () => processesIn(namespaces).length === 0);
    await new Promise((resolve) =>
      spawn(process.execPath, mainWith('--clean'), { stdio: 'inherit' }).once('close', resolve),
    );
  }
  let left: readonly string[] = [];
  await until(GONE_WITHIN, () => (left = leftOf(folder, namespaces, backing)).length === 0);
  return left;
}

function mainWith(...words: readonly string[]): readonly string[] {
  return ['--import', 'tsx', join(__dirname, 'main.ts'), ...words];
}

function leftOf(folder: string, namespaces: ReadonlySet<string>, backing: readonly string[]): readonly string[] {
  const mounts = ids().filter((id) => read(`/proc/${id}/mountinfo`).includes(basename(folder)));
  return [
    ...processesIn(namespaces).map((id) => `process ${id}`),
    ...mounts.map((id) => `mounts of process ${id}`),
    ...cgroupsOf(basename(folder)).map((path) => `cgroup ${path}`),
    ...loopDevices(backing),
    ...(existsSync(folder) ? [`folder ${folder}`] : []),
  ];
}

function runsPods(folder: string): boolean {
  return ids().some((id) => read(`/proc/${id}/cgroup`).includes(`${basename(folder)}/node-1/kubepods/`));
}

/** The namespaces, other than this process's, of all processes that a run has started. */
function namespacesOf(folder: string): ReadonlySet<string> {
  const own = new Set(NAMESPACES.map((kind) => namespaceOf('self', kind)));
  const theirs = ids().filter((id) => read(`/proc/${id}/environ`).includes(folder));
  const all = theirs.flatMap((id) => NAMESPACES.map((kind) => namespaceOf(id, kind)));
  return new Set(all.filter((name) => name !== '' && !own.has(name)));
}

function processesIn(namespaces: ReadonlySet<string>): readonly string[] {
  return ids().filter((id) => NAMESPACES.some((kind) => namespaces.has(namespaceOf(id, kind))));
}

function namespaceOf(id: string, kind: string): string {
  try {
    return readlinkSync(`/proc/${id}/ns/${kind}`);
  } catch {
    return '';
  }
}

function ids(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

async function until(limit: number, isSo: () => boolean): Promise<void> {
  const end = Date.now() + limit;
  while (!isSo() && Date.now() < end) await pause(100);
}
