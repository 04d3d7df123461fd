import { readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import type { App } from 'cdk8s';
import type { FastApp } from '../../src/synth/fast-app';

/** A field of a package that one of its versions calls by an unknown name. */
export interface Renamed {
  readonly package: 'cdk8s' | 'constructs';
  /** The file in its `lib`, without extension. */
  readonly file: string;
  readonly fields: readonly string[];
}

/** The modules of a program, in a separate registry. */
export interface Modules {
  readonly cdk8s: typeof import('cdk8s');
  readonly App: typeof App;
  readonly FastApp: typeof FastApp;
  readonly index: typeof import('../../src');
}

/**
 * Runs a program with versions of cdk8s and constructs that have other names for some fields.
 *
 * @param folder where these versions are written to.
 */
export function withRenamed(renamed: readonly Renamed[], folder: string, program: (modules: Modules) => void): void {
  jest.isolateModules(() => {
    for (const change of renamed) mock(change, folder);
    const cdk8s = jest.requireActual<typeof import('cdk8s')>('cdk8s');
    const index = jest.requireActual<typeof import('../../src')>('../../src');
    try {
      program({ cdk8s, App: cdk8s.App, FastApp: index.FastApp, index });
    } finally {
      for (const { package: name, file } of renamed) jest.dontMock(pathOf(name, file));
    }
  });
}

function pathOf(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), 'lib', `${file}.js`);
}

function mock({ package: name, file, fields }: Renamed, folder: string): void {
  const path = pathOf(name, file);
  let source = readFileSync(path, 'utf8');
  for (const field of fields) {
    const next = source.replaceAll(new RegExp(`\\b${field}\\b`, 'g'), `${field}InFuture`);
    if (next === source) throw new Error(`${path} has no ${field}: rename what it has now`);
    source = next;
  }
  const paths = [dirname(path)];
  const moved = source.replaceAll(/\brequire\("([^"]+)"\)/g, (_, id: string) =>
    isBuiltin(id) ? `require("${id}")` : `require(${JSON.stringify(require.resolve(id, { paths }))})`,
  );
  const copy = join(folder, `${file}.js`);
  writeFileSync(copy, moved);
  jest.doMock(path, () => jest.requireActual<object>(copy));
}
