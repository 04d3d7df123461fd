import { compareFlat, compareNested } from './comparison';

test('any app comes out as from cdk8s, to the byte, or with the same error', () => {
  compareFlat(2000, 1);
}, 120_000);

test('charts in charts come out as when cdk8s is asked for the first time', () => {
  compareNested(1000, 1);
}, 120_000);
