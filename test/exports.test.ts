import * as exported from '../src';

test('nothing is exported but classes and enums: all else is ours', () => {
  const others = Object.entries(exported).filter(
    ([, value]) => typeof value === 'function' && !Function.prototype.toString.call(value).startsWith('class'),
  );
  expect(others.map(([name]) => name)).toEqual([]);
});
