import { Chart } from 'cdk8s';
import fc from 'fast-check';
import { DownwardApiStore, EnvConfig, EnvSecret, PodKeyType, ProjectedSource } from '../../src';
import * as value from './values';

/** One file of the downward API, as data. */
export const downward = () => ({
  path: value.subPaths(),
  fieldPath: value.mostly<string | undefined>(
    fc.constantFrom('metadata.labels', "metadata.annotations['a']"),
    'status.podIP',
    undefined,
  ),
  resource: value.mostly<string | undefined>(fc.constant(undefined), 'limits.cpu', 'limits.gpu'),
  mode: value.maybe(value.modes()),
});

type DownwardSpec = { [K in keyof ReturnType<typeof downward>]: value.Outcome<ReturnType<typeof downward>[K]> };

/** The store that the data describes. */
export function buildDownward({ path, fieldPath, resource, mode }: DownwardSpec): DownwardApiStore {
  const containerName = resource === undefined ? undefined : 'app';
  return new DownwardApiStore({ files: [{ path, fieldPath, resource, containerName, mode }] });
}

/** One source of a projected volume, as data. */
export const projections = () =>
  fc.oneof(
    fc.record({
      of: fc.constantFrom('config' as const, 'secret' as const),
      keys: fc.array(fc.constantFrom('a', 'b.conf'), { maxLength: 2 }),
      optional: value.maybe(fc.boolean()),
      mode: value.maybe(value.modes()),
    }),
    fc.record({ of: fc.constant('downward' as const), ...downward() }),
    fc.record({
      of: fc.constant('token' as const),
      options: fc.record({
        path: fc.constant('token'),
        audience: value.maybe(fc.constant('vault')),
        expirationSeconds: value.maybe(fc.integer({ min: 500, max: 5000 })),
      }),
    }),
    fc.record({
      of: fc.constant('bundle' as const),
      options: fc.record({
        path: fc.constant('ca.pem'),
        name: value.mostly<string | undefined>(fc.constant(undefined), 'example.com:foo:bar'),
        signerName: value.mostly<string | undefined>(fc.constant('example.com/foo'), undefined, 'foo'),
        labelSelector: value.maybe(value.selectors()),
        optional: value.maybe(fc.boolean()),
      }),
    }),
    fc.record({
      of: fc.constant('certificate' as const),
      options: fc.record({
        signerName: value.mostly(fc.constant('example.com/foo'), 'foo'),
        keyType: fc.constantFrom(...Object.values(PodKeyType)),
        credentialBundlePath: value.mostly<string | undefined>(fc.constant('bundle.pem'), undefined, '/a'),
        keyPath: value.mostly<string | undefined>(fc.constant(undefined), 'key.pem', 'bundle.pem'),
        certificateChainPath: value.mostly<string | undefined>(fc.constant(undefined), 'chain.pem'),
        maxExpirationSeconds: value.mostly<number | undefined>(fc.constant(undefined), 3600, 60),
        userAnnotations: value.mostly<Record<string, string> | undefined>(fc.constant(undefined), { 'a.com/b': 'c' }),
      }),
    }),
  );

type ProjectionSpec = value.Outcome<ReturnType<typeof projections>>;

/** The source that the data describes. */
export function buildProjection(spec: ProjectionSpec, scope: Chart, id: string): ProjectedSource {
  switch (spec.of) {
    case 'config':
    case 'secret': {
      const items = spec.keys.map((key) => ({ key, mode: spec.mode }));
      const settings =
        spec.of === 'config'
          ? EnvConfig.fromConfigMapName(scope, id, 'settings')
          : EnvSecret.fromSecretName(scope, id, 'settings');
      return ProjectedSource.files(settings.files({ items, optional: spec.optional }));
    }
    case 'downward':
      return ProjectedSource.files(buildDownward({ ...spec, mode: spec.mode }));
    case 'token':
      return ProjectedSource.serviceAccountToken(spec.options);
    case 'bundle':
      return ProjectedSource.clusterTrustBundle(spec.options);
    case 'certificate':
      return ProjectedSource.podCertificate(spec.options);
  }
}
