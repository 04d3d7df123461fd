import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../cli/files';
import { onlyOnPath } from '../source/programs';

/** Writes down what it is asked, and knows one volume. */
const KUBECTL = `
require('node:fs').appendFileSync(require('node:path').join(__dirname, '..', 'calls'), process.argv.slice(2).join(' ') + '\\n');
if (process.argv.includes('get')) process.stdout.write('pv-1\\n');
`;

test.each(['SIGKILL', 'SIGINT'] as const)(
  'what %s ends has its namespace and volumes removed',
  async (signal) => {
    const folder = newFolder();
    const restore = onlyOnPath(folder, { kubectl: KUBECTL });
    try {
      const calls = (): string =>
        existsSync(join(folder.path, 'calls')) ? readFileSync(join(folder.path, 'calls'), 'utf8') : '';
      const script = `require('tsx/cjs'); require('./src/prove/guard').guard({ namespace: 'tried', flags: ['--context=dev'] });
console.log('on guard'); setInterval(() => undefined, 1000);`;
      const child = spawn(process.execPath, ['-e', script], {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env },
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(calls()).toBe('');
      child.kill(signal);
      while (!calls().includes('patch')) await new Promise((resolve) => setTimeout(resolve, 50));
      const [removal, , patch] = calls().split('\n');
      expect(removal).toBe('--context=dev delete namespace tried --ignore-not-found');
      expect(patch).toBe(
        '--context=dev patch persistentvolume pv-1 --patch={"spec":{"persistentVolumeReclaimPolicy":"Delete"}}',
      );
    } finally {
      restore();
      folder.remove();
    }
  },
  60_000,
);
