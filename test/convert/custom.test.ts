import { transformSync } from '@swc/core';
import * as cdk8s from 'cdk8s';
import type { App } from 'cdk8s';
import { Chart, Testing } from 'cdk8s';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as constructs from '../../src';
import type { Conversion } from '../../src/convert/convert';
import { convert, convertEnvironments } from '../../src/convert/convert';
import { readManifests } from '../../src/inventory/read';
import { testFolder } from '../cli/files';
import { objectsIn, sorted } from './programs';

const folder = testFolder();
const definitionsFile = join(folder.path, 'crds.yaml');

const SCHEMA = `{
  type: object,
  required: [spec],
  properties: {
    apiVersion: { type: string }, kind: { type: string }, metadata: { type: object }, status: { type: object },
    spec: {
      type: object,
      required: [instances],
      properties: {
        instances: { type: integer },
        enablePDB: { type: boolean },
        pg_hba: { type: array, items: { type: string } },
        podCIDRs: { type: array, items: { type: string } },
        s3Url: { type: string },
        build: { type: string },
        'odd.name': { type: string },
        since: { type: string, format: date-time },
        strategy: { type: string, enum: [unsupervised, RollingUpdate, scram-sha, LoadBalancerIP] },
        parameters: { type: object, additionalProperties: { type: string } },
        limits: { type: object, additionalProperties: { anyOf: [{ type: integer }, { type: string }], x-kubernetes-int-or-string: true } },
        rules: { type: array, items: { type: object, properties: { hostIP: { type: string }, kind: { type: string, enum: [Allow] } } } },
        open: { type: object, x-kubernetes-preserve-unknown-fields: true },
      },
    },
  },
}`;

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: dbclusters.example.com }
spec:
  group: example.com
  names: { kind: DBCluster, plural: dbclusters }
  scope: Namespaced
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${SCHEMA} } }
    - { name: v1beta1, served: true, storage: false, schema: { openAPIV3Schema: ${SCHEMA} } }
`;

function resource(spec: string, version = 'v1', name = 'one'): string {
  return `apiVersion: example.com/${version}\nkind: DBCluster\nmetadata: { name: ${name}, labels: { a: b } }\nspec: ${spec}\n`;
}

function converted(yaml: string): Conversion {
  const { manifests } = readManifests('app.yaml', `${DEFINITION}---\n${yaml}`);
  return convert(manifests, { ...cdk8s, ...constructs }, { name: 'app', definitionsFile });
}

function compiled(typescript: string): string {
  const parser = { syntax: 'typescript' } as const;
  return transformSync(typescript, { jsc: { parser, target: 'es2022' }, module: { type: 'commonjs' } }).code;
}

function loaded(typescript: string, modules: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const exports: Record<string, unknown> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is run as its user would run it
  const run = new Function('exports', 'require', compiled(typescript)) as (
    exports: object,
    require: (id: string) => unknown,
  ) => void;
  run(exports, (id) => modules[id]);
  return exports;
}

/** What a program makes with the classes that the CLI of cdk8s makes of the definition. */
function objectsOf({ program, definitions }: Conversion): unknown[] {
  const file = folder.write('crds.yaml', cdk8s.Yaml.stringify(...definitions));
  const cli = resolve('node_modules/cdk8s-cli/bin/cdk8s');
  const args = ['import', file, '--language', 'typescript', '--output', 'imports', '--check-upgrade=false'];
  execFileSync(process.execPath, [cli, ...args], { cwd: folder.path, stdio: 'pipe' });
  const classes = readFileSync(join(folder.path, 'imports/example.com.ts'), 'utf8');
  const libraries = { cdk8s, 'cdk8s-stateful': constructs };
  process.env['CDK8S_OUTDIR'] = folder.path;
  const made = loaded(program, { ...libraries, './imports/example.com': loaded(classes, libraries) });
  return (made['app'] as App).node
    .findAll()
    .flatMap((one) => (Chart.isChart(one) ? (Testing.synth(one) as unknown[]) : []));
}

test('a custom resource whose definition is there is made with the class that cdk8s import makes of it, exactly', () => {
  const yaml = [
    resource(`
  instances: 3
  enablePDB: true
  pg_hba: [host all all]
  podCIDRs: [10.0.0.0/8]
  s3Url: s3://x
  build: x
  strategy: LoadBalancerIP
  parameters: { shared_buffers: 256MB, 'a.b': c }
  limits: { cpu: 1, memory: 1Gi }
  rules: [{ hostIP: 10.0.0.1, kind: Allow }]
  open: { any_thing: [1, { a: b }] }
`),
    resource('{ instances: 1, strategy: scram-sha }', 'v1beta1', 'two'),
  ].join('---\n');
  const conversion = converted(yaml);
  expect(conversion.program).toContain("} from './imports/example.com';");
  expect(conversion.program).toContain("new DbCluster(chart, 'one', {");
  expect(conversion.program).toContain("new DbClusterV1Beta1(chart, 'two', {");
  expect(conversion.program).toContain('strategy: DbClusterSpecStrategy.LOAD_BALANCER_IP,');
  expect(conversion.definitions).toEqual(objectsIn(DEFINITION));
  expect(conversion.program).toContain(`new Include(chart, 'definitions', { url: '${definitionsFile}' });`);
  expect(conversion.program).not.toContain('CustomResourceDefinition');
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(`${DEFINITION}---\n${yaml}`)));
});

test.each([
  ['{ instances: 1, unheardOf: 1 }', "has a field unheardOf that its definition hasn't"],
  ['{ enablePDB: true }', 'has no instances, which its definition requires'],
  ['{ instances: three }', `has "three", which its definition doesn't allow there`],
  ['{ instances: 1, strategy: other }', `has "other", which its definition doesn't allow there`],
  ["{ instances: 1, 'odd.name': x }", 'has a field odd.name that no property is for'],
  ["{ instances: 1, since: '2026-01-01T00:00:00Z' }", 'has a date, of which a program would make another string'],
])('%s is an ApiObject, for no class makes it exactly', (spec, reason) => {
  const { objects, program, definitions } = converted(resource(spec));
  expect(objects).toContainEqual(expect.objectContaining({ kind: 'DBCluster', covered: true, reason }));
  expect(program).toContain(`\n// No construct makes it: it ${reason}\nnew ApiObject(chart, 'one', {`);
  expect(program).not.toContain('./imports');
  expect(definitions).toEqual([]);
});

test('a definition that cdk8s import refuses makes no class', () => {
  const definition = DEFINITION.replace("'odd.name'", "'odd name'");
  const { manifests } = readManifests('app.yaml', `${definition}---\n${resource('{ instances: 1 }')}`);
  const { program } = convert(manifests, { ...cdk8s, ...constructs }, { name: 'app', definitionsFile });
  expect(program).toContain("new ApiObject(chart, 'one', {");
});

test('environments are one program only where their definitions are the same', () => {
  const variant = (name: string, size: string, definition: string) => ({
    name,
    manifests: readManifests(`${name}.yaml`, `${definition}---\n${resource(`{ instances: ${size} }`)}`).manifests,
  });
  const program = (definition: string): string | undefined =>
    convertEnvironments(
      [variant('a', '1', DEFINITION), variant('b', '2', definition)],
      { ...cdk8s, ...constructs },
      { name: 'app', definitionsFile },
    )?.program;
  expect(program(DEFINITION)).toContain('instances: environment.instances');
  expect(program(DEFINITION.replace('plural: dbclusters', 'plural: dbs'))).toBeUndefined();
});
