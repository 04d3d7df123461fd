import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TestFolder, newFolder } from '../cli/files';

/** A package with one struct as its API, in a new git repository. */
class Released {
  private readonly folder: TestFolder = newFolder();

  public constructor() {
    symlinkSync(resolve('node_modules'), join(this.folder.path, 'node_modules'));
    this.folder.write('.gitignore', 'node_modules\n.jsii\n');
    this.folder.write(
      'scripts/build.mjs',
      "import { copyFileSync } from 'node:fs';\ncopyFileSync('api.json', '.jsii');\n",
    );
    this.git('init', '--quiet');
  }

  public commit(version: string, ...props: readonly string[]): void {
    const manifest = { name: 'tiny', version };
    this.write('package.json', { ...manifest, jsii: {}, scripts: { build: 'node scripts/build.mjs' } });
    this.write('package-lock.json', { ...manifest, lockfileVersion: 3, packages: { '': manifest } });
    this.write('api.json', assembly(version, props));
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', version);
  }

  public git(...words: readonly string[]): void {
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    execFileSync('git', [...who, ...words], { cwd: this.folder.path, stdio: 'pipe' });
  }

  public diff(): { readonly status: number | null; readonly printed: string } {
    const script = resolve('scripts/api-diff.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
      cwd: this.folder.path,
      encoding: 'utf8',
    });
    return { status, printed: `${stdout}${stderr}` };
  }

  public remove(): void {
    this.folder.remove();
  }

  private write(name: string, content: unknown): void {
    this.folder.write(name, JSON.stringify(content));
  }
}

/** What jsii says of a package with a struct of some props. */
function assembly(version: string, props: readonly string[]): object {
  const properties = props.map((name) => ({
    name,
    optional: true,
    immutable: true,
    abstract: true,
    type: { primitive: 'string' },
  }));
  const struct = { assembly: 'tiny', fqn: 'tiny.Props', name: 'Props', kind: 'interface', datatype: true, properties };
  return {
    schema: 'jsii/0.10.0',
    name: 'tiny',
    version,
    description: 'tiny',
    license: 'Apache-2.0',
    homepage: 'https://example.com',
    author: { name: 'test', roles: ['author'] },
    repository: { type: 'git', url: 'https://example.com/tiny.git' },
    jsiiVersion: '6.0.16',
    fingerprint: '*',
    types: { 'tiny.Props': struct },
  };
}

let released: Released;
beforeEach(() => {
  released = new Released();
});
afterEach(() => {
  released.remove();
});

test('without a release there is nothing to compare with', () => {
  released.commit('0.1.0', 'name');
  released.commit('0.1.0', 'nickname');
  expect(released.diff()).toEqual({ status: 0, printed: 'api: there is no release yet to compare with\n' });
});

test.each<[string, string, readonly string[], number, string]>([
  ['a further prop', '0.1.1', ['name', 'nickname'], 0, 'api: 0.1.1 breaks nothing of v0.1.0'],
  ['a prop that is gone', '0.1.1', [], 1, 'api: it has to be the next minor version'],
  ['a prop that is gone in the next minor version', '0.2.0', [], 0, 'api: 0.2.0 breaks the API of v0.1.0'],
])(
  '%s is held against the last release',
  (_, version, props, status, sentence) => {
    released.commit('0.1.0', 'name');
    released.git('tag', 'v0.1.0');
    released.commit(version, ...props);
    const found = released.diff();
    expect(found).toMatchObject({ status, printed: expect.stringContaining(sentence) as unknown });
    expect(/PROP .*Props\.name/.test(found.printed)).toBe(!props.includes('name'));
  },
  60_000,
);

test('from 1.0.0 only a major version may break the API', () => {
  released.commit('1.2.0', 'name');
  released.git('tag', 'v1.2.0');
  released.commit('1.3.0');
  expect(released.diff()).toMatchObject({
    status: 1,
    printed: expect.stringContaining('api: it has to be the next major version') as unknown,
  });
}, 60_000);
