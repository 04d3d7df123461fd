import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { RuleTester } from 'eslint';
import type { Rule } from 'eslint';
import { parser } from 'typescript-eslint';

interface Layer {
  readonly folder: string;
  readonly knows: string;
  readonly pure?: boolean;
}

const { LAYERS, rule } = require('../../scripts/layers.cjs') as {
  readonly LAYERS: readonly Layer[];
  readonly rule: Rule.RuleModule;
};
const ROOT = join(__dirname, '../..');

const below = (folder: string, other: string): { message: string }[] => [
  {
    message: `src/${folder} is below src/${other} and can't know it: imports point down the table of CONTRIBUTING.md`,
  },
];
const ofNode = (folder: string, module: string): { message: string }[] => [
  { message: `src/${folder} runs in a browser too: nothing of Node, such as ${module}` },
];

new RuleTester({ languageOptions: { parser } }).run('layers', rule, {
  valid: [
    { filename: '/repo/src/check/rules/one.ts', code: "import { a } from '../../inventory/json';" },
    { filename: '/repo/src/check/rules/one.ts', code: "import { a } from '../rule';" },
    { filename: '/repo/src/check/one.ts', code: "import { Chart } from 'cdk8s';" },
    { filename: '/repo/src/store/one.ts', code: "import { a } from '../../imports/snapshot.storage.k8s.io';" },
    { filename: '/repo/src/cli/one.ts', code: "import { readFileSync } from 'node:fs';" },
    { filename: '/repo/src/index.ts', code: "export { a } from './cli/one';" },
    { filename: '/repo/test/check/one.ts', code: "import { a } from '../../src/cli/main';" },
    { filename: 'C:\\repo\\src\\check\\one.ts', code: "import { a } from '../inventory/json';" },
  ],
  invalid: [
    {
      filename: '/repo/src/inventory/one.ts',
      code: "import { a } from '../check/rule';",
      errors: below('inventory', 'check'),
    },
    {
      filename: '/repo/src/api/deep/one.ts',
      code: "import type { A } from '../../store/a';",
      errors: below('api', 'store'),
    },
    { filename: '/repo/src/api/one.ts', code: "export { a } from '../cli/a';", errors: below('api', 'cli') },
    { filename: '/repo/src/api/one.ts', code: "export * from '../cli/a';", errors: below('api', 'cli') },
    { filename: '/repo/src/api/one.ts', code: "void import('../cli/a');", errors: below('api', 'cli') },
    { filename: '/repo/src/api/one.ts', code: "const a = require('../cli/a');", errors: below('api', 'cli') },
    { filename: '/repo/src/api/one.ts', code: "type A = import('../cli/a').A;", errors: below('api', 'cli') },
    { filename: '/repo/src/api/one.ts', code: "import a = require('../cli/a');", errors: below('api', 'cli') },
    {
      filename: 'C:\\repo\\src\\api\\one.ts',
      code: "import { a } from '../cli/a';",
      errors: below('api', 'cli'),
    },
    {
      filename: '/repo/src/check/one.ts',
      code: "import { join } from 'node:path';",
      errors: ofNode('check', 'node:path'),
    },
    { filename: '/repo/src/check/one.ts', code: "import { join } from 'path';", errors: ofNode('check', 'path') },
    {
      filename: '/repo/src/check/one.ts',
      code: "import { a } from '../index';",
      errors: [{ message: '../index is in no layer of the table of scripts/layers.cjs' }],
    },
    {
      filename: '/repo/src/attic/one.ts',
      code: "import { a } from './two';",
      errors: [{ message: 'src/attic has no place in the table of scripts/layers.cjs' }],
    },
  ],
});

test('every folder of src is a layer, and CONTRIBUTING shows the layers that there are', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(LAYERS.map(({ folder }) => folder)).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
  const rows = LAYERS.map(({ folder, knows, pure = false }) => `| \`${folder}\` | ${knows} | ${pure ? 'pure' : ''} |`);
  expect(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')).toContain(`${rows.join('\n')}\n`);
});

test('what finds and draws runs in a browser: nothing of Node is in it', () => {
  const entries = ['inventory/inventory', 'check/run', 'survival/table', 'change/between', 'picture/picture'];
  const build = (): unknown =>
    buildSync({
      entryPoints: entries.map((entry) => join(ROOT, 'src', `${entry}.ts`)),
      bundle: true,
      write: false,
      outdir: 'unwritten',
      platform: 'browser',
      external: ['cdk8s', 'constructs'],
      logLevel: 'silent',
    });
  expect(build).not.toThrow();
});
