// Checks what `npm pack` would publish: the files that belong to a user, and no more bytes than promised.
import { execFileSync } from 'node:child_process';

const MAX_PACKED_BYTES = 1_500_000;
const ALLOWED = [
  /^lib\//,
  /^bin\//,
  /^node_modules\/@dagrejs\/(dagre|graphlib)\//,
  /^(\.jsii|API\.md|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
];

const [pack] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
);
const strangers = pack.files.map((file) => file.path).filter((path) => !ALLOWED.some((allowed) => allowed.test(path)));

console.log(`${pack.filename}: ${pack.files.length} files, ${pack.size} bytes packed, ${pack.unpackedSize} unpacked`);
if (strangers.length > 0) console.error(`files that don't belong in the package: ${strangers.join(', ')}`);
if (pack.size > MAX_PACKED_BYTES) console.error(`more than ${MAX_PACKED_BYTES} bytes packed`);
process.exitCode = strangers.length > 0 || pack.size > MAX_PACKED_BYTES ? 1 : 0;
