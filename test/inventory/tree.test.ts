import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import type { ApiObjectMetadataDefinition, ChartProps } from 'cdk8s';
import { surveyTree } from '../../src/inventory/tree';

interface Case {
  readonly given?: object;
  readonly chart?: ChartProps;
  readonly change?: (metadata: ApiObjectMetadataDefinition) => unknown;
}

const LABELS = { app: 'web' };
const OWNER = { apiVersion: 'v1', kind: 'Node', name: 'one', uid: '1' };
const LATER: unknown = Lazy.any({ produce: () => 'web' });
const NAMED = { name: 'web' };
const IN_SHOP = { name: 'web', namespace: 'shop' };

test.each<[string, Case]>([
  ['nothing given', {}],
  ['a name', { given: NAMED }],
  ['a name and a namespace', { given: IN_SHOP }],
  ['a namespace that is not said', { given: { name: 'web', namespace: undefined } }],
  ['a name that is made later', { given: { name: LATER } }],
  ['the namespace of the chart', { given: NAMED, chart: { namespace: 'shop' } }],
  ['the labels of the chart', { given: NAMED, chart: { labels: LABELS } }],
  ['labels and annotations', { given: { name: 'web', labels: LABELS, annotations: { note: 'x' } } }],
  [
    'a label added',
    {
      given: NAMED,
      change: (metadata) => {
        metadata.addLabel('app', 'web');
      },
    },
  ],
  [
    'an annotation added',
    {
      given: NAMED,
      change: (metadata) => {
        metadata.addAnnotation('note', 'x');
      },
    },
  ],
  [
    'a finalizer added',
    {
      given: NAMED,
      change: (metadata) => {
        metadata.addFinalizers('kept');
      },
    },
  ],
  [
    'an owner added',
    {
      given: NAMED,
      change: (metadata) => {
        metadata.addOwnerReference(OWNER);
      },
    },
  ],
  ['any field given', { given: { name: 'web', generation: 3 } }],
  [
    'any field added',
    {
      given: NAMED,
      change: (metadata) => {
        metadata.add('generation', 3);
      },
    },
  ],
  ['what is empty, however deep', { given: { name: 'web', odd: { '': [] }, labels: { app: 'web', none: {} } } }],
  ['what is null, however deep', { given: { name: 'web', odd: { none: null }, other: { one: 1, none: null } } }],
  ['a name of nothing', { given: { name: { '': null } } }],
  ['the namespace taken away', { given: IN_SHOP, change: (metadata) => Reflect.set(metadata, 'namespace', undefined) }],
])('the checks see the metadata that is written: %s', (_, { given, chart, change }) => {
  const app = new App();
  const props = { apiVersion: 'v1', kind: 'Thing', metadata: given };
  const object = new ApiObject(new Chart(app, 'chart', chart), 'object', props);
  change?.(object.metadata);
  const [manifest] = surveyTree(app).manifests;
  const { metadata: written } = object.toJson() as { readonly metadata: unknown };
  expect(manifest?.metadata).toEqual(written ?? {});
  expect(Object.values(manifest?.metadata ?? {})).not.toContain(undefined);
});
