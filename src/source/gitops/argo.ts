import { isFilledInLater } from '../../inventory/filled-value';
import type { DeployMark } from '../../inventory/deploy-marks';
import { argoOptionMarks } from '../../inventory/deploy-marks';
import type { Json, JsonObject } from '../../inventory/json';
import { asObject, asStrings, field, isObject, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { addressOf } from './address';
import type { Delivery } from './delivery';

const PRUNING = 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning';

export function isApplication({ group, kind }: Manifest): boolean {
  return group === 'argoproj.io' && kind === 'Application';
}

/** The sources of an Application: one, or several. */
export function sourcesOf(spec: JsonObject): readonly JsonObject[] {
  return [spec['source'], ...asArray(spec['sources'])].filter(isObject);
}

/** The fields of an Application's source that it has from kustomize as they are. */
const FIELDS = ['namePrefix', 'nameSuffix', 'namespace', 'commonLabels', 'commonAnnotations', 'patches', 'components'];

/**
 * What an Application says about the folder of one of its sources.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/
 */
export function argoDelivery(manifest: Manifest, spec: JsonObject, source: JsonObject): Delivery {
  const namespace = nonEmpty(field(spec, 'destination', 'namespace'));
  const kustomize = asObject(source['kustomize']);
  const images = asStrings(kustomize['images']).map(imageOf);
  return {
    ...(namespace === undefined || isFilledInLater(namespace) ? {} : { namespace }),
    isForced: false,
    isRecursive: field(source, 'directory', 'recurse') === true,
    helm: asObject(source['helm']),
    kustomize: {
      ...Object.fromEntries(FIELDS.flatMap((name) => (kustomize[name] ? [[name, kustomize[name]]] : []))),
      ...(images.length === 0 ? {} : { images }),
    },
    metadata: {},
    values: new Map(),
    marks: marksOf(manifest, spec),
  };
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
