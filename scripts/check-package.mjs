// Checks what `npm pack` would publish: the files that belong to a user, links that lead somewhere, and no more bytes than promised.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MAX_PACKED_BYTES = 800_000;
const ALLOWED = [/^lib\//, /^bin\//, /^(\.jsii|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/];

const [pack] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const files = pack.files.map((file) => file.path);
const strangers = files.filter((path) => path.endsWith('.map') || !ALLOWED.some((allowed) => allowed.test(path)));
const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
const dead = links.filter((link) => !/^(https:|#)/.test(link) && !files.includes(link));

const problems = [
  ...strangers.map((file) => `${file} doesn't belong in the package`),
  ...dead.map((link) => `README.md: ${link} isn't in the package; give its address in the repository`),
  ...(pack.size > MAX_PACKED_BYTES ? [`more than ${MAX_PACKED_BYTES} bytes packed`] : []),
];
console.log(`${pack.filename}: ${files.length} files, ${pack.size} bytes packed, ${pack.unpackedSize} unpacked`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
