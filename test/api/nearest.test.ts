import { nearest } from '../../src/api/nearest';

test('a misspelt field leads to the one that was meant', () => {
  expect(nearest('volumneName', ['volumeMode', 'volumeName', 'storageClassName'])).toBe('volumeName');
  expect(nearest('FileSystem', ['Block', 'Filesystem'])).toBe('Filesystem');
});

test('a word that is near to nothing has no suggestion', () => {
  expect(nearest('colour', ['volumeMode', 'volumeName'])).toBeUndefined();
});
