import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { EnvConfig, EnvConfigProps } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const folder = mkdtempSync(join(tmpdir(), 'env-content-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
mkdirSync(join(folder, 'conf', 'deeper'), { recursive: true });
writeFileSync(join(folder, 'conf', 'b.conf'), 'b=1\n');
writeFileSync(join(folder, 'conf', 'a.bin'), Buffer.from([0xff, 0xfe, 0]));
writeFileSync(join(folder, 'conf', 'deeper', 'c.conf'), 'c=1\n');
writeFileSync(join(folder, 'app.env'), "# comment\nA=1\nexport B='two words'\nC=\n");
writeFileSync(join(folder, 'big'), Buffer.alloc(1_048_577, 'x'));
writeFileSync(join(folder, 'full'), Buffer.alloc(1_048_576, 'x'));

function configOf(props: EnvConfigProps): Record<string, unknown> {
  return only(
    synth((chart) => new EnvConfig(chart, 'config', { name: 'config', ...props })),
    'ConfigMap',
  );
}

test('data, files and .env files come together: text as data, bytes as binaryData', () => {
  expect(
    configOf({
      data: { z: '', a: 'text' },
      binaryData: { raw: '/w==' },
      folder: join(folder, 'conf'),
      envFile: join(folder, 'app.env'),
      immutable: true,
    }),
  ).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'config' },
    data: { z: '', a: 'text', A: '1', B: 'two words', C: '', 'b.conf': 'b=1\n' },
    binaryData: { raw: '/w==', 'a.bin': '//4A' },
    immutable: true,
  });
});

test('a file is read by its path, and its key is its name', () => {
  expect(configOf({ files: [join(folder, 'conf', 'b.conf')] })).toMatchObject({ data: { 'b.conf': 'b=1\n' } });
});

test('one object holds 1 MiB, and not a byte more', () => {
  expect(() => configOf({ files: [join(folder, 'full')] })).not.toThrow();
  expect(() => configOf({ files: [join(folder, 'full')], data: { a: 'b' } })).toThrow(
    'EnvConfig story/config: 1048577 bytes are not allowed; one object holds at most 1048576',
  );
});

test.each<[string, EnvConfigProps, string | RegExp]>([
  ['a file that is too big', { files: [join(folder, 'big')] }, /file ".*big" has 1048577 bytes/],
  ['a file that is not there', { files: [join(folder, 'none')] }, /file ".*none" can't be read \(ENOENT\)/],
  ['a folder that is not there', { folder: join(folder, 'none') }, /folder ".*none" can't be read \(ENOENT\)/],
  ['a key given twice', { data: { A: '2' }, envFile: join(folder, 'app.env') }, 'key A is given twice'],
  ['a wrong key', { data: { 'a b': 'c' } }, 'key "a b" is not a key'],
  ['a key that climbs', { data: { '..': 'c' } }, "key \"..\" must not be '.' or begin with '..'"],
  ['what is not base64', { binaryData: { a: 'not base64' } }, 'key a is not base64'],
  ['a number', { data: { a: 1 } } as unknown as EnvConfigProps, 'data["a"] 1 is not allowed; give a string'],
])('%s is refused', (_, props, problem) => {
  const chart = new Chart(new App(), 'story');
  expect(() => new EnvConfig(chart, 'config', props)).toThrow(problem);
  expect(chart.node.children).toEqual([]);
});
