// Builds for who installs this from git, and before it is packed. After `npm ci` in a clone nothing is built: tests and
// examples run from the sources, and the build takes longer than they do.
import { ensureBuilt } from './sources.mjs';

if (process.env.npm_command !== 'ci') ensureBuilt();
