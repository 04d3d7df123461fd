// Bundles the script of the picture's page, browser/main.ts, as a string into a module. Run by `npm run generate`.
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: ['src/picture/page/browser/main.ts'],
  bundle: true,
  format: 'iife',
  target: 'es2023',
  charset: 'ascii',
  minify: true,
  write: false,
});
writeFileSync(
  'src/picture/page/script.generated.ts',
  `// Written by scripts/page-script.mjs from browser/*.ts; not to be edited.

/** The script of the page. */
export const SCRIPT: string = ${JSON.stringify(outputFiles[0].text.trim())};
`,
);
