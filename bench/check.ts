/**
 * Measures the checks, compared with parsing the same YAML with the `yaml` package, and with cdk8s' synthesis of the same app.
 * Run by `npm run bench:check`; compiled code is measured.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { buildSync } from 'esbuild';
import { parseAllDocuments, stringify } from 'yaml';
import type { Inventory as InventoryClass } from '../src/inventory/inventory';

// Measures compiled code, as apps run it.
buildSync({
  entryPoints: ['inventory/inventory', 'inventory/read', 'check/run', 'check/attach'].map((name) => `src/${name}.ts`),
  outdir: 'build/bench',
  outbase: 'src',
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
});
const { Inventory } = require('../build/bench/inventory/inventory') as typeof import('../src/inventory/inventory');
const { readManifests } = require('../build/bench/inventory/read') as typeof import('../src/inventory/read');
const { runChecks } = require('../build/bench/check/run') as typeof import('../src/check/run');
const { attachChecks } = require('../build/bench/check/attach') as typeof import('../src/check/attach');

/** The five objects of an app with a volume. */
function app(index: number): Record<string, unknown>[] {
  const name = `story-${index}`;
  const labels = { app: name };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { folder: 'story' } },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteMany'],
        storageClassName: 'static',
        persistentVolumeReclaimPolicy: 'Retain',
        nfs: { server: 'nas.example', path: `/export/${name}` },
        claimRef: { name, namespace: 'default' },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteMany'],
        storageClassName: 'static',
        volumeName: name,
        resources: { requests: { storage: '1Gi' } },
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name: 'story',
                image: 'codongmin/kub-data-demo:1',
                ports: [{ containerPort: 3000 }],
                env: [{ name: 'STORY_FOLDER', valueFrom: { configMapKeyRef: { name, key: 'folder' } } }],
                volumeMounts: [{ name: 'story-volume', mountPath: '/app/story' }],
              },
            ],
            volumes: [{ name: 'story-volume', persistentVolumeClaim: { claimName: name } }],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 3000 }] },
    },
  ];
}

/** CPU time, which is more reliable than wall time on a busy machine. */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function fromYaml(objects: number): void {
  const text = Array.from({ length: objects / 5 }, (_, i) =>
    app(i)
      .map((object) => stringify(object))
      .join('---\n'),
  ).join('---\n');
  const parse: number[] = [];
  const read: number[] = [];
  const check: number[] = [];
  for (let round = 0; round < 3; round++) {
    parse.push(milliseconds(() => parseAllDocuments(text).map((document) => document.toJS() as unknown)));
    let manifests: InventoryClass['manifests'] = [];
    read.push(milliseconds(() => (manifests = readManifests('all.yaml', text).manifests)));
    check.push(milliseconds(() => runChecks(new Inventory(manifests))));
  }
  const [p, r, c] = [median(parse), median(read), median(check)];
  console.log(
    `| ${objects} | ${p.toFixed(0)} | ${r.toFixed(0)} | ${c.toFixed(0)} | ${((r + c) / p).toFixed(2)} × | ${(((r + c) / objects) * 1000).toFixed(0)} |`,
  );
}

function atSynth(objects: number, charts: number): void {
  const build = (outdir: string): App => {
    const root = new App({ outdir });
    const scopes = Array.from({ length: charts }, (_, i) => new Chart(root, `chart-${i}`));
    for (let i = 0; i < objects / 5; i++) {
      for (const object of app(i)) {
        new ApiObject(scopes[i % charts] ?? root, `${String(object['kind'])}-${i}`, object as never);
      }
    }
    return root;
  };
  const times = { plain: [] as number[], checked: [] as number[], check: [] as number[] };
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  for (let round = 0; round < 7; round++) {
    const plain = build(outdir);
    times.plain.push(
      milliseconds(() => {
        plain.synth();
      }),
    );
    const checked = build(outdir);
    attachChecks(checked);
    times.check.push(milliseconds(() => checked.node.validate()));
    times.checked.push(
      milliseconds(() => {
        checked.synth();
      }),
    );
  }
  rmSync(outdir, { recursive: true });
  const [p, b, c] = [median(times.plain), median(times.checked), median(times.check)];
  console.log(
    `| ${objects} | ${charts} | ${p.toFixed(0)} | ${b.toFixed(0)} | ${c.toFixed(0)} (${(times.check[0] ?? 0).toFixed(0)}) | ${((c / p) * 100).toFixed(0)} % |`,
  );
}

const [what = 'all'] = process.argv.slice(2);
if (what !== 'synth') {
  console.log(
    '| objects | yaml parses, CPU ms | we read | we check | both, × yaml | µs an object |\n|---|---|---|---|---|---|',
  );
  for (const objects of [1000, 5000, 10_000, 20_000]) fromYaml(objects);
}
if (what !== 'yaml') {
  console.log(
    '| objects | charts | synth, CPU ms | with checks | check alone (first) | check / synth |\n|---|---|---|---|---|---|',
  );
  atSynth(5000, 1);
  atSynth(5000, 1000);
}
