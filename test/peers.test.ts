import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { EnvConfig, FastApp } from '../src';

interface Package {
  readonly version: string;
  readonly peerDependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

const readPackage = (path: string): Package => JSON.parse(readFileSync(path, 'utf8')) as Package;
const { peerDependencies, devDependencies } = readPackage('package.json');
const PEERS = Object.keys(peerDependencies);

/** What jsii writes into each class: the version of the package that it is loaded from. */
function versionOf(type: object): string {
  const { version } = Reflect.get(type, Symbol.for('jsii.rtti')) as { version: string };
  return version;
}

test.each(PEERS)('%s is what package.json says, here and in the programs that tests start', (name) => {
  expect(readPackage(require.resolve(`${name}/package.json`)).version).toBe(devDependencies[name]);
  const program = `process.stdout.write(require('${name}/package.json').version)`;
  expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })).toBe(devDependencies[name]);
});

test('all that is loaded is of one copy of each, and of these versions', () => {
  const app = new FastApp();
  const config = new EnvConfig(new Chart(app, 'chart'), 'config', { data: { a: 'b' } });
  expect(app).toBeInstanceOf(App);
  expect(config).toBeInstanceOf(Construct);
  expect(Object.getPrototypeOf(App)).toBe(Construct);
  expect(Object.getPrototypeOf(k8s.KubePod)).toBe(ApiObject);
  expect(versionOf(App)).toBe(devDependencies['cdk8s']);
  expect(versionOf(k8s.KubePod)).toBe(devDependencies['cdk8s-plus-27']);
  expect(versionOf(Construct)).toBe(devDependencies['constructs']);
  for (const { node } of [app, config]) expect(versionOf(node.constructor)).toBe(devDependencies['constructs']);
});

test('no peer is older than the package says that it takes', () => {
  for (const name of PEERS) {
    const floor = peerDependencies[name]!.replace('^', '');
    const tested = devDependencies[name]!;
    expect(tested.localeCompare(floor, 'en', { numeric: true })).toBeGreaterThanOrEqual(0);
    expect(tested.split('.')[0]).toBe(floor.split('.')[0]);
  }
});
