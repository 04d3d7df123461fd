import { App } from 'cdk8s';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { programs } from '../../examples/published';
import { testFolder } from '../cli/files';
import { converted, objectsIn, objectsOf, sorted } from './programs';

const folder = testFolder();

const published = Object.entries(programs).map(([name, build]) => {
  const app = new App();
  build(app);
  return [name, app.synthYaml()] as const;
});

test.each(published)(
  '%s: all objects are made by constructs, exactly, also when the program is really run',
  (_, yaml) => {
    const conversion = converted(yaml);
    expect(conversion.objects.filter(({ reason }) => reason !== undefined)).toEqual([]);
    expect(conversion.lost).toEqual([]);
    expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml)));
  },
);

test('the programs are formatted as Prettier does it', () => {
  const files = published.map(([name, yaml]) => folder.write(`${name}.ts`, converted(yaml).program));
  const prettier = (...words: readonly string[]): string =>
    execFileSync(
      process.execPath,
      ['node_modules/prettier/bin/prettier.cjs', '--config', '.prettierrc.json', ...words],
      {
        encoding: 'utf8',
      },
    );
  expect(prettier('--list-different', ...files)).toBe('');
});

test.each(published)('%s: the program is about as long as one by hand', (name, yaml) => {
  const byHand = readFileSync(`examples/published/${name}.ts`, 'utf8');
  expect(converted(yaml).program.length).toBeLessThanOrEqual(1.3 * byHand.length);
});

test('the same manifests give the same program', () => {
  for (const [, yaml] of published) expect(converted(yaml).program).toBe(converted(yaml).program);
});
