import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { exampleOf } from '../../scripts/apps-page';
import { isWithin } from '../../src/check/paths';
import { runChecks } from '../../src/check/run';
import { allImageRows } from '../../src/images/lookup';
import { inventoryOf } from '../check/inventory-of';

/** The findings that depend on the rows of images. */
const RULES = [
  'data-partly-mounted',
  'data-path-not-mounted',
  'directory-named-after-pod',
  'emptydir-database',
  'file-system-unfit',
  'image-starts-as-root',
  'misspelt-variable',
  'mount-above-image-volume',
  'mount-hides-image-dir',
  'mount-over-system-dir',
  'nonroot-no-fsgroup',
  'pgdata-mount-root',
  'readonly-data',
  'second-writer',
];

/** One line of a list: an image, the paths that claims are mounted at, and `args=…`, `command=…` or variables. */
interface Line {
  readonly line: string;
  readonly image: string;
  readonly paths: readonly string[];
  readonly more: readonly string[];
}

function linesOf(list: string): readonly Line[] {
  const lines = readFileSync(join(__dirname, 'mounts', `${list}.txt`), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [image = '', paths = '', ...more] = line.split(' ');
      return { line, image, paths: paths.split(','), more };
    });
}

function containerOf({ image, paths, more }: Omit<Line, 'line'>): object {
  const env: { name: string; value: string }[] = [];
  const container: Record<string, unknown> = {
    name: 'app',
    image,
    env,
    volumeMounts: paths.map((mountPath, i) => ({ name: `data${i}`, mountPath })),
  };
  for (const setting of more) {
    const [name, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)];
    if (name === 'args' || name === 'command') container[name] = value.split(',');
    else env.push({ name, value });
  }
  return container;
}

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const LABELS = { app: 'app' };

function statefulSet(line: Omit<Line, 'line'>): readonly object[] {
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'app' },
      spec: {
        serviceName: 'app',
        selector: { matchLabels: LABELS },
        template: { metadata: { labels: LABELS }, spec: { containers: [containerOf(line)] } },
        volumeClaimTemplates: line.paths.map((_, i) => ({ metadata: { name: `data${i}` }, spec: CLAIM })),
      },
    },
  ];
}

function deployment(line: Omit<Line, 'line'>): readonly object[] {
  const names = line.paths.map((_, i) => `data${i}`);
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'app' },
      spec: {
        strategy: { type: 'Recreate' },
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            containers: [containerOf(line)],
            volumes: names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
          },
        },
      },
    },
    ...names.map((name) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: { ...CLAIM, storageClassName: 'fast' },
    })),
  ];
}

/** The errors and warnings of the checks for manifests. */
function alarms(manifests: readonly object[]): readonly string[] {
  const yaml = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
  return runChecks(inventoryOf(yaml), { only: RULES })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

test.each(linesOf('right').map((line) => [line.line, line] as const))('no alarm: %s', (_, line) => {
  expect(alarms(statefulSet(line))).toEqual([]);
  // The only finding about a Deployment with a directory in the right place.
  const others = alarms(deployment(line)).filter((alarm) => !alarm.startsWith('directory-named-after-pod'));
  expect(others).toEqual([]);
});

test.each(linesOf('wrong').map((line) => [line.line, line] as const))('an alarm: %s', (_, line) => {
  expect(alarms(statefulSet(line))).not.toEqual([]);
  expect(alarms(deployment(line))).not.toEqual([]);
});

const PARENTS = allImageRows().flatMap((row) => {
  const { volumes = [], data } = row;
  const image = exampleOf(row)?.image ?? '';
  return volumes
    .filter((volume) => data.some(({ path, role }) => role !== 'cache' && path !== undefined && isWithin(path, volume)))
    .map((volume) => dirname(volume))
    .filter((parent) => parent !== '/' && !volumes.some((volume) => isWithin(parent, volume)))
    .map((parent) => [image, parent] as const);
});

test.each(PARENTS)('a mount of %s at %s is above its VOLUME', (image, parent) => {
  expect(alarms(statefulSet({ image, paths: [parent], more: [] }))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^mount-above-image-volume: /)]),
  );
});
