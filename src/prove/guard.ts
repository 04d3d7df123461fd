import { spawn } from 'node:child_process';
import type { Cluster } from './cluster';

/** A program that, when its standard input closes because the parent ended, removes the namespace and its retained volumes. */
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

/** Starts a process that removes the namespace if this process is interrupted or killed. */
export function guard({ namespace, flags }: Cluster): { readonly dismiss: () => void } {
  const child = spawn(process.execPath, ['-e', REMOVE, namespace, ...flags], {
    // A separate process group, which no Ctrl-C reaches.
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
