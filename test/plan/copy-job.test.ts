import { spawnSync } from 'node:child_process';
import { COPY_DEVICE, COPY_FILES } from '../../src/plan/copy-job';

test.each([
  ['files', COPY_FILES],
  ['a device', COPY_DEVICE],
])('what copies %s is what a POSIX shell reads', (_, text) => {
  expect(spawnSync('sh', ['-n', '-c', text]).status).toBe(0);
});
