import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../src/inventory/json';
import { field } from '../../src/inventory/json';
import { readSightings, withWriters } from './writer';

const options = { imageFor: () => 'writer:1', morePaths: () => ['/var/lib/db'] };

function deployment(container: JsonObject): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app' },
    spec: { template: { spec: { containers: [container] } } },
  };
}

function written(manifest: JsonObject): JsonObject {
  return field(withWriters(manifest, options), 'spec', 'template', 'spec', 'containers', 0) as JsonObject;
}

const CONTAINER = {
  name: 'app',
  image: 'postgres:17',
  args: ['-c', 'fsync=off'],
  livenessProbe: { tcpSocket: { port: 5432 } },
  env: [{ name: 'PGDATA', value: '/data/pg' }],
  volumeMounts: [{ name: 'data', mountPath: '/data' }],
};

test('a writer takes the place of the program, and mounts what it mounted', () => {
  const { image, args, livenessProbe, volumeMounts } = written(deployment(CONTAINER));
  expect({ image, args, livenessProbe, volumeMounts }).toEqual({
    image: 'writer:1',
    args: undefined,
    livenessProbe: undefined,
    volumeMounts: CONTAINER.volumeMounts,
  });
});

test('a writer is told the mounts and the paths that nothing covers, beside the variables that are there', () => {
  expect(written(deployment(CONTAINER))['env']).toEqual([
    { name: 'PGDATA', value: '/data/pg' },
    { name: 'CDK8S_STATEFUL_PATHS', value: '/data:/var/lib/db' },
  ]);
});

test('what runs no containers stays as it is', () => {
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } };
  expect(withWriters(claim, options)).toBe(claim);
});

test('the second writer finds the token of the first, and a file of a directory that it may only read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-writer-'));
  try {
    const data = join(folder, 'data');
    mkdirSync(data);
    const file = join(folder, 'mode');
    writeFileSync(file, 'quick\n');
    const run = (): string => {
      const command = written(deployment(CONTAINER))['command'] as string[];
      const env = { ...process.env, CDK8S_STATEFUL_PATHS: `${data}:${file}` };
      return spawnSync('/bin/sh', [...command.slice(1, 4), 'once'], { env, encoding: 'utf8' }).stdout;
    };
    const [first, second] = [readSightings(run()), readSightings(run())];
    expect(first?.[0]).toMatchObject({ path: data, found: '' });
    expect(second?.[0]).toEqual({ path: data, found: first?.[0]?.now, now: first?.[0]?.now });
    expect(first?.[0]?.now).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.[1]).toEqual({ path: file, found: 'quick', now: 'quick' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a log is read when the writer is done with all paths', () => {
  expect(readSightings('path\t/data\t\tabc\n')).toBeUndefined();
  expect(readSightings('path\t/data\t\tabc\ndone\n')).toEqual([{ path: '/data', found: '', now: 'abc' }]);
});
