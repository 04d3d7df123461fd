// `npm run bench [-- --quick] [-- --json FILE] [-- --rounds N] [-- --tools REGEX] [-- --apps N,N]`: see README.md beside this file.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { svg } from './chart';
import { CONTESTANTS } from './contestants';
import type { Contestant, Size } from './contestants';
import { assertStories } from './equality';
import { inputsIn } from './inputs';
import { median, measured } from './measure';
import type { Cost } from './measure';
import { markdown, withRatios } from './report';
import type { Medians } from './report';
import { ensureTools } from './tools';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    json: { type: 'string' },
    rounds: { type: 'string' },
    tools: { type: 'string', default: '' },
    apps: { type: 'string' },
  },
});
const rounds = Number(options.rounds ?? (options.quick === true ? 3 : 5));
const numbers =
  options.apps?.split(',').map(Number) ?? (options.quick === true ? [1, 100, 1000] : [1, 100, 1000, 5000]);
const sizes: Size[] = [
  ...numbers.map((apps): Size => ({ apps, charts: 'one' })),
  ...numbers.filter((apps) => apps >= 1000).map((apps): Size => ({ apps, charts: 'each' })),
];

/** Output goes to memory if possible, so that a busy disk isn't measured. */
const MEMORY = '/dev/shm';
const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'bench-'));
const tools = ensureTools();
const inputs = inputsIn(folder);
const out = join(folder, 'out.yaml');
const outdir = join(folder, 'dist');
const verified = new Set<string>();

function fresh(): void {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir);
  writeFileSync(out, '');
}

async function measure(size: Size): Promise<Medians[]> {
  const contestants = CONTESTANTS.filter(
    ({ tool, most }) => size.apps <= most[size.charts] && new RegExp(options.tools).test(tool),
  );
  const costs = new Map<Contestant, Cost[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, all] of costs) {
      if (round > 0 && size.apps >= contestant.few[size.charts]) continue;
      fresh();
      all.push(await measured(contestant.command(size, outdir, inputs, tools), out));
      if (round === 0 && contestant.isEqual) assertStories(contestant.tool, size.apps, outdir, out, verified);
    }
  }
  const medianOf = (all: readonly Cost[], what: keyof Cost): number =>
    Math.round(median(all.map((cost) => cost[what])));
  return [...costs].map(([{ tool }, all]) => ({
    tool,
    apps: size.apps,
    charts: size.charts === 'one' ? 1 : size.apps,
    wallMs: medianOf(all, 'wallMs'),
    cpuMs: medianOf(all, 'cpuMs'),
    peakMiB: medianOf(all, 'peakMiB'),
  }));
}

async function main(): Promise<void> {
  const medians: Medians[] = [];
  for (const size of sizes) {
    console.error(`${size.apps} apps, ${size.charts === 'one' ? 'one chart' : 'a chart each'} …`);
    medians.push(...(await measure(size)));
  }
  const results = withRatios(medians);
  console.log(markdown(results));
  mkdirSync('build', { recursive: true });
  writeFileSync('build/bench.svg', svg(results));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
}

void main().finally(() => {
  rmSync(folder, { recursive: true, force: true });
});
