import { existsSync } from 'node:fs';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import layers from './scripts/layers.cjs';

export default tseslint.config(
  {
    ignores: [
      'lib/',
      'rosetta/',
      'build/',
      'coverage/',
      'dist/',
      'imports/',
      'node_modules/',
      'test/consumer/app/',
      'site/pages/',
      'site/dist/',
      'site/.vitepress/cache/',
      // Its packages are installed by `npm run site`; without them nothing is known of their types.
      ...(existsSync('site/node_modules') ? [] : ['site/']),
      '**/*.generated.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A construct does its work by being created: `new PersistentStore(chart, …)` is a statement of its own.
      'no-new': 'off',
      // jsii structs are interfaces; static factories live on classes that may hold nothing else.
      '@typescript-eslint/no-extraneous-class': 'off',
      // jsii knows index signatures, not Record.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { layers: layers.rule } } },
    rules: { 'no-console': 'error', 'house/layers': 'error' },
  },
  {
    files: layers.LAYERS.filter(({ pure }) => pure).map(({ folder }) => `src/${folder}/**/*.ts`),
    // Says what programs of Node see.
    ignores: ['src/check/attach.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'global', '__dirname', '__filename'].map((name) => ({
          name,
          message: 'This layer runs in a browser too, which does not have it.',
        })),
      ],
    },
  },
  {
    // Loaded on demand, so that a program or verb loads only what it uses; the benchmark loads the compiled code.
    files: [
      'src/app/container.ts',
      'src/app/hardening.ts',
      'src/check/attach.ts',
      'src/check/config-keys.ts',
      'src/check/plugin.ts',
      'src/cli/arguments.ts',
      'scripts/apps-index.ts',
      'scripts/rules.ts',
      'src/cli/main.ts',
      'src/cli/start.ts',
      'src/cli/is-terminal.ts',
      'src/source/process.ts',
      'src/source/processes.ts',
      'src/survival/survival.ts',
      'src/plan/changes.ts',
      'src/plan/migration-plan.ts',
      'bench/check.ts',
      'test/layers/layers.test.ts',
    ],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/env/**/*.ts'],
    rules: {
      // A setting's value has the shape of cdk8s-plus's EnvValue, so that the package needn't be loaded for it.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Tests hand wrong values over on purpose.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
