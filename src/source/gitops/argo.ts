import { hasPlaceholder } from '../../inventory/placeholders';
import type { DeployMark } from '../../inventory/deploy-marks';
import { argoOptionMarks } from '../../inventory/deploy-marks';
import type { Json, JsonObject } from '../../inventory/json';
import { asObject, asString, asStrings, field, isObject, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { addressOf } from './address';
import type { Delivery } from './delivery';
import type { OwnRepository } from './own-repository';

const PRUNING = 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning';

export function isApplication({ group, kind }: Manifest): boolean {
  return group === 'argoproj.io' && kind === 'Application';
}

/** The sources of an Application: several, or one. */
export function sourcesOf({ source, sources }: JsonObject): readonly JsonObject[] {
  const several = asArray(sources).filter(isObject);
  return several.length > 0 ? several : [source].filter(isObject);
}

/** What an Application is, or one that an ApplicationSet makes. */
export interface Application {
  readonly name: string | undefined;
  readonly spec: JsonObject;
}

/** The fields of an Application's source that it has from kustomize as they are. */
const FIELDS = ['namePrefix', 'nameSuffix', 'namespace', 'commonLabels', 'commonAnnotations', 'patches', 'components'];

/**
 * What an Application says about the folder of one of its sources.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/
 */
export function argoDelivery(
  manifest: Manifest,
  { name, spec }: Application,
  source: JsonObject,
  own: OwnRepository,
): Delivery {
  const namespace = nonEmpty(field(spec, 'destination', 'namespace'));
  const kustomize = asObject(source['kustomize']);
  const images = asStrings(kustomize['images']).map(imageOf);
  const title = name === undefined || hasPlaceholder(name) ? manifest.title : `Application ${name}`;
  return {
    title,
    address: addressOf(manifest, []),
    ...(namespace === undefined || hasPlaceholder(namespace) ? {} : { namespace }),
    isForced: false,
    isRecursive: field(source, 'directory', 'recurse') === true,
    takesKustomizations: false,
    helm: helmOf(source, sourcesOf(spec), own),
    kustomize: {
      ...Object.fromEntries(FIELDS.flatMap((name) => (kustomize[name] ? [[name, kustomize[name]]] : []))),
      ...(images.length === 0 ? {} : { images }),
    },
    metadata: {},
    values: new Map(),
    marks: marksOf(manifest, spec),
  };
}

/** The value files of other sources of the same repository are named from its root, as Argo CD has them with a slash. */
function helmOf({ helm }: JsonObject, sources: readonly JsonObject[], own: OwnRepository): JsonObject {
  const options = asObject(helm);
  const valueFiles = asStrings(options['valueFiles']);
  if (valueFiles.length === 0) return options;
  const here = new Set(
    sources
      .filter(({ ref, repoURL }) => ref !== undefined && !own.isOther(repoURL))
      .map(({ ref }) => `$${asString(ref) ?? ''}`),
  );
  const placed = valueFiles.map((file) => {
    const [first = ''] = file.split('/');
    return here.has(first) ? file.slice(first.length) : file;
  });
  return { ...options, valueFiles: placed };
}

/** `old=registry/new:tag@digest` as kustomize has it in a file; all but the name may be left out. */
function imageOf(text: string): JsonObject {
  const [old, given = old ?? ''] = text.split('=');
  const [reference = '', digest] = given.split('@');
  const colon = reference.indexOf(':', reference.lastIndexOf('/'));
  const newName = colon < 0 ? reference : reference.slice(0, colon);
  return {
    name: given === old ? newName : (old ?? ''),
    newName,
    ...(colon < 0 ? {} : { newTag: reference.slice(colon + 1) }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function marksOf(manifest: Manifest, { syncPolicy }: JsonObject): readonly DeployMark[] {
  const automated = field(syncPolicy, 'automated');
  const options = asStrings(field(syncPolicy, 'syncOptions'));
  const prunes = isObject(automated) && automated['enabled'] !== false ? automated['prune'] : false;
  const keeps: readonly DeployMark[] = [
    {
      tool: 'Argo CD',
      meaning: 'kept-when-removed',
      text: `no spec.syncPolicy.automated.prune of ${addressOf(manifest, ['spec', 'syncPolicy'])}`,
      see: PRUNING,
    },
  ];
  return [
    ...(prunes === undefined || prunes === false ? keeps : []),
    ...argoOptionMarks(options.join(',')).map((mark) => ({
      ...mark,
      text: `spec.syncPolicy.syncOptions of ${addressOf(manifest, ['spec', 'syncPolicy', 'syncOptions'])}`,
    })),
  ];
}

function asArray(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
