import { transformSync } from '@swc/core';
import * as cdk8s from 'cdk8s';
import { App, Chart, Testing } from 'cdk8s';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as constructs from '../../src';
import type { Conversion } from '../../src/convert/convert';
import { convertEnvironments } from '../../src/convert/convert';
import { readManifests } from '../../src/inventory/read';
import { testFolder } from '../cli/files';
import { objectsIn, sorted } from './programs';

const folder = testFolder();
const LIBRARY = { ...cdk8s, ...constructs };

function converted(all: Readonly<Record<string, string>>): Conversion | undefined {
  const variants = Object.entries(all).map(([name, yaml]) => ({
    name,
    manifests: readManifests(`${name}.yaml`, yaml).manifests,
  }));
  return convertEnvironments(variants, LIBRARY, { name: 'shop' });
}

/** The program, which makes exactly what each environment has. */
function programOf(all: Readonly<Record<string, string>>): string {
  const { program = '' } = converted(all) ?? {};
  const { code } = transformSync(program, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const exports: {
    build?: (app: App, environment: unknown) => void;
    environments?: Readonly<Record<string, unknown>>;
  } = {};
  const modules: Readonly<Record<string, unknown>> = { cdk8s, 'cdk8s-stateful': constructs };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is run as its user would run it
  const run = new Function('exports', 'require', code) as (exports: object, require: (id: string) => unknown) => void;
  process.env['CDK8S_OUTDIR'] = folder.path;
  run(exports, (id) => modules[id]);
  delete process.env['CDK8S_OUTDIR'];
  expect(Object.keys(exports.environments ?? {})).toEqual(Object.keys(all));
  for (const [name, yaml] of Object.entries(all)) {
    const app = new App();
    exports.build?.(app, exports.environments?.[name]);
    const made = app.node.findAll().flatMap((one) => (Chart.isChart(one) ? (Testing.synth(one) as unknown[]) : []));
    expect(sorted(made)).toEqual(sorted(objectsIn(yaml)));
    expect(readdirSync(join(folder.path, name))).not.toEqual([]);
  }
  return program;
}

const shop = (namespace: string, replicas: string, image: string, more = ''): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: ${namespace} }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec:
  ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: "${image}", volumeMounts: [{ name: data, mountPath: /data }] }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
${more}`;

test('what differs in values is one program, with the values of each environment', () => {
  const program = programOf({
    staging: shop('staging', 'replicas: 1', 'web:1'),
    production: shop('production', 'replicas: 3', 'web:2'),
  });
  expect(program).toContain("  staging: { namespace: 'staging', image: 'web:1', replicas: 1 },");
  expect(program).toContain('  readonly replicas: number;');
  expect(program).toContain('export function build(app: App, environment: Environment) {');
  expect(program).toContain('replicas: environment.replicas');
});

test('what one environment leaves open is optional, also a whole construct of options', () => {
  const program = programOf({
    a: shop('shop', '', 'web:1'),
    b: shop('shop', 'strategy: { type: Recreate }', 'web:1'),
  });
  expect(program).toContain('  readonly workload?: Workload;');
  expect(program).toContain('  b: { workload: Workload.deployment({ strategy: DeploymentStrategy.recreate() }) },');
});

test('a map with other keys is a value as a whole', () => {
  const config = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: ${data}\n`;
  const program = programOf({ a: config('{ a: x }'), b: config('{ a: x, b: "y" }') });
  expect(program).toContain('  readonly data: Record<string, string>;');
});

test('variables in another order are a value as a whole, for a later one may refer to an earlier one', () => {
  const pod = (env: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: pod }\nspec: { containers: [{ name: a, image: x, env: [${env}] }] }\n`;
  const program = programOf({
    a: pod('{ name: FIRST, value: a }, { name: SECOND, value: b }'),
    b: pod('{ name: SECOND, value: b }, { name: FIRST, value: a }'),
  });
  expect(program).toContain('  readonly env: Record<string, string>;');
});

test('names with a prefix are values, each said once', () => {
  const config = (name: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n---\n` +
    `apiVersion: v1\nkind: Pod\nmetadata: { name: pod }\nspec: { containers: [{ name: a, image: x, envFrom: [{ configMapRef: { name: ${name} } }] }] }\n`;
  const program = programOf({ a: config('a-settings'), b: config('b-settings') });
  expect(program.match(/'b-settings'/g)).toHaveLength(1);
  expect(program).toContain('  readonly name: string;');
});

test.each([
  [
    'an object that one alone has',
    shop('b', '', 'web:1', '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'),
  ],
  ['another store', shop('b', '', 'web:1').replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}')],
])('%s is no difference of values', (_, yaml) => {
  expect(converted({ a: shop('a', '', 'web:1'), b: yaml })).toBeUndefined();
});
