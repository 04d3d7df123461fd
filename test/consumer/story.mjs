// The story app, as a user compiles and runs it: with cdk8s's App and with FastApp.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const STRICT = ['--strict', '--module', 'node20', '--target', 'es2023', '--skipLibCheck'];
const PROGRAMS = ['main', 'fast'];

const expected = readFileSync('test/consumer/app/story.yaml', 'utf8');

/** Puts the programs into a folder. */
export function copyStory(folder) {
  cpSync(resolve('test/consumer/app'), folder, { recursive: true });
}

/**
 * @param tsc the file of the compiler
 * @param outDir the folder, in the other one, for what it makes
 */
export function compileStory(folder, tsc, outDir) {
  const files = PROGRAMS.map((name) => `${name}.ts`);
  execFileSync(process.execPath, [tsc, ...STRICT, '--outDir', outDir, ...files], { cwd: folder, stdio: 'inherit' });
}

/** Runs what was compiled: the YAML has to be that of story.yaml, and each warning is printed once. */
export function runStory(folder, node, outDir) {
  for (const name of PROGRAMS) {
    const what = `${name}.js of ${outDir} with ${node}`;
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    const { status, stderr } = spawnSync(node, [join(outDir, `${name}.js`)], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${what} exits with ${status}:\n${stderr}`);
    const warnings = stderr.split('\n').filter((line) => line.startsWith('warning['));
    if (warnings.length === 0 || new Set(warnings).size !== warnings.length)
      throw new Error(`${what} prints each warning as often as this:\n${stderr}`);
    expectStory(folder, what);
  }
}

export function expectStory(folder, what) {
  const written = readFileSync(join(folder, 'dist/story.k8s.yaml'), 'utf8');
  if (written !== expected) throw new Error(`the YAML of ${what} differs from story.yaml:\n${written}`);
}
