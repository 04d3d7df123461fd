import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { transformSync } from 'esbuild';
import { parseAllDocuments } from 'yaml';
import { withOutputs, withPrinted } from '../scripts/guide-outputs';
import { withReadmeOutputs } from '../scripts/readme';
import * as stateful from '../src';
import { newFolder } from './cli/files';
import { runCli } from './cli/run';

interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a script that node runs as it is
const { blocksOf, guides } = require('../scripts/doc-blocks.cjs') as {
  readonly blocksOf: (path: string) => readonly Block[];
  readonly guides: () => readonly string[];
};

/** The output of a program of the docs, which is either the body of a chart or a complete file with imports. */
function emitted(program: string): unknown[] {
  const chart = new cdk8s.Chart(new cdk8s.App(), 'example');
  const scope = { ...cdk8s, ...stateful, chart, require };
  const { code } = transformSync(program, {
    loader: 'ts',
    ...(program.startsWith('import ') ? { format: 'cjs' } : {}),
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the docs are our own
  const run = new Function(...Object.keys(scope), `{${code}\n}`) as (...values: readonly unknown[]) => void;
  const folder = newFolder();
  process.env['CDK8S_OUTDIR'] = folder.path;
  try {
    run(...Object.values(scope));
    return chart.toJson() as unknown[];
  } finally {
    delete process.env['CDK8S_OUTDIR'];
    folder.remove();
  }
}

test.each(guides())('the programs of %s run, and make the YAML that is shown after them', (path) => {
  const blocks = blocksOf(path);
  const wrong = blocks.flatMap(({ language, text, line }, i) => {
    const next = blocks[i + 1];
    const isShown = next?.language === 'yaml' && !/^# \S+\.yaml\n/.test(next.text);
    const problem = language === 'ts' ? problemOf(text, isShown ? next.text : '') : undefined;
    return problem === undefined ? [] : [`${path}:${line}: ${problem}`];
  });
  expect(wrong).toEqual([]);
});

/** Why a program doesn't run or doesn't emit what is shown; undefined if it does. */
function problemOf(program: string, shown: string): string | undefined {
  try {
    const objects = parseAllDocuments(shown).map((document) => document.toJS() as unknown);
    expect(emitted(program)).toEqual(expect.arrayContaining(objects));
    return undefined;
  } catch (error) {
    return String(error);
  }
}

test('the README shows what its program and its command lines print, between markers', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withReadmeOutputs(readme)).toBe(readme);
  const parts = readme.split(/^<!-- (?:begin: npm run generate -- guides|end) -->$/m);
  const [byHand, generated] = [0, 1].map((half) => parts.filter((_, i) => i % 2 === half).join(''));
  expect(byHand).not.toMatch(/^```(?:yaml|console)$/m);
  expect([...(generated ?? '').matchAll(/^\$ npx cdk8s-stateful (\w+)/gm)].map(([, verb]) => verb)).toEqual([
    'check',
    'survival',
    'changes',
  ]);
});

test('what the README shows is replaced where its program or a command line prints something else', () => {
  const readme = readFileSync('README.md', 'utf8');
  const older = readme.replace('storage: 10Gi', 'storage: 9Gi').replace('1 error in 2 objects', 'nothing found');
  expect(older).not.toBe(readme);
  expect(withReadmeOutputs(older)).toBe(readme);
});

test('the command line of docs/survival.md prints what it shows', () => {
  const page = readFileSync('docs/survival.md', 'utf8');
  expect(page).toMatch(/^\$ npx cdk8s-stateful survival /m);
  expect(withPrinted(page)).toBe(page);
});

test.each(['docs/start.md', ...guides().filter((path) => path.startsWith('docs/guides/'))])(
  'the command lines of %s print what it shows',
  (path) => {
    const text = readFileSync(path, 'utf8');
    expect(withOutputs(text)).toBe(text);
  },
);

test('what a command line of a guide prints is written below it', () => {
  const page = '# a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
  const shown = withOutputs(
    `\`\`\`yaml\n${page}\`\`\`\n\n\`\`\`console\n$ npx cdk8s-stateful check a.yaml\nolder\n\`\`\`\n`,
  );
  expect(shown).toContain('nothing found in 1 object\n```');
  expect(shown).not.toContain('older');
});

/** The command lines of the docs that need no cluster, with values for their placeholders. */
function commandLines(): readonly string[] {
  const pages = ['README.md', ...guides()].map((path) =>
    readFileSync(path, 'utf8').replaceAll(/^```console\n[^]*?^```$/gm, ''),
  );
  const lines = pages.flatMap((page) =>
    [...page.matchAll(/cdk8s-stateful ((?:check|survival|changes|plan|convert|picture|explain) [^`\n|#>]*)/g)].map(
      ([, words = '']) =>
        words
          .trim()
          .replace(/ (?:FILE|FOLDER)$/, ' dist')
          .replace(/ -$/, ' live.yaml')
          .replace('RULE', 'env-order')
          .replace('IMAGE', 'postgres:17')
          .replace('OLD NEW', 'deployed.yaml new.yaml')
          .replace(/"\$\w+"/, 'main'),
    ),
  );
  return [...new Set(lines)].filter((line) => !line.includes('--cluster'));
}

describe('in a folder with manifests', () => {
  const folder = newFolder();
  const before = process.cwd();
  beforeAll(() => {
    const story = readFileSync('dist/story.k8s.yaml', 'utf8');
    cpSync('dist', join(folder.path, 'dist'), { recursive: true, filter: (path) => !path.includes('published') });
    cpSync('examples/yaml', join(folder.path, 'examples/yaml'), { recursive: true });
    folder.write('deploy/story.yaml', story);
    for (const name of ['deployed', 'live', 'old', 'new', 'smaller', 'old-dist/story', 'charts/shop/story'])
      folder.write(`${name}.yaml`, story);
    for (const name of ['staging', 'production']) folder.write(`overlays/${name}/story.yaml`, story);
    folder.write('values/production.yaml', 'replicas: 2\n');
    folder.write('synth.cjs', '');
    process.chdir(folder.path);
    const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...words]);
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'manifests');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  });
  afterAll(() => {
    process.chdir(before);
    folder.remove();
  });

  test.each(commandLines())('cdk8s-stateful %s is a command line that is taken', (line) => {
    const words = line.match(/'[^']*'|\S+/g) ?? [];
    const { code, error } = runCli(...words);
    expect({ code, error }).not.toMatchObject({ code: 2 });
  });
});

/** The files of the repository that a page links to. */
function linkedFiles(page: string): readonly string[] {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, link = '']) => link.split('#', 1)[0] ?? '',
  );
  const own =
    /^https:\/\/(?:github\.com\/cdk8s-stateful\/cdk8s-stateful\/blob|raw\.githubusercontent\.com\/cdk8s-stateful\/cdk8s-stateful)\/main\//;
  return links
    .filter((link) => link !== '' && (own.test(link) || !link.includes(':')))
    .map((link) => (own.test(link) ? link.replace(own, '') : join(dirname(page), link)));
}

const PAGES = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'bench/README.md', ...guides()];

test.each(PAGES)('what %s links to in the repository is there', (page) => {
  const files = linkedFiles(page);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  if (page === 'README.md') expect(files.length).toBeGreaterThan(10);
});
