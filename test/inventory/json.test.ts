import { field, isSameJson } from '../../src/inventory/json';
import type { Json } from '../../src/inventory/json';

const DATA: Json = { a: [{ b: 1 }, null], empty: {} };
const OWN = JSON.parse('{ "__proto__": "mine", "constructor": "mine" }') as Json;

test.each<[Json | undefined, (string | number)[], Json | undefined]>([
  [DATA, ['a', 0, 'b'], 1],
  [DATA, ['a', 1], null],
  [DATA, ['a', 1, 'b'], undefined],
  [DATA, ['a', 2], undefined],
  [DATA, ['a', 'length'], 2],
  [DATA, [], DATA],
  [undefined, ['a'], undefined],
  ['text', ['length'], undefined],
  [DATA, ['empty', 'constructor'], undefined],
  [DATA, ['empty', 'toString'], undefined],
  [DATA, ['empty', '__proto__'], undefined],
  [DATA, ['a', '__proto__'], undefined],
  [DATA, ['a', 'map'], undefined],
  [OWN, ['__proto__'], 'mine'],
  [OWN, ['constructor'], 'mine'],
])('of %j the field %j is %j', (value, path, found) => {
  expect(field(value, ...path)).toEqual(found);
});

test.each<[Json | undefined, Json | undefined, boolean]>([
  [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[1, 2], [1], false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[], {}, false],
  [{}, null, false],
  ['1', 1, false],
])('whether %j and %j are the same: %s', (one, other, same) => {
  expect(isSameJson(one, other)).toBe(same);
  expect(isSameJson(other, one)).toBe(same);
});
