import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, field, isSameJson } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import { volumeFields } from '../context';
import type { Expression, Fields, Statement } from '../expression';
import { call, list, make, object, value } from '../expression';
import { asValue, memberOf, Rest, stringOf } from '../fields';
import type { Library } from '../interpret';
import { metadataOf } from './metadata';
import { patchesOf } from './patches';
import { storageOf } from './volume';

/** A claim without a volume among the manifests. */
export function claim(context: Context, manifest: Manifest): readonly Statement[] {
  const spec = new Rest(manifest.spec);
  const volumeName = spec.takeString('volumeName');
  const storage =
    volumeName === undefined
      ? undefined
      : call('Storage', 'existingVolume', context.constructOrName('PersistentVolume', undefined, volumeName));
  return store(context, manifest, spec, { storage });
}

/** The volume among the manifests that a claim names. */
export function namedVolume(context: Context, { apiVersion, kind, spec }: Manifest): Manifest | undefined {
  const volumeName = kind === 'PersistentVolumeClaim' && apiVersion === 'v1' ? asString(spec['volumeName']) : undefined;
  return volumeName === undefined ? undefined : context.find('PersistentVolume', undefined, volumeName);
}

/** A claim that names a volume of the program, made with `claim()` of the volume. */
export function claimOfVolume(context: Context, manifest: Manifest): readonly Statement[] {
  const { builder } = context;
  const spec = new Rest(manifest.spec);
  const volume = namedVolume(context, manifest);
  const made = volume && context.constructOf('PersistentVolume', undefined, volume.name);
  if (volume === undefined || made === undefined) throw new Error('names no volume that is made here');
  for (const key of ['volumeName', 'storageClassName', 'volumeMode', 'volumeAttributesClassName', 'resources'])
    spec.take(key);
  const [capacity, request] = sizesOf(volume, manifest);
  const isMode = isSameJson(manifest.spec['accessModes'], volume.spec['accessModes']);
  const modes = accessModesOf(builder.library, spec);
  const props = object({
    claimName: field(volume.spec, 'claimRef', 'name') === manifest.name ? undefined : value(manifest.name),
    metadata: metadataOf(builder.namespaceOf(volume, true), manifest.metadata),
    request: isSameJson(capacity, request) ? undefined : sizeOf(request),
    accessModes: isMode ? undefined : modes,
    claimSpec: spec.remaining,
    ...volumeFields(context, manifest.namespace, manifest.name),
  });
  const variable = builder.variable(manifest.name, `${manifest.name}-claim`);
  context.made(manifest, variable);
  const id = builder.id(made, 'claim', manifest.name);
  return [{ type: 'const', name: variable, value: call(made, 'claim', id, props) }, ...patchesOf(variable, manifest)];
}

/** The sizes of a volume, and of a claim. */
function sizesOf(volume: Manifest, claim: Manifest): readonly (Json | undefined)[] {
  return [asObject(volume.spec['capacity']), field(claim.spec, 'resources', 'requests')].map((one) =>
    field(one, 'storage'),
  );
}

/** A claim with its volume, as one `PersistentStore`. */
export function claimWithVolume(context: Context, manifest: Manifest, volume: Manifest): readonly Statement[] {
  const [of, own] = [new Rest(volume.spec), new Rest(manifest.spec)];
  if (own.take('storageClassName') !== of.take('storageClassName')) throw new Error('has a volume of another class');
  const spec = new Rest(manifest.spec);
  const namesVolume = spec.takeString('volumeName') !== undefined;
  const [capacity, request] = sizesOf(volume, manifest).map(sizeOf);
  const isSame = JSON.stringify(capacity) === JSON.stringify(request);
  const isMode = JSON.stringify(of.take('accessModes')) === JSON.stringify(own.take('accessModes'));
  return store(context, manifest, spec, {
    capacity,
    request: isSame ? undefined : request,
    storage: storageOf(context, volume, isMode),
    persistentVolumeName: value(volume.name),
    binding: bindingOf(namesVolume, volume, manifest),
  });
}

type OfVolume = Fields & { readonly capacity?: Expression | undefined };

