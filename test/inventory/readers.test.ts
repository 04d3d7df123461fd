import { compareReaders } from './readers';

test('documents have the values that yaml reads in them', () => {
  compareReaders(1_000, 1);
});
