import { claim, deployment, documents, volume } from '../../src/check/examples';
import { allRules, runChecks } from '../../src/check/run';
import { ByName } from '../../src/inventory/by-name';
import { Inventory } from '../../src/inventory/inventory';
import { mayBeSameNamespace } from '../../src/inventory/namespaces';
import { readManifests } from '../../src/inventory/read';
import { inventoryOf } from '../check/inventory-of';

describe('an object without a namespace is in one that may be any', () => {
  test('it finds what is in a namespace, and is found from there', () => {
    const inShop = claim({ namespace: 'shop' });
    expect(inventoryOf(documents(inShop, deployment())).volumes[0]?.claim?.name).toBe('data');
    expect(inventoryOf(documents(claim(), deployment({ namespace: 'shop' }))).volumes[0]?.claim?.name).toBe('data');
    expect(inventoryOf(documents(inShop, deployment({ namespace: 'web' }))).volumes[0]?.claim).toBeUndefined();
    const filled = deployment({ namespace: '"${SPACE}"' });
    expect(inventoryOf(documents(inShop, filled)).volumes[0]?.claim?.name).toBe('data');
  });

  test('what is in the same one comes first', () => {
    const names = new ByName<string>();
    names.set('a', 'x', 'in a');
    names.set(undefined, 'x', 'in none');
    names.set(undefined, 'z', 'in none');
    names.set('b', 'y', 'in b');
    expect(['a', undefined, 'b', '${B}'].map((namespace) => names.find(namespace, 'x'))).toEqual([
      'in a',
      'in none',
      'in none',
      'in a',
    ]);
    expect([undefined, 'b', 'a'].map((namespace) => names.find(namespace, 'y'))).toEqual(['in b', 'in b', undefined]);
    expect(names.find('a', 'z')).toBe('in none');
    names.set('c', 'new', 'in c');
    expect(names.find(undefined, 'new')).toBe('in c');
  });

  test('a volume that is reserved for it in any namespace is its', () => {
    for (const namespace of ['default', 'shop']) {
      const reserved = volume({ more: `claimRef: { namespace: ${namespace}, name: data }` });
      const { claims } = inventoryOf(documents(reserved, claim(), deployment()));
      expect(claims[0]?.binding).toMatchObject({ state: 'bound', by: 'claimRef' });
    }
  });

  test('given one, it is in that', () => {
    const { manifests } = readManifests('a.yaml', documents(claim({ namespace: 'shop' }), deployment()));
    const placed = (namespace: string) => new Inventory(manifests.map((one) => one.inNamespace(namespace)));
    expect(placed('shop').volumes[0]?.claim?.name).toBe('data');
    expect(placed('web').volumes[0]?.claim).toBeUndefined();
  });

  test.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['default', 'b', false],
    [undefined, 'b', true],
    ['', 'b', true],
    ['{{ .Release.Namespace }}', 'b', true],
    ['$(SPACE)', 'b', true],
  ])('%j and %j', (one, other, may) => {
    expect([mayBeSameNamespace(one, other), mayBeSameNamespace(other, one)]).toEqual([may, may]);
  });
});

test('no finding calls the namespace of an object default that names none', () => {
  const said = allRules().flatMap((rule) => {
    const yaml = rule.bad().replace(/^ *namespace: .*\n/gm, '');
    return runChecks(new Inventory(readManifests('bad.yaml', yaml).manifests)).flatMap(({ message, fix }) => [
      message,
      fix,
    ]);
  });
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((text) => /namespace:? '?default\b|\bdefault\//.test(text))).toEqual([]);
});

test('finding what is in no known namespace looks at each name once', () => {
  const names = new ByName<number>();
  const count = 20_000;
  for (let i = 0; i < count; i++) names.set(`space-${i}`, `thing-${i}`, i);
  let iterated = 0;
  const original = Map.prototype[Symbol.iterator];
  Map.prototype[Symbol.iterator] = function (this: Map<unknown, unknown>) {
    iterated++;
    return original.call(this);
  } as typeof original;
  try {
    for (let i = 0; i < count; i++) expect(names.find(undefined, `thing-${i}`)).toBe(i);
  } finally {
    Map.prototype[Symbol.iterator] = original;
  }
  expect(iterated).toBeLessThan(count + 10);
});
