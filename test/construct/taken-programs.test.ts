import { synth } from '../support/synth';
import { TAKEN } from '../support/taken-programs';

test.each(Object.entries(TAKEN))('%s is taken', (_, build) => {
  expect(synth(build)).not.toEqual([]);
});
