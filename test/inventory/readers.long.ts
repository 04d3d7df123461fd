import { compareReaders } from './readers';

test('100,000 documents have the values that yaml reads in them', () => {
  compareReaders(100_000, 2);
}, 3_600_000);
