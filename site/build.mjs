// Builds the website, with what it is made of: `npm run site`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/sources.mjs';

const run = (cwd, ...args) => execFileSync('npm', args, { cwd, stdio: 'inherit' });

process.chdir(join(import.meta.dirname, '..'));
ensureBuilt();
run('site', 'ci', '--no-audit', '--no-fund');
run('site', 'run', '-s', 'build');
