// Puts all that a synthesis loads to check its objects into one file: a hundred small files take longer to load than to run.
import { build } from 'esbuild';

/** What is known of each program stays in its own file, and is loaded where an image of it is. */
const imagesApart = {
  name: 'images apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/families\// }, ({ path }) => ({
      path: path.replace('./', '../images/'),
      external: true,
    }));
  },
};

await build({
  entryPoints: ['src/check/tree.ts'],
  outfile: 'lib/src/check/tree.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  charset: 'utf8',
  plugins: [imagesApart],
});
