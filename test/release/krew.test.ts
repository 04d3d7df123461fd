import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { testFolder } from '../cli/files';

const { write } = testFolder();
const { version, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  bin: Record<string, string>;
};

test("krew's manifest names the tarball of this version, its checksum, and a file that the package has", () => {
  const tarball = write('package.tgz', 'not really one');
  const manifest = load(execFileSync(process.execPath, ['scripts/krew.mjs', tarball], { encoding: 'utf8' })) as {
    metadata: object;
    spec: { version: string; platforms: { uri: string; sha256: string; bin: string }[] };
  };
  expect(manifest.metadata).toEqual({ name: 'stateful' });
  expect(manifest.spec.version).toBe(`v${version}`);
  const [platform] = manifest.spec.platforms;
  expect(platform?.uri).toBe(`https://registry.npmjs.org/cdk8s-stateful/-/cdk8s-stateful-${version}.tgz`);
  expect(platform?.sha256).toBe(createHash('sha256').update('not really one').digest('hex'));
  expect(existsSync(platform?.bin ?? '')).toBe(true);
});

test('installed globally, the package is a plugin of kubectl', () => {
  expect(bin['kubectl-stateful']).toBe(bin['cdk8s-stateful']);
});
