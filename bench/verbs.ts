// `npm run bench:verbs [-- --rounds N] [-- --objects 5,100] [-- --json FILE] [-- --folder PATH]`: see README.md beside this file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { median, measured } from './measure';
import type { Cost } from './measure';
import { objects } from './programs/story.cjs';
import { kubeScore } from './tools';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    objects: { type: 'string', default: '5,100,1000,5000,20000' },
    json: { type: 'string' },
    folder: { type: 'string' },
  },
});

interface Files {
  readonly old: string;
  /** The same manifests with other versions of images. */
  readonly new: string;
}

interface Contestant {
  readonly name: string;
  readonly command: (files: Files) => readonly string[];
}

const NODE = 'node -e 0';
const KUBE_SCORE = 'kube-score';
const ours = (...words: readonly string[]): readonly string[] => [
  process.execPath,
  join(__dirname, '../bin/cdk8s-stateful'),
  ...words,
];

function contestants(): readonly Contestant[] {
  const score = kubeScore();
  if (score === undefined) console.error('kube-score: not run, for it is made with Go, which is not there');
  return [
    { name: NODE, command: () => [process.execPath, '-e', '0'] },
    { name: '--version', command: () => ours('--version') },
    { name: 'check', command: ({ old }) => ours('check', old) },
    { name: 'survival', command: ({ old }) => ours('survival', old) },
    { name: 'changes', command: (files) => ours('changes', files.old, files.new) },
    { name: 'plan', command: (files) => ours('plan', files.old, files.new) },
    { name: 'picture', command: ({ old }) => ours('picture', old) },
    ...(score === undefined ? [] : [{ name: KUBE_SCORE, command: ({ old }: Files) => [score, 'score', old] }]),
  ];
}

function filesOf(folder: string, count: number): Files {
  const files = { old: join(folder, `${count}.yaml`), new: join(folder, `${count}-new.yaml`) };
  const all = Array.from({ length: count / 5 }, (_, number) => objects(number)).flat();
  const text = all.map((object) => `---\n${stringify(object, { aliasDuplicateObjects: false })}`).join('');
  writeFileSync(files.old, text);
  writeFileSync(files.new, text.replaceAll(/^( *(?:- )?image: .*):1$/gm, '$1:2'));
  return files;
}

interface Row {
  readonly name: string;
  /** The medians by number of objects. */
  readonly costs: ReadonlyMap<number, Cost>;
}

async function measure(folder: string, sizes: readonly number[], rounds: number): Promise<readonly Row[]> {
  const rows = contestants().map((contestant) => ({ ...contestant, costs: new Map<number, Cost>() }));
  for (const size of sizes) {
    console.error(`${size} objects …`);
    const files = filesOf(folder, size);
    const runs = new Map(rows.map((row) => [row, [] as Cost[]]));
    // The first round warms the compile cache, and doesn't count.
    for (let round = 0; round <= rounds; round++)
      for (const [{ command }, costs] of runs) {
        const cost = await measured(command(files), join(folder, 'out'), [0, 1]);
        if (round > 0) costs.push(cost);
      }
    for (const [{ costs }, all] of runs) costs.set(size, medians(all));
  }
  return rows;
}

/** Measures `check` of a folder, compared with a YAML parser. */
async function measureFolder(folder: string, rounds: number): Promise<string> {
  const out = join(tmpdir(), `bench-folder-${process.pid}`);
  const commands = {
    check: ours('check', '--render', 'never', folder),
    'js-yaml': [process.execPath, join(__dirname, 'programs/js-yaml.cjs'), folder],
  };
  const runs = Object.entries(commands).map(([name, command]) => ({ name, command, costs: [] as Cost[] }));
  for (let round = 0; round < rounds; round++)
    for (const { command, costs } of runs) costs.push(await measured(command, out, [0, 1]));
  rmSync(out);
  return runs
    .map(({ name, costs }) => ({ name, ...medians(costs) }))
    .map(({ name, cpuMs, peakMiB }) => `${name}: ${(cpuMs / 1000).toFixed(1)} s, ${Math.round(peakMiB)} MiB`)
    .join('\n');
}

function medians(all: readonly Cost[]): Cost {
  const of = (what: keyof Cost): number => median(all.map((cost) => cost[what]));
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), peakMiB: of('peakMiB') };
}

/** A Markdown table of CPU milliseconds, with ratios to node at the smallest size and to kube-score; MiB at the largest. */
function table(rows: readonly Row[], sizes: readonly number[]): string {
  const [first = 0, last = 0] = [sizes[0], sizes.at(-1)];
  const cpuOf = (name: string, size: number): number | undefined =>
    rows.find((row) => row.name === name)?.costs.get(size)?.cpuMs;
  const times = (cpu: number, of: number | undefined, what: string): string =>
    of === undefined ? '' : `, ${(cpu / of).toFixed(2)} × ${what}`;
  const head = ['', ...sizes.map((size) => `${size} objects`), `MiB at ${last}`];
  const body = rows.map(({ name, costs }) => [
    name,
    ...sizes.map((size) => {
      const cpu = costs.get(size)?.cpuMs ?? NaN;
      const overNode = size === first ? times(cpu, cpuOf(NODE, size), 'node') : '';
      return `${Math.round(cpu)}${overNode}${size === first ? '' : times(cpu, cpuOf(KUBE_SCORE, size), KUBE_SCORE)}`;
    }),
    String(Math.round(costs.get(last)?.peakMiB ?? NaN)),
  ]);
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

async function main(): Promise<void> {
  if (options.folder !== undefined) {
    console.log(await measureFolder(options.folder, Number(options.rounds)));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-verbs-'));
  try {
    const sizes = options.objects.split(',').map(Number);
    const rows = await measure(folder, sizes, Number(options.rounds));
    console.log(table(rows, sizes));
    if (options.json !== undefined) {
      const all = rows.map(({ name, costs }) => ({ name, costs: Object.fromEntries(costs) }));
      writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
