// Compiles all snippets of the README, docstrings and guides: `npm run snippets`. Those of docstrings and guides are compiled
// inside of a chart, with all exports of the package in scope.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readAssembly } from './assembly.mjs';
import { blocksOf, guides } from './doc-blocks.cjs';
import { requireBuilt } from './sources.mjs';

requireBuilt();
const assembly = readAssembly('.jsii');
const names = Object.values(assembly.types).map((type) => type.name);
const imports = `import { App, Chart, Duration, Size, Testing, YamlOutputType } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ${names.sort().join(', ')} } from 'cdk8s-stateful';
`;

rmSync('rosetta', { recursive: true, force: true });
mkdirSync('rosetta', { recursive: true });
writeFileSync(
  'rosetta/default.ts-fixture',
  `${imports}
class Snippet extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    /// here
  }
}
`,
);
run('jsii-rosetta', 'extract', '--compile', '--fail', '.');

const programs = guides().flatMap((path) =>
  blocksOf(path)
    .filter(({ language }) => language === 'ts')
    .map(({ text, line }) => ({ text, place: `${path}:${line}` })),
);
// Programs with imports become files of their own.
const isWhole = ({ text }) => text.startsWith('import ');
const inChart = programs.filter((program) => !isWhole(program));
const bodies = inChart.map(
  ({ text, place }) => `// ${place}\n((chart: Chart) => {\n${text}\n})(new Chart(new App(), 'example'));\n`,
);
writeFileSync('rosetta/guides.ts', `${imports}\n${bodies.join('\n')}`);
programs
  .filter(isWhole)
  .forEach(({ text, place }, index) => writeFileSync(`rosetta/guide-${index}.ts`, `// ${place}\n${text}`));
writeFileSync('rosetta/tsconfig.json', JSON.stringify({ extends: '../tsconfig.json', include: ['guide*.ts'] }));
run('tsc', '-p', 'rosetta', '--noUnusedLocals', 'false', '--noUnusedParameters', 'false');
console.log(`snippets: ${programs.length} programs of the guides compile`);

function run(command, ...args) {
  execFileSync('npx', [command, ...args], {
    stdio: 'inherit',
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
}