function store(context: Context, manifest: Manifest, spec: Rest, ofVolume: OfVolume): readonly Statement[] {
  const { builder } = context;
  const chart = builder.chartOf(manifest);
  const candidates = builder.idCandidates(manifest, 'claim');
  const variable = builder.variable(...candidates);
  const id = builder.id(chart, ...candidates);
  const className = spec.takeString('storageClassName');
  const fields = claimFields(context, manifest.namespace, spec);
  const props = object({
    claimName: builder.nameBeside(chart, id, manifest.name),
    metadata: metadataOf(builder.namespaceOf(manifest), manifest.metadata),
    ...fields,
    ...ofVolume,
    storageClass: className === undefined ? undefined : classOf(context, className),
    ...volumeFields(context, manifest.namespace, manifest.name),
  });
  context.made(manifest, variable);
  const made = make('PersistentStore', chart, id, props);
  return [{ type: 'const', name: variable, value: made }, ...patchesOf(variable, manifest)];
}

/** The class that a claim names. */
export function classOf(context: Context, className: string): Expression {
  return className === '' ? value('') : context.constructOrName('StorageClass', undefined, className);
}

/** The options of all claims and claim templates, except the class. */
export function claimFields(context: Context, namespace: string | undefined, spec: Rest): Fields {
  const { library } = context.builder;
  const resources = new Rest(spec.takeObject('resources') ?? {});
  const [requests, limits] = ['requests', 'limits'].map((key) => new Rest(resources.takeObject(key) ?? {}));
  const [capacity, limit] = [requests, limits].map((sizes) => sizes?.take('storage'));
  if ([resources, requests, limits].some((rest) => rest?.others !== undefined))
    throw new Error('has resources that are not a size alone');
  const attributes = spec.takeString('volumeAttributesClassName');
  return {
    capacity: sizeOf(capacity),
    limit: sizeOf(limit),
    accessModes: accessModesOf(library, spec),
    volumeMode: spec.takeMember(library, 'VolumeMode', 'volumeMode'),
    volumeAttributesClass:
      attributes === undefined ? undefined : context.constructOrName('VolumeAttributesClass', undefined, attributes),
    selector: asValue(spec.takeObject('selector')),
    dataSource: dataSourceOf(context, namespace, spec),
    claimSpec: spec.remaining,
  };
}

export function sizeOf(size: Json | undefined): Expression | undefined {
  return asValue(stringOf(size));
}

/** The access modes; undefined for the default, ReadWriteOnce. */
export function accessModesOf(library: Library, spec: Rest): Expression | undefined {
  const modes = asList(spec.take('accessModes'));
  const members = modes.map((mode) => memberOf(library, 'AccessMode', mode));
  if (members.includes(undefined) || modes.length === 0) throw new Error('has no access mode that is known');
  return modes.length === 1 && modes[0] === 'ReadWriteOnce' ? undefined : list(members as readonly Expression[]);
}

function dataSourceOf(context: Context, namespace: string | undefined, spec: Rest): Expression | undefined {
  const reference = spec.takeObject('dataSourceRef');
  const source = spec.takeObject('dataSource');
  if (reference !== undefined && source !== undefined) throw new Error('has a dataSource and a dataSourceRef');
  if (reference !== undefined) return call('DataSource', 'reference', value(reference));
  if (source === undefined) return undefined;
  const { kind, name = '' } = asStrings(source);
  if (kind === 'VolumeSnapshot' && source['apiGroup'] === 'snapshot.storage.k8s.io')
    return call('DataSource', 'snapshot', context.constructOrName(kind, namespace, name));
  if (kind === 'PersistentVolumeClaim' && source['apiGroup'] === undefined)
    return call('DataSource', 'clone', context.constructOrName(kind, namespace, name));
  return call('DataSource', 'object', value(source));
}

function asStrings(source: JsonObject): { readonly kind?: string; readonly name?: string } {
  return { kind: asString(source['kind']) ?? '', name: asString(source['name']) ?? '' };
}

function bindingOf(namesVolume: boolean, volume: Manifest, of: Manifest): Expression | undefined {
  const reference = volume.spec['claimRef'];
  if (reference === undefined || reference === null)
    return call('StaticBinding', namesVolume ? 'claimNamesVolume' : 'none');
  const claimNamespace = asString(field(reference, 'namespace'));
  const isOwn = claimNamespace !== undefined && claimNamespace === of.namespace;
  const given = isOwn || claimNamespace === undefined ? [] : [value({ claimNamespace })];
  if (namesVolume) return given.length === 0 ? undefined : call('StaticBinding', 'bothSides', ...given);
  return call('StaticBinding', 'volumeNamesClaim', ...given);
}
