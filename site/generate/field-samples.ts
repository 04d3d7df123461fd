import type { FieldType } from '../../src/api/fields';
import { fieldsOf, ObjectType } from '../../src/api/fields';
import type { Json, JsonObject } from '../../src/inventory/json';

/** Values of fields that not every value of their type suits, by `Type.field` or by the field's name alone; two where a value is changed. */
const VALUES: Readonly<Record<string, readonly Json[]>> = {
  accessModes: [['ReadWriteOnce'], ['ReadWriteOncePod']],
  volumeMode: ['Filesystem', 'Block'],
  persistentVolumeReclaimPolicy: ['Retain', 'Delete'],
  storage: ['1Gi', '2Gi'],
  capacity: [{ storage: '1Gi' }, { storage: '2Gi' }],
  requests: [{ storage: '1Gi' }, { storage: '2Gi' }],
  reclaimPolicy: ['Retain', 'Delete'],
  deletionPolicy: ['Retain', 'Delete'],
  sourceVolumeMode: ['Filesystem', 'Block'],
  volumeBindingMode: ['WaitForFirstConsumer', 'Immediate'],
  'V1PersistentVolumeSpec.claimRef': [{ namespace: 'shop', name: 'claim' }],
  'V1ProjectedVolumeSource.sources': [[{ secret: { name: 'login' } }]],
  'V1EphemeralVolumeSource.volumeClaimTemplate': [
    { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
  ],
  'V1DownwardAPIVolumeSource.items': [[{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }]],
  'V1DownwardAPIProjection.items': [[{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }]],
  'V1LocalVolumeSource.fsType': ['ext4', 'xfs'],
  fc: [
    { wwids: ['3600508b400105e210000900000490000'], fsType: 'ext4' },
    { targetWWNs: ['50060e801049cfd1'], lun: 1 },
  ],
  initiatorName: ['iqn.2020-01.example:c', 'iqn.2020-01.example:d'],
  clusterTrustBundle: [
    { name: 'bundle', path: 'ca.pem', optional: true },
    {
      signerName: 'example.com/signer',
      labelSelector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'In', values: ['d'] }] },
      path: 'ca.pem',
    },
  ],
  podCertificate: [
    { signerName: 'example.com/signer', keyType: 'RSA2048', credentialBundlePath: 'bundle.pem' },
    { signerName: 'example.com/signer', keyType: 'RSA2048', keyPath: 'key.pem', certificateChainPath: 'chain.pem' },
  ],
  fieldRef: [{ fieldPath: 'metadata.name' }],
  resources: [{ requests: { storage: '1Gi' } }],
  recursiveReadOnly: ['Enabled', 'IfPossible'],
  resourceFieldRef: [{ containerName: 'web', resource: 'limits.cpu', divisor: '1' }],
  divisor: ['1', '1m'],
  resource: ['limits.cpu', 'requests.cpu'],
  operator: ['In', 'NotIn'],
  matchFields: [
    [{ key: 'metadata.name', operator: 'In', values: ['a'] }],
    [{ key: 'metadata.name', operator: 'In', values: ['b'] }],
  ],
  'V1HostPathVolumeSource.type': ['Directory', 'DirectoryOrCreate'],
  'V1HostPathVolumeSource.path': ['/a', '/b'],
  'V1LocalVolumeSource.path': ['/a', '/b'],
  'V1NFSVolumeSource.path': ['/a', '/b'],
  'V1EmptyDirVolumeSource.medium': ['Memory', 'HugePages'],
  'V1ImageVolumeSource.pullPolicy': ['Always', 'Never'],
  'V1ISCSIVolumeSource.iqn': ['iqn.2020-01.example:a', 'iqn.2020-01.example:b'],
  'V1ISCSIPersistentVolumeSource.iqn': ['iqn.2020-01.example:a', 'iqn.2020-01.example:b'],
  targetPortal: ['192.0.2.1:3260', '192.0.2.2:3260'],
  portals: [['192.0.2.3:3260'], ['192.0.2.4:3260']],
  fsType: ['ext4', 'xfs'],
  mountPath: ['/a', '/b'],
  devicePath: ['/dev/a', '/dev/b'],
  mountPropagation: ['HostToContainer', 'None'],
  fieldPath: ['metadata.name', 'metadata.namespace'],
  keyType: ['RSA2048', 'ECDSAP256'],
  mode: [0o400, 0o440],
  defaultMode: [0o400, 0o440],
  expirationSeconds: [3600, 7200],
  maxExpirationSeconds: [3600, 7200],
  whenDeleted: ['Retain', 'Delete'],
  whenScaled: ['Retain', 'Delete'],
};

/** A value for a field of a type: an object with all its fields, or those that suit each other; each string another one. */
export function sampleOf(owner: string, name: string, type: FieldType, seed = name): Json {
  const known = valuesOf(owner, name)?.[0];
  if (known !== undefined) return known;
  if (type.kind === 'list') return [sampleOf(owner, '', type.of, seed)];
  if (type.kind === 'map') return { a: sampleOf(owner, '', type.of, seed) };
  if (!(type instanceof ObjectType)) return scalar(type.kind, seed.toLowerCase());
  return Object.fromEntries(
    [...fieldsOf(type.type)].map(([field, of]) => [
      field,
      sampleOf(type.type, field, of, `${name === '' ? seed : name}-${field}`),
    ]),
  );
}

/** Another value than the one that a field has. */
export function otherValue(type: string, name: string, value: Json): Json {
  const known = valuesOf(type, name)?.find((one) => JSON.stringify(one) !== JSON.stringify(value));
  if (known !== undefined) return known;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (value === '1Gi') return '2Gi';
  if (typeof value === 'string') return `${value}b`;
  if (Array.isArray(value)) return value.map((item: Json) => otherValue(type, '', item));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, item]) => [key, otherValue(type, '', item ?? null)]),
  );
}

/** The values that are known for a field. */
export function valuesOf(type: string, name: string): readonly Json[] | undefined {
  return VALUES[`${type}.${name}`] ?? VALUES[name];
}

function scalar(kind: string, text: string): Json {
  const values: Readonly<Record<string, Json>> = {
    bytes: 'YQ==',
    quantity: '1Gi',
    number: 1,
    integer: 1,
    boolean: true,
  };
  return values[kind] ?? text;
}

/** A value with another one at a path. */
export function withValue(value: Json | undefined, [step, ...rest]: readonly (string | number)[], to: Json): Json {
  if (step === undefined) return to;
  if (typeof step === 'number') return [withValue((value as readonly Json[] | undefined)?.[step] ?? {}, rest, to)];
  const object = (value ?? {}) as JsonObject;
  return { ...object, [step]: withValue(object[step], rest, to) };
}
