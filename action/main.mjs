// What action.yml runs: the check and, for a pull request, the changes; as annotations, a summary, SARIF and a comment.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { keepComment } from './comment.mjs';

const { env } = process;
const lines = (text = '') => text.split('\n').flatMap((line) => line.trim() || []);
const isOn = (name) => env[`INPUT_${name}`] === 'true';

const folder = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), 'cdk8s-stateful-'));
const sarif = join(folder, 'check.sarif');
const report = join(folder, 'report.md');
const options = [...(isOn('STRICT') ? ['--strict'] : []), ...lines(env.INPUT_ARGS)];
// After `--`, a path that begins with a dash is a path.
const paths = ['--', ...lines(env.INPUT_PATHS)];

/** Runs a verb: annotations go to the log, Markdown is what comes back. */
function run(verb, ...args) {
  const file = join(folder, `${verb}.md`);
  const words = [verb, ...args, ...options, '--format', 'github', '--format', 'markdown', '--output', file, ...paths];
  const { status, error } = spawnSync('npx', ['--yes', `cdk8s-stateful@${env.INPUT_VERSION}`, ...words], {
    stdio: 'inherit',
  });
  if (error !== undefined) throw error;
  return { status: status ?? 2, markdown: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

/** The commit that a pull request is to be merged into, where it is one; fetched, for checkouts are shallow. */
function baseOf({ pull_request: pullRequest }) {
  const sha = pullRequest?.base?.sha;
  if (sha === undefined || !isOn('CHANGES')) return undefined;
  const fetched = spawnSync('git', ['fetch', '--no-tags', '--depth=1', 'origin', sha], { stdio: 'inherit' });
  if (fetched.status === 0) return sha;
  console.log(`::warning title=cdk8s-stateful::${sha} could not be fetched: the pull request is not compared with it`);
  return undefined;
}

const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
const base = baseOf(event);
const checked = run('check', '--format', 'sarif', '--output', sarif);
const changed = base === undefined ? undefined : run('changes', '--since', base);

const parts = [
  `## Storage\n\n${checked.markdown || 'The check could not be carried out: see the log of the job.'}`,
  ...(changed === undefined
    ? []
    : [`## What this changes\n\n${changed.markdown || 'Could not be compared: see the log of the job.'}`]),
];
const text = `${parts.join('\n\n').trimEnd()}\n`;
writeFileSync(report, text);
if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, text);
if (env.GITHUB_OUTPUT)
  appendFileSync(env.GITHUB_OUTPUT, `report=${report}\n${existsSync(sarif) ? `sarif=${sarif}\n` : ''}`);
const number = event.pull_request?.number;
if (number !== undefined && isOn('COMMENT')) {
  const problem = await keepComment({
    api: env.GITHUB_API_URL,
    repository: env.GITHUB_REPOSITORY,
    number,
    token: env.INPUT_TOKEN,
    text,
  });
  if (problem !== undefined)
    console.log(`::warning title=cdk8s-stateful::the comment could not be written: ${problem}`);
}
process.exitCode = Math.max(checked.status, changed?.status ?? 0);
