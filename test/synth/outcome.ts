import { Chart, Testing } from 'cdk8s';
import type { App, AppProps } from 'cdk8s';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './programs';
import type { Program } from './programs';

export type Create = (props: AppProps) => App;

/** The outcome of a call: a result, or the message of its error. */
export interface Outcome<Result> {
  readonly result?: Result;
  readonly error?: string;
}

function outcomeOf<Result>(action: () => Result): Outcome<Result> {
  try {
    return { result: action() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Created only once: creating and removing a folder takes most of the time of a small synthesis. */
const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => {
  rmSync(outdir, { recursive: true });
});

/** The files that a program writes, by path. */
export function filesOf(program: Program, create: Create): Outcome<Record<string, string>> {
  try {
    return outcomeOf(() => {
      run(program, create, outdir).synth();
      return Object.fromEntries(
        readdirSync(outdir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
          .map((file) => [file.slice(outdir.length), readFileSync(file, 'utf8')]),
      );
    });
  } finally {
    for (const name of readdirSync(outdir)) rmSync(join(outdir, name), { recursive: true });
  }
}

/** The app as one stream. */
export function yamlOf(program: Program, create: Create): Outcome<string> {
  return outcomeOf(() => run(program, create, 'unused').synthYaml());
}

/** The results of `Testing.synth` for each chart of a new tree, called `times` in a row. */
export function testingOf(program: Program, create: Create, times = 1): Outcome<string[]>[] {
  const paths = (outcomeOf(() => chartsOf(run(program, create, 'unused'))).result ?? []).map(({ node }) => node.path);
  return paths.map((path) =>
    outcomeOf(() => {
      const chart = chartsOf(run(program, create, 'unused')).find(({ node }) => node.path === path)!;
      return Array.from({ length: times }, () => JSON.stringify(Testing.synth(chart), withBigInts));
    }),
  );
}

function withBigInts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

function chartsOf(app: App): Chart[] {
  return app.node.findAll().filter((construct) => construct instanceof Chart);
}
