import type { Json } from '../../src/inventory/json';
import { matchesLabels, matchesMap } from '../../src/inventory/selector';

const LABELS = { app: 'web', tier: 'front' };
const expression = (key: Json, operator: Json, ...values: string[]): Record<string, Json> => ({
  matchExpressions: [{ key, operator, values }],
});

test.each<[string, Json | undefined, boolean]>([
  ['no selector selects nothing', undefined, false],
  ['null selects nothing', null, false],
  ['an empty one selects everything', {}, true],
  ['all labels of matchLabels are there', { matchLabels: { app: 'web' } }, true],
  ['one of matchLabels has another value', { matchLabels: { app: 'web', tier: 'back' } }, false],
  ['one of matchLabels is not there', { matchLabels: { zone: 'a' } }, false],
  ['a field that every object has is no label', { matchLabels: { constructor: 'x' } }, false],
  ['In', expression('app', 'In', 'api', 'web'), true],
  ['In, another value', expression('app', 'In', 'api'), false],
  ['In, no such label', expression('zone', 'In', 'a'), false],
  ['NotIn', expression('app', 'NotIn', 'api'), true],
  ['NotIn, no such label', expression('zone', 'NotIn', 'a'), true],
  ['NotIn, the value', expression('app', 'NotIn', 'web'), false],
  ['Exists', expression('app', 'Exists'), true],
  ['Exists, no such label', expression('zone', 'Exists'), false],
  ['DoesNotExist', expression('zone', 'DoesNotExist'), true],
  ['DoesNotExist, but it does', expression('app', 'DoesNotExist'), false],
  ['an operator that there is not', expression('app', 'Is', 'web'), false],
  ['a key of another type', expression(5, 'Exists'), false],
  [
    'labels and expressions must both match',
    { matchLabels: { app: 'web' }, ...expression('tier', 'In', 'back') },
    false,
  ],
  ['fields of another type say nothing', { matchLabels: 'app', matchExpressions: 'app' }, true],
])('%s', (_, selector, selected) => {
  expect(matchesLabels(selector, LABELS)).toBe(selected);
});

test.each<[Json | undefined, boolean]>([
  [{ app: 'web' }, true],
  [{ app: 'web', zone: 'a' }, false],
  [{ app: 5 }, false],
  [{}, true],
])('a plain map %j', (selector, selected) => {
  expect(matchesMap(selector, LABELS)).toBe(selected);
});
