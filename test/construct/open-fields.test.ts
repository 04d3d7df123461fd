import { ApiObject, App, Chart } from 'cdk8s';
import {
  AwsEbs,
  EnvConfig,
  EnvSecret,
  GroupSnapshotClass,
  SnapshotClass,
  SnapshotContent,
  SnapshotDeletionPolicy,
  StatefulApp,
  StorageClass,
  StoreSnapshot,
} from '../../src';

const deletionPolicy = SnapshotDeletionPolicy.RETAIN;
const driver = 'csi.example.com';
const snapshotRef = { name: 'a', namespace: 'b' };

type Fields = Readonly<Record<string, unknown>>;
type Made = (chart: Chart, given: Fields | undefined) => ApiObject;

/** Objects that take further fields: by the option, whether in a spec, a field of their own, and one that has another way. */
const OPEN: readonly (readonly [option: string, inSpec: boolean, reserved: string, made: Made])[] = [
  [
    'storageClassSpec',
    false,
    'provisioner',
    (chart, storageClassSpec) => new StorageClass(chart, 'o', { provisioner: driver, storageClassSpec }),
  ],
  [
    'storageClassSpec',
    false,
    'metadata',
    (chart, storageClassSpec) => AwsEbs.storageClass(chart, 'o', { storageClassSpec }),
  ],
  [
    'snapshotSpec',
    true,
    'source',
    (chart, snapshotSpec) => new StoreSnapshot(chart, 'o', { store: 'claim', snapshotSpec }),
  ],
  [
    'snapshotClassSpec',
    false,
    'driver',
    (chart, snapshotClassSpec) => new SnapshotClass(chart, 'o', { driver, deletionPolicy, snapshotClassSpec }),
  ],
  [
    'snapshotClassSpec',
    false,
    'kind',
    (chart, snapshotClassSpec) => new GroupSnapshotClass(chart, 'o', { driver, deletionPolicy, snapshotClassSpec }),
  ],
  [
    'snapshotContentSpec',
    true,
    'volumeSnapshotRef',
    (chart, snapshotContentSpec) =>
      new SnapshotContent(chart, 'o', {
        driver,
        deletionPolicy,
        snapshotRef,
        snapshotHandle: 'snap-1',
        snapshotContentSpec,
      }),
  ],
  ['configMapSpec', false, 'data', (chart, configMapSpec) => new EnvConfig(chart, 'o', { configMapSpec })],
  ['secretSpec', false, 'stringData', (chart, secretSpec) => new EnvSecret(chart, 'o', { secretSpec })],
  [
    'disruptionBudgetSpec',
    true,
    'selector',
    (chart, disruptionBudgetSpec) =>
      new StatefulApp(chart, 'o', { image: 'example/app:1' }).disruptionBudget({
        minAvailable: 1,
        disruptionBudgetSpec,
      }),
  ],
];

const chart = (): Chart => new Chart(new App(), 'story');
const json = (object: ApiObject): Fields => object.toJson() as Fields;

test.each(OPEN)('%s adds fields, in the spec: %s', (_, inSpec, __, made) => {
  const added = { later: { a: [1] } };
  const without = json(made(chart(), undefined));
  const expected = inSpec
    ? { ...without, spec: { ...(without['spec'] as Fields), ...added } }
    : { ...without, ...added };
  expect(json(made(chart(), added))).toEqual(expected);
});

test.each(OPEN)('%s does not take what has a way of its own', (option, _, reserved, made) => {
  expect(() => made(chart(), { [reserved]: {} })).toThrow(`${option}.${reserved} is not allowed; `);
});
