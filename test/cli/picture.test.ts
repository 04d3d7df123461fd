import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { SHOP } from '../picture/manifests';

let folder: string;
let manifests: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'picture-'));
  manifests = join(folder, 'shop.yaml');
  writeFileSync(manifests, SHOP);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(...words: readonly string[]): { readonly code: number; readonly out: string; readonly error: string } {
  let [out, error] = ['', ''];
  const code = main(['picture', ...words], {
    out: (text) => (out += text),
    error: (text) => (error += text),
    colours: false,
  });
  return { code, out, error };
}

test('the page goes to the standard output, or whole into a file', () => {
  const page = join(folder, 'page.html');
  const printed = run(manifests);
  expect(printed).toMatchObject({ code: 0, error: '' });
  expect(printed.out).toMatch(/^<!doctype html>/);

  writeFileSync(page, 'what was there before');
  expect(run(manifests, '-o', page)).toEqual({ code: 0, out: '', error: '' });
  expect(readFileSync(page, 'utf8')).toBe(printed.out);
  expect(readdirSync(folder).sort()).toEqual(['page.html', 'shop.yaml']);
});

test('a link stays one, and a device is written to', () => {
  const [page, link] = [join(folder, 'page.html'), join(folder, 'link.html')];
  writeFileSync(page, '');
  symlinkSync(page, link);
  expect(run(manifests, '-o', link).code).toBe(0);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  expect(run(manifests, '-o', '/dev/null').code).toBe(0);
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('it can be a drawing or Mermaid text, of another event', () => {
  expect(run('--format', 'svg', '--event', 'zone-lost', manifests).out).toContain('What survives: zone lost');
  expect(run('--format', 'mermaid', '--output', join(folder, 'a.mmd'), manifests).code).toBe(0);
  expect(readFileSync(join(folder, 'a.mmd'), 'utf8')).toContain('flowchart LR');
});

test('facts of the cluster are heeded', () => {
  expect(run('--format', 'mermaid', '--event', 'pod-moved', manifests).out).toContain('stranded');
  expect(run('--format', 'mermaid', '--event', 'pod-moved', '--nodes', '1', manifests).out).not.toContain('stranded');
});

test('what could not be read is among the findings', () => {
  writeFileSync(manifests, 'kind: [');
  const { code, out } = run(manifests);
  expect(code).toBe(0);
  expect(out).toContain('<b>Error</b> unreadable');
});

test('a wrong use is one sentence and exit code 2, and leaves nothing behind', () => {
  mkdirSync(join(folder, 'sub'));
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /name files or folders/],
    [['--format', 'png', manifests], /--format is one of html, svg, mermaid; not png/],
    [['-o', 'a.svg', manifests], /a\.svg would be written as html; give --format svg before --output/],
    [['-o', 'a.PNG', manifests], /a\.PNG can't be written: a picture is html, svg, mermaid/],
    [
      ['--event', 'pod-lost', manifests],
      /--event is one of pod-replaced, container-restart, pod-moved, .*; not pod-lost/,
    ],
    [[join(folder, 'none.yaml')], /does not exist/],
    [['-o', join(folder, 'sub'), manifests], /sub can't be written: it is a folder/],
    [['-o', join(folder, 'none/page.html'), manifests], /can't be written: its folder does not exist/],
    [['-o', join(manifests, 'page.html'), manifests], /can't be written: its folder is a file/],
  ];
  for (const [words, message] of wrong) {
    const { code, out, error } = run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(message);
    expect(error.trim().split('\n')).toHaveLength(1);
  }
  expect(readdirSync(folder).sort()).toEqual(['shop.yaml', 'sub']);
});
