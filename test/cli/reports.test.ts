import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { testFolder } from './files';
import { runCli, runColoured } from './run';

const TYPO = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, volumneName: disk }
`;
const STATELESS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: 'example/web:1', volumeMounts: [{ name: data, mountPath: /data }] }]
      volumes: [{ name: data, emptyDir: { sizeLimit: 1Gi } }]
`;
/** The same, which finds its pods by another label: refused. */
const OTHER_SELECTOR = STATELESS.replaceAll('{ app: web }', '{ app: www }');

const { path: folder, write } = testFolder();
const at = (name: string): string => join(folder, name);
const content = (name: string): string => readFileSync(at(name), 'utf8');

test('each --format with the --output after it is a report; one of them may go to the standard output', () => {
  const file = write('typo.yaml', TYPO);
  const pairs = ['--format', 'sarif', '-o', at('a.sarif'), '--format', 'text', '--format', 'junit', '-o', at('a.xml')];
  const { code, out, error } = runCli('check', file, ...pairs);
  expect([code, error]).toEqual([1, '']);
  expect(out).toContain('error[unknown-field]');
  expect(JSON.parse(content('a.sarif'))).toMatchObject({ version: '2.1.0' });
  expect(content('a.xml')).toContain('<failure message="error[unknown-field]');
});

test.each(['check', 'survival'])('%s writes no report over what it reads', (verb) => {
  const file = write('typo.yaml', TYPO);
  const { code, error } = runCli(verb, join(folder, 'typo.yaml'), '-o', `${folder}/./typo.yaml`);
  expect([code, error]).toEqual([
    2,
    `cdk8s-stateful: --output ${folder}/./typo.yaml would be written over what is read; name another file\n`,
  ]);
  expect(readFileSync(file, 'utf8')).toBe(TYPO);
});

test('an --output without a --format is of the first format, and has no colours', () => {
  const file = write('typo.yaml', TYPO);
  expect(runColoured('check', file, '--output', at('a.txt')).out).toBe('');
  expect(content('a.txt')).toContain('error[unknown-field]: ');
  expect(content('a.txt')).not.toContain('\u001b');
});

test.each<[string, string[], string]>([
  [
    'two on the standard output',
    ['--format', 'json', '--format', 'sarif'],
    'only one report goes to the standard output: write --output FILE after --format json',
  ],
  [
    'two in one file',
    ['--format', 'json', '-o', './x', '--format', 'sarif', '-o', 'x'],
    '--format json and --format sarif would both be written into x',
  ],
  [
    'a second file',
    ['--format', 'json', '-o', 'x', '-o', 'y'],
    '--output y has no --format of its own before it: json goes into x',
  ],
  ['no format', ['--format', 'xml'], '--format is one of text, json, sarif, github, markdown, junit; not xml'],
])('%s is refused, and nothing is written', (_, words, message) => {
  const file = write('typo.yaml', TYPO);
  const { code, out, error } = runCli('check', file, ...words);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain(message);
  expect(existsSync('x')).toBe(false);
});

test('survival as JUnit: a mount is a test case, and a gate that it hits is its failure', () => {
  const file = write('web.yaml', STATELESS);
  const { code, out } = runCli('survival', file, '--format', 'junit', '--fail-on', 'lost:pod-replaced');
  expect(code).toBe(1);
  expect(out).toContain('<testcase classname="Deployment web" name="web /data">');
  expect(out).toContain('<failure message="--fail-on lost:pod-replaced">');
  expect(out).toContain('node-lost: lost: ');
});

test('changes as Markdown and JUnit: what is refused, and the lines about objects as a diff', () => {
  const old = write('old.yaml', STATELESS);
  const next = write('new.yaml', OTHER_SELECTOR);
  const { code, out } = runCli('changes', old, next, '--format', 'markdown', '--format', 'junit', '-o', at('c.xml'));
  expect(code).toBe(1);
  expect(out).toMatch(/^\*\*1 error.* in 1 object\*\*\n/);
  expect(out).toContain('❌ error<br>`selector-immutable`');
  expect(out).toMatch(/```diff\n~ Deployment web {2}/);
  expect(out).toContain('`cdk8s-stateful plan` with the same arguments');
  expect(content('c.xml')).toContain('<failure message="error[selector-immutable]');
  expect(runCli('changes', old, old, '--format', 'markdown').out).toBe('**nothing changes**\n');
});

test('plan as JUnit: a step is a test case that passes', () => {
  const old = write('old.yaml', STATELESS);
  const next = write('new.yaml', OTHER_SELECTOR);
  const { code, out } = runCli('plan', old, next, '--format', 'junit');
  expect(code).toBe(0);
  expect(out).toMatch(/<testsuites name="cdk8s-stateful plan" tests="[1-9]\d*" failures="0">/);
});

test('picture writes its formats in one run', () => {
  const file = write('web.yaml', STATELESS);
  const { code, out } = runCli('picture', file, '-o', at('p.html'), '--format', 'svg', '-o', at('p.svg'));
  expect([code, out]).toEqual([0, '']);
  expect(content('p.html')).toContain('<!doctype html>');
  expect(content('p.svg')).toContain('<svg');
});

test('a long report is printed in pieces, which are the report together', () => {
  const claims = Array.from({ length: 200 }, (_, index) => TYPO.replace('name: data', `name: data-${index}`));
  const file = write('many.yaml', claims.join('---\n'));
  const pieces: string[] = [];
  const terminal = { out: (text: string) => pieces.push(text), error: () => undefined, colours: false };
  expect(main(['check', file], terminal)).toBe(1);
  expect(pieces.length).toBeGreaterThan(1);
  const copy = at('many.txt');
  expect(runCli('check', file, '--format', 'text', '-o', copy).code).toBe(1);
  expect(pieces.join('')).toBe(content('many.txt'));
});
