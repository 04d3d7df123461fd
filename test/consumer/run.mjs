// Uses the package as a user does: packs it, installs it with its peers in empty folders outside of the repository,
// compiles small apps against it under strict, runs them and compares the YAML with what it has to be.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFloor } from './floor.mjs';
import { testNewest } from './newest.mjs';
import { testProject } from './project.mjs';
import { testVerbs } from './verbs.mjs';

const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
const inFolder = (name) => {
  mkdirSync(join(folder, name));
  return join(folder, name);
};

try {
  // What is packed is what was built: it isn't built anew here.
  const options = ['--ignore-scripts', '--silent', '--pack-destination', folder];
  const packed = execFileSync('npm', ['pack', ...options], { encoding: 'utf8' }).trim();
  const tarball = join(folder, packed);
  testFloor(inFolder('floor'), tarball);
  const { command, nodes } = testNewest(inFolder('newest'), tarball);
  testVerbs(inFolder('verbs'), command);
  testProject(inFolder('project'), tarball, command, nodes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
