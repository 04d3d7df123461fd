// Builds when the package is installed from git or packed. Not after `npm ci` in a clone: tests and examples run from the
// sources, and the build takes longer.
import { execFileSync } from 'node:child_process';
import { ensureBuilt } from './sources.mjs';

/** `npm install -g git+…` passes --global on to the clone that it prepares, so that the build's dependencies are missing there. */
function installHere() {
  const { npm_config_global: _, npm_config_prefix: __, ...env } = process.env;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit', env });
  Object.assign(process.env, { npm_config_global: '' });
}

if (process.env.npm_command !== 'ci') {
  if (process.env.npm_config_global === 'true') installHere();
  ensureBuilt();
}
