// Compiles every snippet of the README and the docstrings: `npm run snippets`. Docstrings show what stands in a chart,
// so they are compiled inside of one, with every export of the package in scope.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readAssembly } from './assembly.mjs';
import { requireBuilt } from './sources.mjs';

requireBuilt();
const assembly = readAssembly('.jsii');
const names = Object.values(assembly.types).map((type) => type.name);

mkdirSync('rosetta', { recursive: true });
writeFileSync(
  'rosetta/default.ts-fixture',
  `import { App, Chart, Duration, Size, Testing, YamlOutputType } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ${names.sort().join(', ')} } from 'cdk8s-stateful';

class Snippet extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    /// here
  }
}
`,
);
execFileSync('npx', ['jsii-rosetta', 'extract', '--compile', '--fail', '.'], {
  stdio: 'inherit',
  env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
});
