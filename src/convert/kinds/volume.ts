import type { JsonObject } from '../../inventory/json';
import { asList, asObject, asString, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression, Fields, Statement } from '../expression';
import { call, make, object, options, value } from '../expression';
import { asValue, Rest } from '../fields';
import { accessModesOf, classOf, sizeOf } from './claim';
import { metadataOf } from './metadata';
import { patchesOf } from './patches';

/** A volume without a claim among the manifests. */
export function volume(context: Context, manifest: Manifest): readonly Statement[] {
  const { builder } = context;
  const chart = builder.chartOf(manifest, true);
  const variable = builder.variable(manifest.name, `${manifest.name}-volume`);
  const id = builder.id(chart, manifest.name, `${manifest.name}-volume`);
  const { storageClassName, claimRef, volumeAttributesClassName: attributes, capacity } = manifest.spec;
  const className = asString(storageClassName);
  const props = object({
    name: builder.nameBeside(chart, id, manifest.name),
    capacity: sizeOf(asObject(capacity)['storage']),
    storage: storageOf(context, manifest, false),
    storageClass: className === undefined ? undefined : classOf(context, className),
    claimRef: isObject(claimRef) ? value(claimRef) : undefined,
    volumeAttributesClass:
      typeof attributes === 'string'
        ? context.constructOrName('VolumeAttributesClass', undefined, attributes)
        : undefined,
  });
  context.made(manifest, variable);
  const made = make('StaticVolume', chart, id, props);
  return [{ type: 'const', name: variable, value: made }, ...patchesOf(variable, manifest)];
}

/** The `Storage` of a volume, with its options. @param shared whether modes are options of the claim */
export function storageOf(context: Context, { spec, metadata }: Manifest, shared: boolean): Expression {
  const { builder } = context;
  const { library } = builder;
  const rest = new Rest(spec);
  for (const key of ['capacity', 'storageClassName', 'claimRef', 'volumeAttributesClassName']) rest.take(key);
  const modes = accessModesOf(library, rest);
  const volumeMode = rest.takeMember(library, 'VolumeMode', 'volumeMode');
  const affinity = rest.takeObject('nodeAffinity');
  const reclaimPolicy = rest.takeMember(library, 'ReclaimPolicy', 'persistentVolumeReclaimPolicy');
  const mountOptions = asValue(rest.take('mountOptions'));
  const { method, path, fields } = sourceOf(context, rest);
  const common: Fields = {
    metadata: metadataOf(undefined, metadata),
    ...fields,
    accessModes: shared ? undefined : modes,
    volumeMode: shared ? undefined : volumeMode,
    reclaimPolicy,
    mountOptions,
    nodeAffinity: affinity === undefined ? undefined : affinityOf(affinity),
    volumeSpec: rest.remaining,
  };
  return call('Storage', method, ...(path === undefined ? [] : [path]), ...options(common));
}

/** The method of `Storage` for the source of a volume, and its options; `source` where no method has all its fields. */
function sourceOf(context: Context, rest: Rest): ReturnType<SourceOf> & { readonly method: string } {
  const [name, ...more] = Object.entries(rest.others ?? {}).flatMap(([key, one]) => (isObject(one) ? [key] : []));
  const source = name === undefined || more.length > 0 ? undefined : rest.takeObject(name);
  if (name === undefined || source === undefined)
    throw new Error(`has no source that is known: ${Object.keys(rest.others ?? {}).join(', ')}`);
  const [method, fieldsOf] = Object.hasOwn(SOURCES, name) ? (SOURCES[name] ?? []) : [];
  const of = new Rest(source);
  const known = fieldsOf?.(context, of);
  if (method === undefined || known === undefined || of.others !== undefined)
    return { method: 'source', path: value({ [name]: source }), fields: {} };
  return { method, ...known };
}

type SourceOf = (context: Context, of: Rest) => { readonly path?: Expression | undefined; readonly fields: Fields };

/** The method of `Storage` for each volume source, and the options from its fields. */
const SOURCES: Readonly<Record<string, readonly [method: string, fieldsOf: SourceOf]>> = {
  hostPath: [
    'hostPath',
    ({ builder }, of) => ({
      path: asValue(of.take('path')),
      fields: { type: of.takeMember(builder.library, 'HostPathType', 'type') },
    }),
  ],
  local: ['local', (_, of) => ({ path: asValue(of.take('path')), fields: of.takeSame('fsType') })],
  nfs: ['nfs', (_, of) => ({ fields: of.takeSame('server', 'path', 'readOnly') })],
  csi: ['csi', (_, of) => ({ fields: of.takeSame(...CSI) })],
  iscsi: ['iscsi', (_, of) => ({ fields: { ...of.takeSame(...ISCSI), ...secretOf(of) } })],
  fc: ['fc', (_, of) => ({ fields: fibreChannel(of) })],
};

const CSI = [
  'driver',
  'volumeHandle',
  'fsType',
  'readOnly',
  'volumeAttributes',
  'controllerPublishSecretRef',
  'nodeStageSecretRef',
  'nodePublishSecretRef',
  'controllerExpandSecretRef',
  'nodeExpandSecretRef',
] as const;

export const ISCSI = [
  'targetPortal',
  'iqn',
  'lun',
  'portals',
  'fsType',
  'readOnly',
  'chapAuthDiscovery',
  'chapAuthSession',
  'initiatorName',
  'iscsiInterface',
] as const;

export function secretOf(of: Rest): Fields {
  const { name, namespace } = asObject(of.takeObject('secretRef'));
  return { secretName: asValue(name), secretNamespace: asValue(namespace) };
}

export function fibreChannel(of: Rest): Fields {
  return of.takeAs({ targetWwns: 'targetWWNs', lun: 'lun', wwids: 'wwids', fsType: 'fsType', readOnly: 'readOnly' });
}

/** The node affinity, made with the shortest method of `VolumeAffinity`. */
function affinityOf(affinity: JsonObject): Expression {
  const terms = asList(asObject(affinity['required'])['nodeSelectorTerms']);
  const [first] = terms.map(asObject);
  const expressions = asList(first?.['matchExpressions']).map(asObject);
  const [one] = expressions;
  const isOne = terms.length === 1 && Object.keys(first ?? {}).length === 1;
  if (!isOne || one === undefined) return call('VolumeAffinity', 'terms', value(terms));
  if (expressions.length > 1 || one['operator'] !== 'In')
    return call('VolumeAffinity', 'expressions', value(expressions));
  const key = asString(one['key']) ?? '';
  const values = asList(one['values']).map((each) => value(each));
  const method = { 'kubernetes.io/hostname': 'nodes', 'topology.kubernetes.io/zone': 'zones' }[key];
  return method === undefined
    ? call('VolumeAffinity', 'label', value(key), ...values)
    : call('VolumeAffinity', method, ...values);
}
