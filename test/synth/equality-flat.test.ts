import { compareFlat } from './comparison';

test('any app comes out as from cdk8s, to the byte, or with the same error', () => {
  compareFlat(2000, 1);
}, 120_000);
