import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAMS = ['unshare', 'pivot_root', 'ip', 'tar', 'losetup', 'containerd', 'ctr', 'runc'];
const PLUGINS = ['/usr/lib/cni', '/opt/cni/bin'];
const BUSYBOX = ['/bin/busybox', '/usr/bin/busybox'];

/** A sentence with what this machine lacks to be a node; undefined if it has everything. */
export function lacking(): string | undefined {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root, for namespaces, mounts and cgroups of its own';
  const missing = PROGRAMS.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (pluginFolder() === undefined) missing.push('the CNI plugins');
  if (busybox() === undefined) missing.push('a busybox that is linked statically');
  if (missing.length === 0) return undefined;
  return `there is no ${missing.join(', no ')} here; on Debian: apt-get install containerd runc containernetworking-plugins busybox-static iproute2`;
}

/** Where the CNI plugins are. */
export function pluginFolder(): string | undefined {
  return PLUGINS.find((folder) => existsSync(`${folder}/bridge`));
}

/** A statically linked busybox. */
export function busybox(): string | undefined {
  return BUSYBOX.find((path) => existsSync(path) && spawnSync('ldd', [path]).status !== 0);
}
