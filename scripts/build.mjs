// Compiles src and imports to lib with jsii. jsii never cleans lib, so files of removed sources are deleted first.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { stampBuild } from './sources.mjs';

rmSync('lib', { recursive: true, force: true });
execFileSync('npx', ['jsii', '--fail-on-warnings'], {
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
