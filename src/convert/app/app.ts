/** Converts a workload with its containers, stores, settings and Services to a `StatefulApp`. */
import { dnsLabelProblem } from '../../api/names';
import type { JsonObject } from '../../inventory/json';
import { asList, asObject, asString, asStringMap, isSameJson, withoutFields } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression, Fields, Statement } from '../expression';
import { call, make, name, object, options, value } from '../expression';
import { Rest } from '../fields';
import { metadataOf } from '../kinds/metadata';
import { patchesOf } from '../kinds/patches';
import { serviceFields } from '../kinds/service';
import type { NamedContainer } from './container';
import { containerFields, containersIn } from './container';
import { mountStatements } from './mounts';
import { podOptions } from './pod';
import type { WorkloadShape } from './workload';
import { workloadShape } from './workload';

type Labels = Readonly<Record<string, string>>;

/**
 * The statements of an app.
 *
 * @param services the Services that select its pods
 * @param open whether strictly checked options are passed as raw fields
 */
export function app(
  context: Context,
  manifest: Manifest,
  services: readonly Manifest[],
  open: boolean,
): readonly Statement[] {
  const shape = workloadShape(manifest);
  if (shape === undefined) throw new Error('is of a version that no workload has');
  const { builder } = context;
  const { library } = builder;
  const podSpec = asObject(shape.template['spec']);
  const [own, ...others] = containersIn(podSpec, 'containers');
  if (own === undefined) throw new Error('has no container');
  const chart = builder.chartOf(manifest);
  const called = manifest.name === '' ? stemOf(manifest) : manifest.name;
  const variable = builder.variable(called, `${called}-${manifest.kind}`);
  const naming = namesOf(manifest, shape, services, own.name);
  const id = builder.id(chart, ...new Set([naming.name, called, `${called}-${manifest.kind.toLowerCase()}`]));
  const isNamed = id.type === 'value' && id.value === naming.name;
  const isMade = isNamed && builder.isMadeOfIds(chart, id, manifest.name);
  const isSame = isMade || naming.name === manifest.name;
  const [governing, exposed] = governingService(manifest, services);
  const { replicas, ...fields } = shape.fields(library);
  const workload: Fields = {
    name: isSame || manifest.name === '' ? undefined : value(manifest.name),
    metadata: naming.metadata,
    ...fields,
    selector: naming.selector,
    podMetadata: naming.podMetadata,
    ...governingFields(context, manifest, governing, naming),
  };
  const given = options(workload);
  const isDefault = shape.method === 'deployment' && given.length === 0;
  const props = object({
    name: !isMade && (isSame || !isNamed) ? value(naming.name) : undefined,
    containerName: naming.containerName,
    namespace:
      manifest.namespace === undefined || manifest.namespace === builder.namespaceOf(manifest)
        ? undefined
        : value(manifest.namespace),
    labels: naming.labels === undefined ? undefined : value(naming.labels),
    ...containerFields(context, manifest, own, open),
    replicas,
    pod: podOptions(library, podSpec, open),
    workload: isDefault ? undefined : call('Workload', shape.method, ...given),
  });
  const more = others.map((container): readonly [string, NamedContainer] => ['addContainer', container]);
  const inits = containersIn(podSpec, 'initContainers').map((container): readonly [string, NamedContainer] => [
    container['restartPolicy'] === 'Always' ? 'addSidecar' : 'addInitContainer',
    container,
  ]);
  const containers = [...inits, ...more].map(([method, container]) => {
    const containerName = container.name;
    const rest = method === 'addSidecar' ? withoutFields(container, 'restartPolicy') : container;
    const fields = { name: value(containerName), ...containerFields(context, manifest, rest, open) };
    return {
      variable: builder.variable(containerName, `${containerName}-container`),
      container,
      made: call(variable, method, object(fields)),
    };
  });
  const [stores, mounts] = mountStatements(context, manifest, podSpec, [
    { variable, container: own, made: undefined },
    ...containers,
  ]);
  return [
    ...stores,
    { type: 'const', name: variable, value: make('StatefulApp', chart, id, props) },
    ...mounts,
    ...patchesOf(variable, manifest, emptyLists(shape.method, podSpec)),
    ...exposed.map((service): Statement => ({
      type: 'do',
      value: exposure(context, variable, manifest, service, naming),
    })),
  ];
}

/** The JSON pointer of the pod's spec in a workload, by method of `Workload`. */
const POD_SPECS: Readonly<Record<string, string>> = { pod: '/spec', cronJob: '/spec/jobTemplate/spec/template/spec' };

/** Patches for empty lists in a manifest, which constructs would leave out. */
function emptyLists(method: string, podSpec: JsonObject): readonly Expression[] {
  const root = POD_SPECS[method] ?? '/spec/template/spec';
  const containers = ['initContainers', 'containers'].flatMap((key) =>
    asList(podSpec[key]).flatMap((one, i) =>
      emptyIn(asObject(one), `${root}/${key}/${i}`, 'volumeMounts', 'volumeDevices'),
    ),
  );
  return [...emptyIn(podSpec, root, 'initContainers', 'volumes'), ...containers];
}

