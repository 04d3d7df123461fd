import fc from 'fast-check';
import { AccessMode, ReclaimPolicy, VolumeMode } from '../../src';

/** The type of an arbitrary's values. */
export type Outcome<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Mostly valid values, sometimes an invalid one. */
export function mostly<T>(right: fc.Arbitrary<T>, ...wrong: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });
}

/** A record of which any keys may be left out. */
export function partial<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

export const names = (): fc.Arbitrary<string> =>
  mostly(fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/), '', 'Upper', '-a', 'a_b', 'a'.repeat(254));

export const nodePaths = (): fc.Arbitrary<string> =>
  mostly(fc.constantFrom('/data', '/', '/mnt/disks/a', '/var/lib/x y', 'C:\\data'), '', 'data', '/a/../b');

export const mountPaths = (): fc.Arbitrary<string> =>
  mostly(fc.constantFrom('/data', '/cache', '/etc/app', '/data/sub', '/tmp', '/a', '/b/'), 'data', '/a/..', '/a:b');

export const subPaths = (): fc.Arbitrary<string> => mostly(fc.constantFrom('a', 'a/b', '$(HOME)'), '/a', '../a');

export const mebibytes = (): fc.Arbitrary<number> => mostly(fc.integer({ min: 1, max: 4_000_000 }), 0, 0.3);

export const modes = (): fc.Arbitrary<string> => mostly(fc.constantFrom('0440', '644', '0777', '000'), '9', '1777');

export const texts = (): fc.Arbitrary<string> =>
  fc.oneof(fc.string(), fc.constantFrom('yes', '0o755', 'a\n\tb', '1_000'));

export const labels = (): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(
    mostly(fc.constantFrom('team', 'example.com/tier', 'a_b', 'k8s-app'), '/a', 'a/b/c', '-'),
    mostly(fc.constantFrom('', 'db', 'A.b_c'), 'a b', '-a'),
    { maxKeys: 3, noNullPrototype: true },
  );

export const parameters = (): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(fc.constantFrom('type', 'server', 'csi.storage.k8s.io/fstype'), fc.string(), {
    maxKeys: 3,
    noNullPrototype: true,
  });

export const drivers = (): fc.Arbitrary<string> =>
  mostly(fc.constantFrom('csi.example.com', 'disk.csi.example.com'), 'a b', 'a'.repeat(64));

export const clusterMetadata = () => partial({ labels: labels(), annotations: labels() });

export const metadata = () => partial({ labels: labels(), annotations: labels(), namespace: names() });

const requirements = () =>
  mostly<{ key: string; operator: string; values: string[] }>(
    fc.record({ key: fc.constant('app'), operator: fc.constantFrom('In', 'NotIn'), values: fc.constant(['a', 'b']) }),
    { key: 'app', operator: 'Exists', values: ['a'] },
    { key: 'app', operator: 'in', values: ['a'] },
    { key: '', operator: 'In', values: [] },
  );

export const selectors = () =>
  partial({ matchLabels: labels(), matchExpressions: fc.array(requirements(), { maxLength: 2 }) });

export const accessModes = (): fc.Arbitrary<AccessMode[]> =>
  mostly<AccessMode[]>(
    fc.constantFrom(
      [AccessMode.READ_WRITE_ONCE],
      [AccessMode.READ_WRITE_MANY],
      [AccessMode.READ_ONLY_MANY, AccessMode.READ_WRITE_ONCE],
      [AccessMode.READ_WRITE_ONCE_POD],
    ),
    [],
    [AccessMode.READ_WRITE_ONCE_POD, AccessMode.READ_WRITE_ONCE],
  );

export const volumeModes = () => fc.constantFrom(...Object.values(VolumeMode));

export const reclaimPolicies = () => fc.constantFrom(...Object.values(ReclaimPolicy));

const volumeFields = {
  metadata: clusterMetadata(),
  reclaimPolicy: reclaimPolicies(),
  mountOptions: fc.array(fc.constantFrom('ro', 'nfsvers=4.1'), { maxLength: 2 }),
  accessModes: accessModes(),
  volumeMode: volumeModes(),
};

export const volumeOptions = () => partial(volumeFields);

/** The value, or nothing. */
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** Sometimes a value, else one that means none. */
export function rarely<T>(value: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: value });
}
