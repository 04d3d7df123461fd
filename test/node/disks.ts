import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { asNumber, type Json, type JsonObject } from '../../src/inventory/json';
import { objects, text } from '../cluster/fields';
import { TOKEN_LENGTH } from './writer';

const MEBIBYTE = 2 ** 20;
/** The folder, in that of a run, of the files behind the loop devices. */
const DISKS = 'disks';
/** Where devices are on a node. */
const DEVICES = 'mnt/devices';

/** Gives the node with a root folder a block device, which is a file in the run's folder. */
export function giveDisk(folder: string, root: string, name: string, mebibytes = 4): void {
  const file = join(folder, DISKS, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  truncateSync(file, mebibytes * MEBIBYTE);
  const device = execFileSync('losetup', ['--find', '--show', file], { encoding: 'utf8' }).trim();
  const place = join(root, DEVICES, name);
  mkdirSync(dirname(place), { recursive: true });
  execFileSync('mknod', [place, 'b', ...numbersOf(statSync(device).rdev)]);
}

/** The prefix of all disks of a run. */
export function headsOfDisks(folder: string): readonly string[] {
  return filesIn(join(folder, DISKS)).map((path) => {
    const file = openSync(path, 'r');
    const head = Buffer.alloc(TOKEN_LENGTH);
    readSync(file, head);
    closeSync(file);
    return head.toString('latin1');
  });
}

/** The backing files of a run's loop devices: its files, and devices that kubelets hold by another loop device. */
export function backingFiles(folder: string): readonly string[] {
  const roots = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const paths = [...roots.flatMap((root) => filesIn(join(root, DEVICES))), ...filesIn(join(folder, DISKS))];
  return paths.map((path) => {
    const { dev, ino } = statSync(path);
    return `${numbersOf(dev).join(':')} ${String(ino)}`;
  });
}

/** The loop devices with these backing files, in that order. */
export function loopDevices(backing: readonly string[]): readonly string[] {
  const columns = ['--list', '--json', '--output', 'NAME,BACK-MAJ:MIN,BACK-INO'];
  const out = execFileSync('losetup', columns, { encoding: 'utf8' });
  const devices = out === '' ? [] : objects(JSON.parse(out) as Json, 'loopdevices');
  const madeOf = (device: JsonObject): string =>
    `${text(device, 'back-maj:min')?.trim() ?? ''} ${String(asNumber(device['back-ino']))}`;
  return backing.flatMap((file) =>
    devices.filter((device) => madeOf(device) === file).map((one) => text(one, 'name') ?? ''),
  );
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function numbersOf(device: number): readonly [major: string, minor: string] {
  return [String(device >> 8), String(device & 0xff)];
}
