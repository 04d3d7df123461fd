import { inShort } from './judge';

test('two runs say the same of the same manifests', () => {
  const taken = (claim: string): string => `claim ${claim}: volume "data-volume" already bound to a different claim.`;
  expect(inShort(taken('second'))).toBe(inShort(taken('data')));
  expect(inShort('claim data: waiting for a volume to be created')).toContain('claim data');
  expect(inShort('pod web-7d4b9c6f5-x2k8z: 0/3 nodes are available: 2 node(s) had no room')).toBe(
    'pod web: no nodes are available: node(s) had no room',
  );
});
