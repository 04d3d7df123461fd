// Packs a release for every language into build/packages; the workflow publishes each folder with publib.
//   npm run release:pack   packs all languages; fails where a toolchain is missing
//   npm run release:dry    packs npm and Python, generates the code of the other languages, and runs publib's dry run; needs no
//                          registry
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt } from './sources.mjs';

const PACKAGES = 'build/packages';
const dry = process.argv.includes('--dry');
const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
const run = (command, args, more = {}) => execFileSync(command, args, { stdio: 'inherit', env: { ...env, ...more } });

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const { GITHUB_REF_TYPE: refType, GITHUB_REF_NAME: tag } = process.env;
if (refType === 'tag' && tag !== `v${version}`) throw new Error(`the tag is ${tag}, but package.json has ${version}`);
if (
  !new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm').test(
    readFileSync('CHANGELOG.md', 'utf8'),
  )
)
  throw new Error(`CHANGELOG.md has no heading \`## [${version}] - YYYY-MM-DD\``);

ensureBuilt();
rmSync(PACKAGES, { recursive: true, force: true });
const pacmak = (targets, ...args) =>
  run('npx', ['jsii-pacmak', ...targets.flatMap((target) => ['--target', target]), '--outdir', PACKAGES, ...args]);

if (!dry) pacmak(['js', 'python', 'java', 'dotnet', 'go']);
else {
  const python = spawnSync('python3', ['-c', 'import ensurepip, pip, venv']).status === 0;
  pacmak(python ? ['js', 'python'] : ['js']);
  if (!python) console.log('no wheel: there is no python3 with pip and venv here');
  pacmak(['java', 'dotnet', 'go'], '--code-only');
  run('npx', ['publib-npm', `${PACKAGES}/js`], { PUBLIB_DRYRUN: 'true', NPM_TOKEN: 'none' });
  // publib installs twine if it is missing; into this folder instead of the user's packages.
  const twine = { PYTHONUSERBASE: resolve('build/twine'), TWINE_USERNAME: '-', TWINE_PASSWORD: '-' };
  if (python) run('npx', ['publib-pypi', `${PACKAGES}/python`], { PUBLIB_DRYRUN: 'true', ...twine });
}
console.log(`release: version ${version} is packed in ${PACKAGES}`);
