// Checks what `npm pack` would publish: no unexpected files, no dead links, no more than the maximum size, and that `check` loads
// no modules that it doesn't need.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MAX_PACKED_BYTES = 750_000;
const ALLOWED = [/^lib\//, /^bin\//, /^(\.jsii|README\.md|LICENSE|package\.json)$/];

/** Loading one of these takes a tenth of the time that `check` of a few objects takes. */
const UNUSED_BY_CHECK = ['constructs', 'cdk8s', 'node:tty', 'node:child_process', 'node:worker_threads'];

/** Which of these modules a run of `check` loads. */
function loadedByCheck(names) {
  const program = `process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify([
    ...process.moduleLoadList.map((module) => module.replace('NativeModule ', 'node:')),
    ...Object.keys(require.cache).map((file) => file.replace(/.*node_modules[/\\\\]([^/\\\\]+).*/, '$1')),
  ])));
  require('./bin/cdk8s-stateful');`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['-e', program, 'cdk8s-stateful', 'check', 'dist/story.k8s.yaml'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (status !== 0) throw new Error(`check of an example failed: ${stderr}`);
  const loaded = JSON.parse(stderr);
  return names.filter((name) => loaded.includes(name));
}

const [pack] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const files = pack.files.map((file) => file.path);
const unexpected = files.filter((path) => path.endsWith('.map') || !ALLOWED.some((allowed) => allowed.test(path)));
const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
const dead = links.filter((link) => !/^(https:|#)/.test(link) && !files.includes(link));

const problems = [
  ...unexpected.map((file) => `${file} doesn't belong in the package`),
  ...dead.map((link) => `README.md: ${link} isn't in the package; give its address in the repository`),
  ...loadedByCheck(UNUSED_BY_CHECK).map((module) => `check loads ${module}, which it doesn't use`),
  ...(pack.size > MAX_PACKED_BYTES ? [`more than ${MAX_PACKED_BYTES} bytes packed`] : []),
];
console.log(`${pack.filename}: ${files.length} files, ${pack.size} bytes packed, ${pack.unpackedSize} unpacked`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
