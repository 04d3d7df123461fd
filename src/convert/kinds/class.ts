/** Converts classes, snapshots and group snapshots: kinds whose fields are options with the same names. */
import { asObject, asString, withoutFields } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Fields, Statement } from '../expression';
import { make, object, value } from '../expression';
import { asValue, memberOf, Rest } from '../fields';
import { nameWithoutHash } from '../hashed-name';
import { metadataOf } from './metadata';
import { patchesOf } from './patches';

/** The statements of a construct that makes one object. */
export function construct(
  context: Context,
  manifest: Manifest,
  className: string,
  fields: Fields,
): readonly Statement[] {
  const { builder } = context;
  const chart = builder.chartOf(manifest, true);
  const variable = builder.variable(nameWithoutHash(manifest), ...builder.idCandidates(manifest, manifest.kind));
  const id = builder.id(chart, ...builder.idCandidates(manifest, manifest.kind.toLowerCase()));
  const metadata = metadataOf(builder.namespaceOf(manifest, true), manifest.metadata);
  const made = make(
    className,
    chart,
    id,
    object({ name: builder.nameBeside(chart, id, manifest.name), metadata, ...fields }),
  );
  context.made(manifest, variable);
  return [{ type: 'const', name: variable, value: made }, ...patchesOf(variable, manifest)];
}

/** The fields of an object except apiVersion, kind and metadata. */
export function bodyOf({ data }: Manifest): Rest {
  const rest = new Rest(data);
  for (const key of ['apiVersion', 'kind', 'metadata']) rest.take(key);
  return rest;
}

export function storageClass(context: Context, manifest: Manifest): readonly Statement[] {
  const { library } = context.builder;
  const rest = bodyOf(manifest);
  const { fields, without } = defaultFields(manifest, 'storageclass.kubernetes.io/is-default-class');
  const own: Fields = {
    ...rest.takeSame('provisioner', 'parameters'),
    reclaimPolicy: rest.takeMember(library, 'ReclaimPolicy', 'reclaimPolicy'),
    volumeBindingMode: rest.takeMember(library, 'VolumeBindingMode', 'volumeBindingMode'),
    ...rest.takeSame('allowVolumeExpansion', 'mountOptions', 'allowedTopologies'),
    ...fields,
  };
  return construct(context, without, 'StorageClass', own);
}

/** The option `isDefault` instead of its annotation. */
function defaultFields(
  manifest: Manifest,
  annotation: string,
): { readonly fields: Fields; readonly without: Manifest } {
  const { annotations, ...metadata } = manifest.metadata;
  const given = asObject(annotations)[annotation];
  if (given !== 'true' && given !== 'false') return { fields: {}, without: manifest };
  const rest = withoutFields(asObject(annotations), annotation);
  const others = Object.keys(rest).length === 0 ? metadata : { ...metadata, annotations: rest };
  return {
    fields: { isDefault: value(given === 'true') },
    without: manifest.withData({ ...manifest.data, metadata: others }),
  };
}

export function attributesClass(context: Context, manifest: Manifest): readonly Statement[] {
  const rest = bodyOf(manifest);
  const version = manifest.apiVersion.split('/')[1];
  return construct(context, manifest, 'VolumeAttributesClass', {
    ...rest.takeAs({ driver: 'driverName', parameters: 'parameters' }),
    version: version === 'v1' ? undefined : memberOf(context.builder.library, 'VolumeAttributesClassVersion', version),
  });
}

export function snapshotClass(context: Context, manifest: Manifest): readonly Statement[] {
  const { fields, without } = defaultFields(manifest, 'snapshot.storage.kubernetes.io/is-default-class');
  return construct(context, without, 'SnapshotClass', { ...classFields(context, manifest), ...fields });
}

export function groupSnapshotClass(context: Context, manifest: Manifest): readonly Statement[] {
  const { fields, without } = defaultFields(manifest, 'groupsnapshot.storage.kubernetes.io/is-default-class');
  const own = { ...classFields(context, manifest), ...fields, version: groupVersion(context, manifest) };
  return construct(context, without, 'GroupSnapshotClass', own);
}

function classFields({ builder }: Context, manifest: Manifest): Fields {
  const rest = bodyOf(manifest);
  return {
    ...rest.takeSame('driver'),
    deletionPolicy: rest.takeMember(builder.library, 'SnapshotDeletionPolicy', 'deletionPolicy'),
    ...rest.takeSame('parameters'),
  };
}

function groupVersion({ builder }: Context, { apiVersion }: Manifest): Fields[string] {
  const version = apiVersion.split('/')[1];
  return version === 'v1' ? undefined : memberOf(builder.library, 'GroupSnapshotVersion', version);
}

export function snapshot(context: Context, manifest: Manifest): readonly Statement[] {
  const { namespace, spec } = manifest;
  const source = new Rest(new Rest(spec).takeObject('source') ?? {});
  const [claimName, contentName] = [
    source.takeString('persistentVolumeClaimName'),
    source.takeString('volumeSnapshotContentName'),
  ];
  const className = asString(spec['volumeSnapshotClassName']);
  return construct(context, manifest, 'StoreSnapshot', {
    store: claimName === undefined ? undefined : context.constructOrName('PersistentVolumeClaim', namespace, claimName),
    content:
      contentName === undefined ? undefined : context.constructOrName('VolumeSnapshotContent', undefined, contentName),
    snapshotClass:
      className === undefined ? undefined : context.constructOrName('VolumeSnapshotClass', undefined, className),
  });
}

export function snapshotContent(context: Context, manifest: Manifest): readonly Statement[] {
  const { library } = context.builder;
  const rest = new Rest(manifest.spec);
  const source = new Rest(rest.takeObject('source') ?? {});
  const className = rest.takeString('volumeSnapshotClassName');
  return construct(context, manifest, 'SnapshotContent', {
    ...rest.takeSame('driver'),
    ...source.takeSame('snapshotHandle', 'volumeHandle'),
    deletionPolicy: rest.takeMember(library, 'SnapshotDeletionPolicy', 'deletionPolicy'),
    snapshotRef: asValue(rest.takeObject('volumeSnapshotRef')),
    snapshotClass:
      className === undefined ? undefined : context.constructOrName('VolumeSnapshotClass', undefined, className),
    sourceVolumeMode: rest.takeMember(library, 'VolumeMode', 'sourceVolumeMode'),
  });
}

export function groupSnapshot(context: Context, manifest: Manifest): readonly Statement[] {
  const rest = new Rest(manifest.spec);
  const source = new Rest(rest.takeObject('source') ?? {});
  const [contentName, className] = [
    source.takeString('volumeGroupSnapshotContentName'),
    rest.takeString('volumeGroupSnapshotClassName'),
  ];
  return construct(context, manifest, 'GroupSnapshot', {
    selector: asValue(source.takeObject('selector')),
    content:
      contentName === undefined
        ? undefined
        : context.constructOrName('VolumeGroupSnapshotContent', undefined, contentName),
    groupSnapshotClass:
      className === undefined ? undefined : context.constructOrName('VolumeGroupSnapshotClass', undefined, className),
    version: groupVersion(context, manifest),
  });
}
