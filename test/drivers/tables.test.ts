import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { driversDoc } from '../../scripts/drivers-page';
import { DRIVERS } from '../../src/drivers/lookup';
import { DRIVER } from '../../src/drivers/names';
import { COMMON_PARAMETERS, DRIVER_PARAMETERS, parametersOf } from '../../src/drivers/parameters';

const ROOT = join(__dirname, '../..');

test('docs/drivers.md says what the tables say', () => {
  expect(readFileSync(join(ROOT, 'docs/drivers.md'), 'utf8')).toBe(driversDoc());
});

test('every driver and source has its line in the documentation', () => {
  const doc = driversDoc();
  for (const { name } of DRIVERS) expect(doc).toContain(`| \`${name}\` | `);
});

test("no driver's name is written anywhere else in the source", () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== join('drivers', 'names.ts'))
    .map((file) => ({ file, text: readFileSync(join(ROOT, 'src', file), 'utf8') }));
  const found = files.flatMap(({ file, text }) =>
    Object.values(DRIVER)
      .filter((name) => new RegExp(`['"\`]${name.replaceAll('.', '\\.')}['"\`]`).test(text))
      .map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});

describe('the parameters of classes', () => {
  test('are of drivers in the table, each name once', () => {
    for (const { driver, parameters } of DRIVER_PARAMETERS) {
      expect(DRIVERS.map(({ name }) => name)).toContain(driver);
      const names = parameters.map(({ name }) => name.toLowerCase());
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }
  });

  test('hold all parameters that exceptions ask for', () => {
    for (const { name, exceptions = [] } of DRIVERS) {
      for (const { parameter } of exceptions) {
        expect(parametersOf(name)?.parameters.map((known) => known.name)).toContain(parameter);
      }
    }
  });

  test('are unknown for drivers that have no row', () => {
    expect(parametersOf('csi.example.com')).toBeUndefined();
  });

  test('that the provisioner reads have its prefix', () => {
    for (const { name } of COMMON_PARAMETERS) expect(name).toMatch(/^csi\.storage\.k8s\.io\//);
  });
});
