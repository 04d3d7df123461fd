import { Size } from 'cdk8s';
import { quantityOfSize } from '../../src/construct/size';

test.each([
  [Size.gibibytes(1), '1Gi'],
  [Size.gibibytes(1024), '1024Gi'],
  [Size.mebibytes(1.5), '1536Ki'],
  [Size.gibibytes(0.5), '512Mi'],
  [Size.tebibytes(1.5), '1536Gi'],
  [Size.pebibyte(0.5), '512Ti'],
  [Size.kibibytes(0.5), '512'],
  [Size.kibibytes(1.0001), '1025'],
])('%s is %s', (size, quantity) => {
  expect(quantityOfSize('app/store', 'size', size)).toBe(quantity);
});

test.each([0, -1, NaN, Infinity])('%d is refused, with the construct that it is given to', (amount) => {
  expect(() => quantityOfSize('app/store', 'size', Size.gibibytes(amount))).toThrow(
    /app\/store.*size .* is not allowed; it is more than 0, e\.g\. Size\.gibibytes\(1\)|negative/s,
  );
});

test.each(['5G', '1.5Gi', '1e9', '1073741824', '0.5Ti'])('the quantity %s stays as it is written', (quantity) => {
  expect(quantityOfSize('app/store', 'size', quantity)).toBe(quantity);
});

test.each(['10GB', '1 Gi', '', 'ten'])('%j is not a quantity, and refused with the form of one', (quantity) => {
  expect(() => quantityOfSize('app/store', 'size', quantity)).toThrow(
    /app\/store: size ".*" is not allowed; give a number with one of the suffixes/,
  );
});

test.each(['0', '-1Gi'])('%s is refused, for it is not more than 0', (quantity) => {
  expect(() => quantityOfSize('app/store', 'size', quantity)).toThrow('it is more than 0, e.g. 1Gi');
});
