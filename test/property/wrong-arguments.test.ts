// Arguments that an uncompiled program may pass, for everything that stores export.
import { App, Chart, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import * as exported from '../../src';

const ODD: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  'A b',
  0,
  -1,
  Number.NaN,
  true,
  [],
  ['a'],
  {},
  { name: 5 },
  { toVolume: 1 },
  () => 1,
  Symbol('odd'),
  Size.gibibytes(1),
];

type Made = (...args: readonly unknown[]) => unknown;
type Class = Made & (new (...args: readonly unknown[]) => unknown);

const PUBLIC = new Set<unknown>(Object.values(exported));
const CLASSES = readdirSync('src/store', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => Object.values(jest.requireActual<Record<string, unknown>>(resolve('src/store', file))))
  .filter((value): value is Class => typeof value === 'function' && PUBLIC.has(value));

function staticsOf(type: Class): [string, Made][] {
  const own = Object.entries(Object.getOwnPropertyDescriptors(type));
  return own.flatMap(([name, { value }]) =>
    typeof value === 'function' ? [[`${type.name}.${name}`, value as Made]] : [],
  );
}

/** Failures other than an error that says where. */
function mishap(what: string, call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    const isOurs = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
    if (!isOurs || !/^[A-Z]\w*(\.\w+)?[^:]*: /.test(error.message)) return [`${what}: ${String(error)}`];
  }
  return [];
}

test('odd arguments are refused in our words, or taken', () => {
  const mishaps: string[] = [];
  for (const type of CLASSES) {
    for (const first of ODD) {
      if (type.prototype instanceof Construct)
        mishaps.push(...mishap(`new ${type.name}`, () => new type(new Chart(new App(), 'c'), 'id', first)));
      for (const [name, made] of staticsOf(type)) {
        for (const second of ODD) {
          mishaps.push(...mishap(name, () => made.call(type, first, second)));
          mishaps.push(...mishap(name, () => made.call(type, new Chart(new App(), 'c'), 'id', first, second)));
        }
      }
    }
  }
  expect([...new Set(mishaps)]).toEqual([]);
  expect(CLASSES.length).toBeGreaterThanOrEqual(30);
});
