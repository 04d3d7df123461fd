import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { backingFiles, loopDevices } from './disks';

const PREFIX = 'cdk8s-stateful-node-';
const OWNER = 'pid';
const EMPTY_WITHIN = 10_000;
const CGROUPS = '/sys/fs/cgroup';

/** Creates the folder of a run, which contains all that the run writes except cgroups, which are named after it. */
export function makeWorkFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, OWNER), String(process.pid));
  return folder;
}

/** Removes the folder of a run, its cgroups and its loop devices, after its processes have ended, and their mounts with them. */
export function removeWorkFolder(folder: string): void {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8');
  if (mounts.includes(` ${folder}/`)) throw new Error(`${folder} has mounts in it: unmount them, then remove it`);
  for (const cgroup of cgroupsOf(basename(folder))) removeEmptied(cgroup);
  for (const device of loopDevices(backingFiles(folder))) execFileSync('losetup', ['--detach', device]);
  // Killed processes may still write for a moment.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** The folders of runs that ended without removing them. */
export function abandonedFolders(): readonly string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => !isAlive(folder));
}

function isAlive(folder: string): boolean {
  const owner = join(folder, OWNER);
  return existsSync(owner) && existsSync(`/proc/${readFileSync(owner, 'utf8')}`);
}

/** The roots of cgroups: one, or with version 1 one for each controller. */
export function cgroupRoots(): readonly string[] {
  if (existsSync(join(CGROUPS, 'cgroup.controllers'))) return [CGROUPS];
  const all = readdirSync(CGROUPS).map((name) => join(CGROUPS, name));
  return all.filter((root) => statSync(root).isDirectory() && existsSync(join(root, 'cgroup.procs')));
}

/** The maximum of a cgroup's share of the processors, by file of versions 1 and 2. */
const MOST = { 'cpu.shares': '262144', 'cpu.weight': '10000' };

/**
 * Creates a cgroup of a run and its parents, with the largest share. Otherwise all pods together get as much as a single process
 * outside, on a busy machine.
 */
export function makeCgroups(path: string): void {
  for (const root of cgroupRoots()) {
    mkdirSync(join(root, path), { recursive: true });
    for (const [file, value] of Object.entries(MOST))
      for (const place of [join(root, dirname(path), file), join(root, path, file)])
        if (existsSync(place)) writeFileSync(place, value);
  }
}

/** The cgroups of a run, by the name of its folder. */
export function cgroupsOf(name: string): readonly string[] {
  return cgroupRoots()
    .map((root) => join(root, name))
    .filter((path) => existsSync(path));
}

/** Removes a cgroup with those in it: the last process leaves it a moment after it was killed. */
export function removeEmptied(cgroup: string): void {
  const end = Date.now() + EMPTY_WITHIN;
  for (;;) {
    try {
      removeCgroup(cgroup);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** An empty cgroup is removed by rmdir, without deleting its files. */
function removeCgroup(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(path, entry.name));
  }
  rmdirSync(path);
}
