// Puts all that a synthesis loads to check its objects into one file: a hundred small files take longer to load than to run.
import { buildSync } from 'esbuild';

buildSync({
  entryPoints: ['src/check/tree.ts'],
  outfile: 'lib/src/check/tree.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  charset: 'utf8',
});
