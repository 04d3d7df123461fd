import { spawn } from 'node:child_process';
import type { Cluster } from './cluster';

/** Removes the namespace when what holds its input open is gone, however that ended; then volumes that were retained. */
const REMOVE = `const { spawnSync } = require('node:child_process');
const [namespace, ...flags] = process.argv.slice(1);
const kubectl = (...args) => String(spawnSync('kubectl', [...flags, ...args], { windowsHide: true }).stdout ?? '');
process.stdin.resume().on('end', () => {
  process.stderr.write('\\ncdk8s-stateful: removing namespace ' + namespace + '\\n');
  kubectl('delete', 'namespace', namespace, '--ignore-not-found');
  const of = '{range .items[?(@.spec.claimRef.namespace=="' + namespace + '")]}{.metadata.name}{"\\\\n"}{end}';
  for (const volume of kubectl('get', 'persistentvolumes', '--output=jsonpath=' + of).split('\\n').filter(Boolean))
    kubectl('patch', 'persistentvolume', volume, '--patch={"spec":{"persistentVolumeReclaimPolicy":"Delete"}}');
});`;

/** Stands by to remove a namespace where this process can't, since it was interrupted or killed. */
export function guard({ namespace, flags }: Cluster): { readonly dismiss: () => void } {
  const child = spawn(process.execPath, ['-e', REMOVE, namespace, ...flags], {
    // A process group of its own, which no Ctrl-C reaches.
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
    windowsHide: true,
  });
  child.unref();
  return {
    dismiss: () => {
      child.kill('SIGKILL');
      child.stdin.destroy();
    },
  };
}
