import { imageRows } from '../../src/images/lookup';
import type { ImageRow, Upgrades } from '../../src/images/row';
import { imageVersion, upgradeVerdict } from '../../src/images/upgrades';
import { parseVersion } from '../../src/images/version';

function verdict(upgrades: Upgrades | undefined, from: string, to: string): ReturnType<typeof upgradeVerdict> {
  const row: ImageRow = {
    title: 'x',
    repositories: ['x'],
    role: 'database',
    data: [],
    sources: { page: '' },
    ...(upgrades === undefined ? {} : { upgrades }),
  };
  return upgradeVerdict(row, parseVersion(from), parseVersion(to));
}

describe('files of another version', () => {
  const own: Upgrades = { series: 1, reads: 'own', step: 'pg_upgrade', down: 'series' };
  test('are read within a series', () => {
    expect(verdict(own, '16.2', '16.4')).toEqual({ is: 'in-place' });
    expect(verdict(own, '16.4', '16.2')).toEqual({ is: 'in-place' });
    expect(verdict(own, '16', '16.4')).toEqual({ is: 'in-place' });
  });

  test('need a step where a series reads only its own', () => {
    expect(verdict(own, '16', '17')).toEqual({ is: 'step', step: 'pg_upgrade' });
    expect(verdict(own, '17', '16')).toEqual({ is: 'never' });
  });

  test('need a stop where one may not be passed over', () => {
    const stops: Upgrades = { series: 2, reads: 'earlier', stops: ['5.7', '8.0', '8.4'], down: 'never' };
    expect(verdict(stops, '5.7.44', '8.4.2')).toEqual({ is: 'step', stop: '8.0' });
    expect(verdict(stops, '5.7.44', '8.0.36')).toEqual({ is: 'in-place' });
    expect(verdict(stops, '8.1.0', '8.4.2')).toEqual({ is: 'in-place' });
    expect(verdict(stops, '8.0.36', '8.0.30')).toEqual({ is: 'never' });
    expect(verdict(stops, '8', '8.4')).toEqual({ is: 'unknown' });
    expect(verdict(stops, '8', '5.7')).toEqual({ is: 'never' });
  });

  test('are read by the next series alone where each reads those of the one before', () => {
    const previous: Upgrades = { series: 1, reads: 'previous' };
    expect(verdict(previous, '28.0.1', '29.0.0')).toEqual({ is: 'in-place' });
    expect(verdict(previous, '28.0.1', '30.0.0')).toEqual({ is: 'step' });
    expect(verdict(previous, '29', '28')).toEqual({ is: 'unknown' });
    const minors: Upgrades = { series: 2, reads: 'previous' };
    expect(verdict(minors, '3.5.9', '3.6.0')).toEqual({ is: 'in-place' });
    expect(verdict(minors, '3.4.9', '3.6.0')).toEqual({ is: 'step' });
  });

  test('are of an unknown version where nothing says', () => {
    expect(verdict(undefined, '1', '2')).toEqual({ is: 'unknown' });
  });
});

test('the version of an image is what its tag names, wherever its registry is', () => {
  const [row] = imageRows('postgres:16');
  expect(imageVersion('registry.example:5000/postgres:16.4-alpine', row!)).toEqual([16, 4]);
  expect(imageVersion('registry.example:5000/postgres', row!)).toBeUndefined();
});
