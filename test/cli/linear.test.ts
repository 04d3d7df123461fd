/** Twice the objects are twice the work, in however many files they are: counted in how often code runs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { objects } from '../../bench/programs/story.cjs';
import { countRuns } from '../count-runs';
import { runCli } from './run';

const runs = countRuns(/\/src\//);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linear-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** How much is done to check apps of which so many are in a file. */
function work(apps: number, perFile: number): number {
  const own = mkdtempSync(join(folder, 'apps-'));
  const texts = Array.from({ length: apps }, (_, number) =>
    objects(number).map((object) => `---\n${stringify(object)}`),
  );
  for (let at = 0; at < apps; at += perFile)
    writeFileSync(
      join(own, `${at}.yaml`),
      texts
        .slice(at, at + perFile)
        .flat()
        .join(''),
    );
  runs();
  const { code, out } = runCli('check', '--render', 'never', own);
  const done = runs();
  expect(code).toBe(0);
  expect(out).toContain(`${apps} warnings, ${apps} notes in ${apps * 5} objects`);
  return done;
}

test.each([1, 50, 1000])('check of twice the apps takes twice the work: %d in a file', (perFile) => {
  work(20, perFile);
  const [once, twice] = [work(200, perFile), work(400, perFile)];
  expect(once).toBeGreaterThan(200 * 50);
  // A line is looked for among twice as many in one step more.
  expect(twice / once).toBeLessThan(2.1);
});