function emptyIn(object: JsonObject, path: string, ...keys: readonly string[]): readonly Expression[] {
  const empty = keys.filter((key) => object[key] !== undefined && asList(object[key]).length === 0);
  return empty.map((key) => call('JsonPatch', 'add', value(`${path}/${key}`), value([])));
}

/** The prefix from which the server generates a name. */
function stemOf({ metadata }: Manifest): string {
  return (asString(metadata['generateName']) ?? '').replace(/-+$/, '');
}

/** The names and labels of an app and its parts, without those that follow from others. */
interface Naming {
  readonly name: string;
  readonly containerName: Expression | undefined;
  /** Labels of the workload, its pods and its Services. */
  readonly labels: Labels | undefined;
  readonly selector: Expression | undefined;
  readonly podMetadata: Expression | undefined;
  /** The default selector of Services. */
  readonly serviceSelector: Labels;
  readonly metadata: Expression | undefined;
}

function namesOf(
  manifest: Manifest,
  shape: WorkloadShape,
  services: readonly Manifest[],
  containerName: string,
): Naming {
  const { metadata, spec } = manifest;
  const own = asStringMap(metadata['labels']);
  const podMetadata = asObject(shape.template['metadata']);
  const ofPods = shape.method === 'pod' ? own : asStringMap(podMetadata['labels']);
  const all = [
    ...(shape.method === 'pod' ? [] : [ofPods]),
    ...services.map((one) => asStringMap(one.metadata['labels'])),
  ];
  const selector = shape.selects ? asStringMap(asObject(spec['selector'])['matchLabels']) : undefined;
  const wanted = selector ?? {};
  const labels = commonLabels(own, all, wanted);
  const isByApp = Object.keys(wanted).length === 1 && dnsLabelProblem(wanted['app'] ?? '') === undefined;
  const appName = isByApp && labels?.['app'] === undefined ? (wanted['app'] ?? containerName) : containerName;
  const byDefault = { app: labels?.['app'] ?? appName };
  const isDefault = selector === undefined || isSameJson(selector, byDefault);
  const implied = { ...(labels ?? {}), ...wanted };
  const moreLabels = without(ofPods, implied);
  const rest = new Rest(podMetadata);
  rest.take('labels');
  const ofTemplate = { ...(Object.keys(moreLabels).length > 0 ? { labels: moreLabels } : {}), ...rest.others };
  return {
    name: appName,
    containerName: appName === containerName ? undefined : value(containerName),
    labels,
    selector: isDefault ? undefined : value(wanted),
    podMetadata: shape.method === 'pod' || Object.keys(ofTemplate).length === 0 ? undefined : value(ofTemplate),
    serviceSelector: selector ?? byDefault,
    metadata: metadataOf(
      manifest.namespace,
      labels === undefined ? metadata : { ...metadata, labels: without(own, labels) },
    ),
  };
}

/** The labels that an app and all its parts share, if writing them once is shorter; pods have those of the selector anyway. */
function commonLabels(own: Labels, all: readonly Labels[], selector: Labels): Labels | undefined {
  const common = Object.entries(own).filter(([key, one]) => all.every((labels) => labels[key] === one));
  const isAll = common.length > 0 && common.length === Object.keys(own).length;
  return isAll || common.some(([key]) => selector[key] === undefined) ? Object.fromEntries(common) : undefined;
}

function without(labels: Labels, others: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([key, one]) => others[key] !== one));
}

/** The governing Service of a StatefulSet, and the other Services. */
function governingService(
  { kind, spec }: Manifest,
  services: readonly Manifest[],
): readonly [Manifest | undefined, readonly Manifest[]] {
  const governing = kind === 'StatefulSet' ? services.find((one) => one.name === spec['serviceName']) : undefined;
  return [governing, services.filter((one) => one !== governing)];
}

function governingFields(context: Context, manifest: Manifest, service: Manifest | undefined, naming: Naming): Fields {
  if (manifest.kind !== 'StatefulSet') return {};
  const serviceName = asString(manifest.spec['serviceName']);
  if (service === undefined)
    return serviceName === undefined ? { withoutService: value(true) } : { serviceName: value(serviceName) };
  const { headless, ...fields } = ofService(context, manifest, service, naming);
  const isNamed = service.name === `${manifest.name}-headless`;
  return {
    service: object({
      name: isNamed ? undefined : value(service.name),
      ...fields,
      headless: headless === undefined ? value(false) : undefined,
    }),
  };
}

function exposure(
  context: Context,
  variable: string,
  manifest: Manifest,
  service: Manifest,
  naming: Naming,
): Expression {
  const fields = {
    name: service.name === manifest.name ? undefined : value(service.name),
    ...ofService(context, manifest, service, naming),
  };
  return call(name(variable), 'expose', ...options(fields));
}

/** The options of a Service of the app, without those that follow from the app. */
function ofService({ builder }: Context, manifest: Manifest, service: Manifest, naming: Naming): Fields {
  const knowsSelector = isSameJson(asStringMap(service.spec['selector']), naming.serviceSelector);
  const { metadata } = service;
  const labels = without(asStringMap(metadata['labels']), naming.labels ?? {});
  return {
    metadata: metadataOf(manifest.namespace, { ...metadata, labels }),
    ...serviceFields(builder.library, service.spec, knowsSelector),
  };
}
