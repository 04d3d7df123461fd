// Builds for who installs this from git, and before it is packed. After `npm ci` in a clone nothing is built: tests and
// examples run from the sources, and the build takes longer than they do.
import { execFileSync } from 'node:child_process';
import { ensureBuilt } from './sources.mjs';

/** `npm install -g git+…` hands its --global on to the clone that it prepares: what the build needs isn't there then. */
function installHere() {
  const { npm_config_global: _, npm_config_prefix: __, ...env } = process.env;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit', env });
  Object.assign(process.env, { npm_config_global: '' });
}

if (process.env.npm_command !== 'ci') {
  if (process.env.npm_config_global === 'true') installHere();
  ensureBuilt();
}
