/** Converts the volumes of a pod to stores. */
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, field, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression, Fields } from '../expression';
import { call, list, make, object, options, value } from '../expression';
import { asValue, Rest, stringOf } from '../fields';
import { claimFields, classOf } from '../kinds/claim';
import { hasKey } from './environment';
import { fibreChannel, ISCSI, secretOf } from '../kinds/volume';

/** A store of a pod. */
export interface PodStore {
  /** The name of the volume. */
  readonly name: string;
  /** The expression that makes the store. @param name the name of the volume, where it has to be given */
  readonly made: (name: Expression | undefined) => Expression;
  /** The default name of the volume; undefined where it is made from the mount path. */
  readonly ownName: string | undefined;
  /** Whether the name can be an option of the store, and not only of the mount. */
  readonly takesName: boolean;
  readonly isTemplate: boolean;
}

/** The kind of each volume source for settings, and its field with the name. */
const SETTINGS = {
  configMap: { kind: 'ConfigMap', nameKey: 'name' },
  secret: { kind: 'Secret', nameKey: 'secretName' },
} as const;

type StoreOf = (context: Context, user: Manifest, rest: Rest) => (naming: Fields) => Expression;

/** The store of a volume. A source without a construct becomes an object literal that implements `IStore`. */
export function storeOfVolume(context: Context, user: Manifest, volume: JsonObject): PodStore {
  const { name, ...sources } = volume;
  if (typeof name !== 'string') throw new Error('has a volume without a name');
  const [kind = '', ...more] = Object.keys(sources);
  const own = more.length === 0 ? knownStore(context, user, name, kind, sources[kind] ?? null) : undefined;
  return own ?? openStore(name, object({ source: value(sources) }));
}

function openStore(name: string, volume: Expression, isTemplate = false): PodStore {
  const fields = volume.type === 'object' ? Object.fromEntries(volume.fields.map((one) => [one.name, one.value])) : {};
  const made = (given: Expression | undefined): Expression =>
    object({ toVolume: { type: 'function', result: object({ name: given, ...fields }) } });
  return { name, made, ownName: undefined, takesName: true, isTemplate };
}

function knownStore(context: Context, user: Manifest, name: string, kind: string, source: Json): PodStore | undefined {
  if (!isObject(source)) return undefined;
  const rest = new Rest(source);
  if (kind === 'persistentVolumeClaim') return claimStore(context, user, name, rest);
  if (kind === 'configMap' || kind === 'secret') return settingsStore(context, user, name, kind, rest);
  const storeOf = STORES[kind];
  if (storeOf === undefined) return undefined;
  const made = storeOf(context, user, rest);
  if (rest.others !== undefined) return undefined;
  return {
    name,
    made: (given) => made(given === undefined ? {} : { name: given }),
    ownName: undefined,
    takesName: true,
    isTemplate: false,
  };
}

function claimStore(context: Context, user: Manifest, name: string, rest: Rest): PodStore | undefined {
  const claimName = rest.takeString('claimName');
  if (claimName === undefined) return undefined;
  const { name: ownName = claimName, readOnly } = context.volumeOf(user.namespace, claimName);
  if (rest.take('readOnly') !== readOnly || rest.others !== undefined) return undefined;
  const reference = context.reference('PersistentVolumeClaim', user, claimName);
  return { name, made: () => reference, ownName, takesName: false, isTemplate: false };
}

function settingsStore(
  context: Context,
  user: Manifest,
  name: string,
  kind: keyof typeof SETTINGS,
  rest: Rest,
): PodStore | undefined {
  const { kind: of, nameKey } = SETTINGS[kind];
  const settings = rest.takeString(nameKey);
  if (settings === undefined) return undefined;
  const keys = asList(rest.others?.['items']).map((item) => asString(field(item, 'key')) ?? '');
  if (!keys.every((key) => hasKey(context, user, of, settings, key))) return undefined;
  const fields = filesFields(rest);
  if (rest.others !== undefined) return undefined;
  const reference = context.reference(of, user, settings);
  const given = options(fields);
  const takesName = given.length > 0;
  const made = (naming: Expression | undefined): Expression =>
    takesName ? call(reference, 'files', ...options({ ...fields, name: naming })) : reference;
  return { name, made, ownName: settings, takesName, isTemplate: false };
}

/** The options of `files()`. */
function filesFields(rest: Rest): Fields {
  const items = rest.takeList('items')?.map((item) => {
    const { key = null, path, mode } = item;
    return object({ key: value(key), path: path === key ? undefined : asValue(path), mode: modeOf(mode) });
  });
  return {
    items: items === undefined ? undefined : list(items),
    defaultMode: modeOf(rest.take('defaultMode')),
    ...rest.takeSame('optional'),
  };
}

/** A file mode in octal digits. */
function modeOf(mode: Json | undefined): Expression | undefined {
  if (mode === undefined || mode === null) return undefined;
  return value(typeof mode === 'number' ? `0${mode.toString(8).padStart(3, '0')}` : mode);
}

