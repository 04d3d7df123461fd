// Compares the API with that of the last release: `npm run api:diff`. A breaking change requires the next minor version
// before 1.0.0, and the next major version after.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './sources.mjs';

process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';

const git = (...args) => spawnSync('git', args, { encoding: 'utf8' });
const { status, stdout } = git('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^');
if (status !== 0) {
  console.log('api: there is no release yet to compare with');
  process.exit(0);
}
const tag = stdout.trim();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const level = (text) =>
  text
    .split('.')
    .slice(0, text.startsWith('0.') ? 2 : 1)
    .join('.');
const mayBreak = level(tag.slice(1)) !== level(version);

ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'release-'));
try {
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', folder, tag], { stdio: 'inherit' });
  const options = { cwd: folder, stdio: 'inherit' };
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], options);
  execFileSync('npm', ['run', '--silent', 'build'], options);
  const { status: found } = spawnSync('npx', ['jsii-diff', '--error-on', 'all', folder, '.'], { stdio: 'inherit' });
  if (found !== 0 && found !== 1) throw new Error(`jsii-diff could not compare with ${tag}`);
  const breaks = found === 1;
  console.log(`api: ${version} ${breaks ? 'breaks the API of' : 'breaks nothing of'} ${tag}`);
  if (breaks && !mayBreak) {
    console.error(`api: it has to be the next ${tag.startsWith('v0.') ? 'minor' : 'major'} version`);
    process.exitCode = 1;
  }
} finally {
  git('worktree', 'remove', '--force', folder);
  rmSync(folder, { recursive: true, force: true });
}
