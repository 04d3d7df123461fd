import { hasPlaceholder } from '../../inventory/placeholders';
import type { DeployMark, DeployMeaning } from '../../inventory/deploy-marks';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, asStringMap, field, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Delivery } from './delivery';
import { addressOf } from './address';

const DOCS = 'https://fluxcd.io/flux/components/kustomize/kustomizations/';

export function isFluxKustomization({ group, kind }: Manifest): boolean {
  return group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization';
}

export function isGitRepository({ group, kind }: Manifest): boolean {
  return group === 'source.toolkit.fluxcd.io' && kind === 'GitRepository';
}

/** Whether a source is the `sourceRef` of a Kustomization. */
export function isSourceOf(source: Manifest, { namespace, spec }: Manifest): boolean {
  const reference = asObject(spec['sourceRef']);
  return (
    reference['kind'] === source.kind &&
    reference['name'] === source.name &&
    (nonEmpty(reference['namespace']) ?? namespace) === source.namespace
  );
}

/** The fields of a Flux Kustomization that are fields of a kustomization too. */
const FIELDS = [
  'namePrefix',
  'nameSuffix',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'images',
  'components',
];

/**
 * The delivery of a Flux Kustomization's folder.
 *
 * @param configMaps looks up the data of all ConfigMaps of a name in the repository
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export function fluxDelivery(manifest: Manifest, configMaps: (name: string) => readonly JsonObject[]): Delivery {
  const { spec } = manifest;
  const namespace = nonEmpty(spec['targetNamespace']);
  const known = namespace === undefined || hasPlaceholder(namespace) ? {} : { namespace };
  return {
    title: manifest.title,
    address: addressOf(manifest, []),
    ...known,
    isForced: true,
    isRecursive: true,
    includesKustomizations: true,
    helm: {},
    kustomize: Object.fromEntries(FIELDS.flatMap((name) => (spec[name] === undefined ? [] : [[name, spec[name]]]))),
    metadata: asObject(spec['commonMetadata']),
    values: valuesOf(asObject(spec['postBuild']), configMaps),
    marks: marksOf(manifest),
  };
}

function marksOf(manifest: Manifest): readonly DeployMark[] {
  const { spec } = manifest;
  const mark = (name: string, meaning: DeployMeaning): DeployMark => ({
    tool: 'Flux',
    meaning,
    text: `spec.${name}: ${JSON.stringify(spec[name] ?? false)} of ${addressOf(manifest, ['spec', name])}`,
    see: `${DOCS}#${name.toLowerCase()}`,
  });
  const policy = spec['deletionPolicy'] ?? 'MirrorPrune';
  return [
    { tool: 'Flux', meaning: 'server-side', text: addressOf(manifest, []), see: DOCS },
    ...(spec['prune'] === false ? [mark('prune', 'kept-when-removed')] : []),
    ...(policy === 'Orphan' ? [mark('deletionPolicy', 'kept-with-app')] : []),
    ...(policy === 'MirrorPrune' && spec['prune'] === false ? [mark('prune', 'kept-with-app')] : []),
    ...(spec['force'] === true ? [mark('force', 'recreated')] : []),
  ];
}

/** The values of variables: `substitute` takes precedence over `substituteFrom`, and there later ConfigMaps over earlier ones. */
function valuesOf(
  { substitute, substituteFrom }: JsonObject,
  configMaps: (name: string) => readonly JsonObject[],
): ReadonlyMap<string, string | undefined> {
  const values = new Map<string, string | undefined>();
  for (const from of asList(substituteFrom)) {
    if (field(from, 'kind') !== 'ConfigMap') continue;
    const maps = configMaps(asString(field(from, 'name')) ?? '');
    for (const name of new Set(maps.flatMap((data) => Object.keys(data))))
      values.set(name, onlyValue(maps.map((data) => data[name])));
  }
  for (const [name, value] of Object.entries(asStringMap(substitute))) values.set(name, onlyValue([value]));
  return values;
}

function onlyValue([first, ...more]: readonly (Json | undefined)[]): string | undefined {
  return typeof first === 'string' && !hasPlaceholder(first) && more.every((value) => value === first)
    ? first
    : undefined;
}
