import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../src/source/process';
import { runJobs } from '../../src/source/processes';
import { readApps } from '../../src/source/apps';
import type { TestFolder } from '../cli/files';
import { newFolder } from '../cli/files';
import { onlyOnPath } from './programs';

/** Says what it is given, and waits without end where it is told to. */
const ECHO = `#!/bin/sh
case "$1" in
  hang) exec /bin/sleep 600 ;;
  fail) echo no >&2; exit 3 ;;
esac
IFS='|'; printf %s "$*"
`;
/** Renders the first kustomization without end. */
const KUBECTL = `#!/bin/sh
case "$2" in */1) exec /bin/sleep 600 ;; esac
printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: b }\\n'
`;
const LIMIT = 1500;

let folder: TestFolder;
let restore: () => void;
beforeEach(() => {
  folder = newFolder();
  for (const [name, code] of Object.entries({ echo: ECHO, kubectl: KUBECTL }))
    chmodSync(folder.write(join('bin', name), code), 0o755);
  restore = onlyOnPath(folder, {});
});
afterEach(() => {
  restore();
  folder.remove();
});

const job = (name: string, ...args: readonly string[]) => ({ commands: [{ name, args }] });

test('programs end in the order in which they were asked for, whatever they take', () => {
  const names = Array.from({ length: 8 }, (_, i) => `$(touch ${i})`);
  const ends = runJobs(
    [...names.map((name) => job('echo', name, ';', '*')), job('echo', 'fail'), job('absent')],
    60_000,
  );
  expect(ends.map((ended) => (ended.kind === 'done' ? ended.out.toString() : ended))).toEqual([
    ...names.map((name) => `${name}|;|*`),
    { kind: 'failed', reason: 'no', out: Buffer.alloc(0) },
    { kind: 'absent' },
  ]);
});

test('the first program that there is runs', () => {
  const commands = ['absent', 'echo'].map((name) => ({ name, args: ['a'] }));
  for (const jobs of [[{ commands }], [{ commands }, { commands }]])
    for (const ended of runJobs(jobs, 60_000)) expect(ended).toEqual({ kind: 'done', out: Buffer.from('a') });
});

test('a program that takes too long is ended, and the others are not', () => {
  const reason = `took more than ${LIMIT / 1000} seconds`;
  expect(runProgram('echo', ['hang'], { timeLimit: LIMIT })).toMatchObject({ kind: 'failed', reason });
  const [hung, done] = runJobs([job('echo', 'hang'), job('echo', 'a')], LIMIT);
  expect([hung, done?.kind]).toMatchObject([{ kind: 'failed', reason }, 'done']);
});

test('a kustomization that is rendered without end is left out, and the rest is judged', () => {
  for (const name of ['a', 'b']) {
    folder.write(`repo/${name}/kustomization.yaml`, 'resources: [config.yaml]\n');
    folder.write(`repo/${name}/config.yaml`, `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`);
  }
  const { apps, skipped: leftOut } = readApps([join(folder.path, 'repo')], { timeLimit: LIMIT });
  expect(apps.map(({ manifests }) => manifests.map(({ name }) => name))).toEqual([['b']]);
  expect(leftOut).toEqual([
    {
      name: join(folder.path, 'repo/a'),
      reason: `can't be rendered: took more than ${LIMIT / 1000} seconds`,
      failed: true,
    },
  ]);
});
