import { nameOfIds } from '../../src/api/names';

test('a name is made of the ids, and says what they repeat once', () => {
  expect(nameOfIds(['', 'shop', 'db'])).toBe('shop-db');
  expect(nameOfIds(['', 'shop', 'shop'])).toBe('shop');
  expect(nameOfIds(['', 'shop', 'shop-db', 'shop-db-data'])).toBe('shop-db-data');
  expect(nameOfIds(['', 'shop', 'shopping'])).toBe('shop-shopping');
  expect(nameOfIds(['My Chart', 'db'])).toBe('my-chart-db');
});
