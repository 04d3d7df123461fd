import fc from 'fast-check';
import type { Json } from '../../src/inventory/json';
import { field } from '../../src/inventory/json';
import { documentToJson } from '../../src/inventory/yaml';
import { Shapes } from '../../src/inventory/yaml/shapes';
import { StringCache } from '../../src/inventory/yaml/string-cache';

const shapeOf = (shapes: Shapes, keys: readonly string[]) =>
  keys.reduce<ReturnType<Shapes['empty']['with']>>((shape, key) => shape?.with(key), shapes.empty);

const names = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '0', '10', 'toString', 'constructor'),
  fc.string({ maxLength: 3 }),
);
const objects = fc.array(
  fc.uniqueArray(fc.tuple(names, fc.constantFrom<Json>(1, 'x', null, true)), {
    selector: ([name]) => name,
    maxLength: 5,
  }),
  { maxLength: 20 },
);

test('an object has its keys and values in their order, whatever was made before', () => {
  const shapes = new Shapes();
  fc.assert(
    fc.property(objects, (all) => {
      for (const entries of all) {
        const shape = shapeOf(
          shapes,
          entries.map(([key]) => key),
        );
        if (entries.some(([key]) => key === '__proto__')) expect(shape).toBeUndefined();
        else
          expect(JSON.stringify(shape?.object(entries.map(([, value]) => value)))).toBe(
            JSON.stringify(Object.fromEntries(entries)),
          );
      }
    }),
  );
});

test('a key that is there twice, and very many keys, have no shape', () => {
  const shapes = new Shapes();
  expect(shapeOf(shapes, ['a', 'b', 'a'])).toBeUndefined();
  expect(shapeOf(shapes, ['a', 'b', 'c'])).toBeDefined();
  expect(
    shapeOf(
      shapes,
      Array.from({ length: 17 }, (_, i) => `k${i}`),
    ),
  ).toBeUndefined();
});

test('shapes are known up to a number', () => {
  const shapes = new Shapes();
  const made = Array.from({ length: 5_000 }, (_, i) => shapes.empty.with(`k${i}`)).filter((one) => one !== undefined);
  expect(made.length).toBeLessThan(4_200);
  expect(shapes.empty.with('k1')).toBe(made[1]);
});

test('what documents have in common is kept once', () => {
  const strings = new StringCache();
  const read = (name: string): Json | undefined => {
    const text = `metadata: {name: ${name}}\nspec:\n  accessModes: [ReadWriteOnce]\n  resources:\n    requests:\n      storage: 1Gi\n`;
    return documentToJson({ text, start: 0, end: text.length }, () => undefined, false, strings);
  };
  const [one, other] = [read('a'), read('b')];
  expect(field(other, 'metadata')).toEqual({ name: 'b' });
  expect(field(one, 'metadata')).toEqual({ name: 'a' });
  expect(field(other, 'spec')).toBe(field(one, 'spec'));
});