const STORES: Readonly<Record<string, StoreOf>> = {
  emptyDir: ({ builder: { library } }, _, rest) => {
    const limit = rest.take('sizeLimit');
    const medium = rest.takeMember(library, 'EmptyDirMedium', 'medium');
    const sizeLimit = asValue(stringOf(limit));
    return (naming) => call('EphemeralStore', 'emptyDir', ...options({ ...naming, medium, sizeLimit }));
  },
  hostPath: ({ builder: { library } }, _, rest) => {
    const path = value(rest.take('path') ?? null);
    const type = rest.takeMember(library, 'HostPathType', 'type');
    return (naming) => call('NodeStore', 'hostPath', path, ...options({ ...naming, type }));
  },
  nfs: (_, __, rest) => {
    const fields = rest.takeSame('server', 'path', 'readOnly');
    return (naming) => call('NetworkStore', 'nfs', object({ ...naming, ...fields }));
  },
  iscsi: (_, __, rest) => {
    const fields = { ...rest.takeSame(...ISCSI), ...secretOf(rest) };
    return (naming) => call('NetworkStore', 'iscsi', object({ ...naming, ...fields }));
  },
  fc: (_, __, rest) => {
    const fields = fibreChannel(rest);
    return (naming) => call('NetworkStore', 'fc', object({ ...naming, ...fields }));
  },
  csi: (_, __, rest) => {
    const fields = rest.takeSame('driver', 'fsType', 'readOnly', 'volumeAttributes');
    const secret = asObject(rest.takeObject('nodePublishSecretRef'))['name'];
    return (naming) =>
      call('EphemeralStore', 'csi', object({ ...naming, ...fields, nodePublishSecretName: asValue(secret) }));
  },
  image: ({ builder: { library } }, _, rest) => {
    const fields = rest.takeSame('reference');
    const pullPolicy = rest.takeMember(library, 'ImageVolumePullPolicy', 'pullPolicy');
    return (naming) => call('EphemeralStore', 'image', object({ ...naming, ...fields, pullPolicy }));
  },
  ephemeral: (context, user, rest) => {
    const template = new Rest(rest.takeObject('volumeClaimTemplate') ?? {});
    const metadata = asValue(template.takeObject('metadata'));
    const spec = new Rest(template.takeObject('spec') ?? {});
    const fields = templateFields(context, user, spec);
    return (naming) => call('EphemeralStore', 'claim', object({ ...naming, metadata, ...fields }));
  },
  downwardAPI: (_, __, rest) => {
    const defaultMode = modeOf(rest.take('defaultMode'));
    const files = downwardFiles(rest);
    return (naming) => make('DownwardApiStore', object({ ...naming, files, defaultMode }));
  },
  projected: (context, user, rest) => {
    const defaultMode = modeOf(rest.take('defaultMode'));
    const sources = list((rest.takeList('sources') ?? []).map((source) => projectedSource(context, user, source)));
    return (naming) => make('ProjectedStore', object({ ...naming, sources, defaultMode }));
  },
};

function templateFields(context: Context, user: Manifest, spec: Rest): Fields {
  const className = spec.takeString('storageClassName');
  const { capacity, ...others } = claimFields(context, user.namespace, spec);
  return { capacity, storageClass: className === undefined ? undefined : classOf(context, className), ...others };
}

function downwardFiles(rest: Rest): Expression {
  const items = rest.takeList('items') ?? [];
  return list(
    items.map((item) => {
      const own = new Rest(item);
      const resource = new Rest(own.takeObject('resourceFieldRef') ?? {});
      const reference = new Rest(own.takeObject('fieldRef') ?? {});
      const divisor = resource.take('divisor');
      const fields = {
        ...own.takeSame('path'),
        ...reference.takeSame('fieldPath'),
        ...resource.takeSame('containerName', 'resource'),
        divisor: asValue(stringOf(divisor)),
        mode: modeOf(own.take('mode')),
      };
      if ([own, resource, reference].some(({ others }) => others !== undefined))
        throw new Error('has a file of the downward API that no store has');
      return object(fields);
    }),
  );
}

function projectedSource(context: Context, user: Manifest, source: JsonObject): Expression {
  const [kind = ''] = Object.keys(source);
  const rest = new Rest(asObject(source[kind]));
  const of = (method: string, argument: Expression): Expression => call('ProjectedSource', method, argument);
  if (kind === 'serviceAccountToken' || kind === 'clusterTrustBundle') return of(kind, value(source[kind] ?? null));
  if (kind === 'downwardAPI') return of('files', make('DownwardApiStore', object({ files: downwardFiles(rest) })));
  const settings = kind === 'configMap' || kind === 'secret' ? SETTINGS[kind] : undefined;
  const name = rest.takeString('name');
  if (settings === undefined || name === undefined) throw new Error(`has a projected ${kind} that no store has`);
  const reference = context.reference(settings.kind, user, name);
  const given = options(filesFields(rest));
  return of('files', given.length === 0 ? reference : call(reference, 'files', ...given));
}

/** The store of a claim template. */
export function storeOfTemplate(context: Context, user: Manifest, template: JsonObject): PodStore {
  const rest = new Rest(template);
  const metadata = new Rest(rest.takeObject('metadata') ?? {});
  const name = metadata.takeString('name');
  if (name === undefined) throw new Error('has a claim template without a name');
  const spec = new Rest(rest.takeObject('spec') ?? {});
  if (rest.others !== undefined) return openStore(name, object({ claimTemplate: value(template) }), true);
  const { builder } = context;
  const chart = builder.chartOf(user);
  const id = builder.id(chart, name, `${user.name}-${name}`);
  const isNamed = id.type === 'value' && id.value === name;
  const fields = { metadata: metadata.remaining, ...templateFields(context, user, spec) };
  const made = make('ReplicaStore', chart, id, object({ name: isNamed ? undefined : value(name), ...fields }));
  return { name, made: () => made, ownName: name, takesName: false, isTemplate: true };
}
