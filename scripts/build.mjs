// Compiles src and imports to lib with jsii. jsii never cleans lib, so files of removed sources are deleted first.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { stampBuild } from './sources.mjs';

rmSync('lib', { recursive: true, force: true });
// By its path: npx looks elsewhere while npm installs a clone globally, as pre-commit does.
const jsii = createRequire(import.meta.url).resolve('jsii/bin/jsii');
execFileSync(process.execPath, [jsii, '--fail-on-warnings'], {
  stdio: 'inherit',
  env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
});
await import('./lazy-index.mjs');
await import('./bundles.mjs');
await import('./prune.mjs');
await import('./shrink.mjs');
await import('./reserved-words.mjs');
execFileSync(process.execPath, ['--import', 'tsx', 'scripts/config-schema.ts'], { stdio: 'inherit' });
stampBuild();
