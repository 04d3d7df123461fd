import { quantityInNanos } from '../../src/api/quantity';

test.each([
  ['1Gi', 2n ** 30n * 10n ** 9n],
  ['1024Mi', 2n ** 30n * 10n ** 9n],
  ['1.5G', 1_500_000_000n * 10n ** 9n],
  ['500m', 500_000_000n],
  ['1e3', 1000n * 10n ** 9n],
  ['-1', -(10n ** 9n)],
  [5, 5n * 10n ** 9n],
])('%s is read as the API server reads it', (text, nanos) => {
  expect(quantityInNanos(text)).toBe(nanos);
});

test.each(['10GB', '1 Gi', '1gb', '', 'Gi', '.', '1e', true, null])('%s is not a quantity', (text) => {
  expect(quantityInNanos(text)).toBeUndefined();
});
