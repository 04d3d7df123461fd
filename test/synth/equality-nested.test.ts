import { compareNested } from './comparison';

test('charts in charts come out as when cdk8s is asked for the first time', () => {
  compareNested(1000, 1);
}, 120_000);
