import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

jest.setTimeout(60_000);

const ROOT = resolve(__dirname, '../..');
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 2Gi } } }
`;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: string;
}
interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly summary: string;
  readonly outputs: string;
}

let folder: string;
let server: Server;
let calls: Call[];
let comments: { readonly id: number; readonly body: string | null }[];
let status: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'action-'));
  [calls, comments, status] = [[], [], 200];
  server = createServer((request, response) => {
    void answer(request).then((body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const npx = `#!/bin/sh\nexec '${process.execPath}' --import '${require.resolve('tsx')}' '${join(__dirname, 'cli.ts')}' "$@"\n`;
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npx'), npx);
  chmodSync(join(folder, 'bin/npx'), 0o755);
  mkdirSync(join(folder, 'work'));
  git('init', '--quiet');
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function answer(request: IncomingMessage): Promise<unknown> {
  let body = '';
  for await (const part of request) body += String(part);
  const { method = '', url = '', headers } = request;
  calls.push({ method, path: url, token: headers.authorization, body });
  return method === 'GET' ? comments : {};
}

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: join(folder, 'work'), encoding: 'utf8' }).trim();
}

function commit(manifest: string): string {
  writeFileSync(join(folder, 'work/app.yaml'), manifest);
  git('add', '.');
  git('commit', '--quiet', '-m', 'x');
  return git('rev-parse', 'HEAD');
}

async function run(event: object, inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const file = (name: string): string => join(folder, name);
  const read = (name: string): string => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  writeFileSync(file('event.json'), JSON.stringify(event));
  const env = {
    PATH: `${file('bin')}:${process.env['PATH'] ?? ''}`,
    RUNNER_TEMP: folder,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_OUTPUT: file('outputs'),
    GITHUB_REPOSITORY: 'shop/manifests',
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    INPUT_PATHS: '.',
    INPUT_CHANGES: 'true',
    INPUT_COMMENT: 'true',
    INPUT_VERSION: '0.1.0',
    INPUT_TOKEN: 'the-token',
    ...inputs,
  };
  const child = spawn(process.execPath, [join(ROOT, 'action/main.mjs')], { cwd: join(folder, 'work'), env });
  let out = '';
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (out += String(text)));
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, out, summary: read('summary'), outputs: read('outputs') };
}

/** A pull request against what the repository itself has: the fetch is from the same folder. */
function pullRequest(base: string): object {
  git('remote', 'add', 'origin', join(folder, 'work'));
  return { pull_request: { number: 7, base: { sha: base } } };
}

test('a push is checked: annotations in the log, a summary, SARIF, and the exit code of the check', async () => {
  commit(CLAIM.replace('storage: 2Gi } }', 'storage: 2Gi } }, volumneName: disk'));
  const { code, out, summary, outputs } = await run({});
  expect(code).toBe(1);
  expect(out).toMatch(/^::error file=app.yaml,line=4,col=\d+,title=unknown-field::/m);
  expect(summary).toMatch(/^## Storage\n\n\*\*1 error/);
  expect(summary).not.toContain('What this changes');
  const [, sarif = ''] = /^sarif=(.*)$/m.exec(outputs) ?? [];
  expect(readFileSync(sarif, 'utf8')).toContain('"ruleId": "unknown-field"');
  expect(calls).toEqual([]);
});

test('a pull request gets a comment with what it does to the files, and fails where they are lost', async () => {
  const base = commit(CLAIM);
  commit(CLAIM.replace('name: data', 'name: other'));
  const { code, summary } = await run(pullRequest(base));
  expect(code).toBe(1);
  expect(summary).toContain('pvc-removed');
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /repos/shop/manifests/issues/7/comments?per_page=100&page=1',
    'POST /repos/shop/manifests/issues/7/comments',
  ]);
  expect(calls[1]?.token).toBe('Bearer the-token');
  expect(calls[1]?.body).toContain('<!-- cdk8s-stateful -->\\n## Storage');
  expect(calls[1]?.body).toContain('## What this changes');
});

test('its comment of before gets the new text, and comments of others are left alone', async () => {
  const base = commit(CLAIM);
  comments = [
    { id: 1, body: null },
    { id: 2, body: 'who writes <!-- cdk8s-stateful -->' },
    { id: 3, body: '<!-- cdk8s-stateful -->\nold' },
  ];
  const { code } = await run(pullRequest(base));
  expect(code).toBe(0);
  expect(calls.map(({ method, path }) => `${method} ${path}`).at(-1)).toBe(
    'PATCH /repos/shop/manifests/issues/comments/3',
  );
});

test('where the comment may not be written, the job says so, and is as it would be', async () => {
  const base = commit(CLAIM);
  status = 403;
  const { code, out } = await run(pullRequest(base));
  expect(code).toBe(0);
  expect(out).toContain('::warning title=cdk8s-stateful::the comment could not be written: GET 7/comments: 403');
});

test('a report that is too long for a comment is cut at the end of a line', async () => {
  const base = commit(CLAIM);
  const many = Array.from({ length: 400 }, (_, i) =>
    CLAIM.replace('name: data', `name: data-${i}`).replace('2Gi', '2Gj'),
  );
  commit(many.join('---\n'));
  await run(pullRequest(base));
  const { body = '' } = JSON.parse(calls.at(-1)?.body ?? '{}') as { body?: string };
  expect(body.length).toBeGreaterThan(60_000);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/\|\n\n… the log and the summary of the job have the rest\.\n$/);
});

test('a base that cannot be fetched is said, and the check goes on', async () => {
  commit(CLAIM);
  const { code, out, summary } = await run({ pull_request: { number: 7, base: { sha: 'f'.repeat(40) } } });
  expect(code).toBe(0);
  expect(out).toContain('could not be fetched: the pull request is not compared with it');
  expect(summary).not.toContain('What this changes');
});

test('paths and options are one a line; no shell reads them', async () => {
  commit(CLAIM);
  const { code, out } = await run(
    {},
    { INPUT_PATHS: 'app.yaml\n  $(touch hacked)\n', INPUT_ARGS: '--namespace=shop\n' },
  );
  expect(code).toBe(2);
  expect(out).toContain('$(touch hacked)');
  expect(existsSync(join(folder, 'work/hacked'))).toBe(false);
});

test('action.yml takes the version of this package, and gives each input that the script reads', () => {
  const text = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
  const action = load(text('action.yml')) as {
    inputs: Readonly<Record<string, { readonly default: unknown }>>;
    runs: { steps: { readonly env?: Readonly<Record<string, string>> }[] };
  };
  const { version } = JSON.parse(text('package.json')) as { version: string };
  expect(action.inputs['version']?.default).toBe(version);
  const read = [...text('action/main.mjs').matchAll(/INPUT_([A-Z]+)|isOn\('([A-Z]+)'\)/g)].map(
    ([, a, b]) => `INPUT_${a ?? b ?? ''}`,
  );
  expect(Object.keys(action.runs.steps[0]?.env ?? {}).sort()).toEqual([...new Set(read)].sort());
});

test('each pre-commit hook calls a verb with options that it has', () => {
  const hooks = load(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string; args: string[] }[];
  expect(hooks.map(({ entry, args }) => [...entry.split(' '), ...args].join(' '))).toEqual([
    'cdk8s-stateful check .',
    'cdk8s-stateful changes --since HEAD .',
  ]);
});
