import { claim, documents, volume } from '../../src/check/examples';
import { runChecks } from '../../src/check/run';
import { inventoryOf } from '../check/inventory-of';

const bindingOf = (yaml: string): string => inventoryOf(yaml).claims[0]?.binding.state ?? '';
const errors = (yaml: string): readonly string[] =>
  runChecks(inventoryOf(yaml, { complete: true }))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
const named = (more: Parameters<typeof claim>[0], of: Parameters<typeof volume>[0] = {}): string =>
  documents(volume(of), claim({ more: 'volumeName: data-volume', ...more }));

test.each([
  ['a class of the claim', named({ className: '"${CLASS}"' })],
  ['a class of the volume', named({}, { className: '"{{ .Values.class }}"' })],
  ['a mode of the claim', named({ mode: '"${MODE}"' })],
  ['a mode of the volume', named({}, { mode: '"((mode))"' })],
  ['a size', named({ size: '"${SIZE}"' }, { size: '1Gi' })],
  ['the claim that it is reserved for', named({}, { more: 'claimRef: { namespace: shop, name: "${APP}-data" }' })],
])('%s that is filled in later keeps a claim from no volume', (_, yaml) => {
  expect(bindingOf(yaml)).toBe('bound');
  expect(errors(yaml)).toEqual([]);
});

test('what is known keeps it from one', () => {
  expect(bindingOf(named({ className: 'other' }))).toBe('mismatch');
  expect(bindingOf(named({ mode: 'ReadWriteMany' }))).toBe('mismatch');
});

test('a claim of a class that is filled in later is provisioned, by a class that is not known', () => {
  const [one] = inventoryOf(claim({ className: '"${CLASS}"' }), { complete: true }).claims;
  expect(one?.binding).toMatchObject({ state: 'provisioned', className: undefined });
});
