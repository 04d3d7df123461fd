import { ReclaimPolicy, StorageClass, StorageClassProps, VolumeAffinity, VolumeBindingMode } from '../../src';
import { Manifest, only, synth } from '../support/synth';

function made(props: Partial<StorageClassProps>): Manifest {
  const build = { namespace: 'prod' };
  const found = synth((chart) => new StorageClass(chart, 'class', { provisioner: 'csi.example.com', ...props }), build);
  return only(found, 'StorageClass');
}

test('a class without options says its provisioner alone, and is in no namespace', () => {
  expect(made({})).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'story-class' },
    provisioner: 'csi.example.com',
  });
});

test('every option of a class reaches the manifest', () => {
  const allowedTopologies = [{ matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['a', 'b'] }] }];
  const whole = made({
    metadata: { annotations: { note: 'fast' } },
    parameters: { type: 'pd-ssd' },
    reclaimPolicy: ReclaimPolicy.RETAIN,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    allowVolumeExpansion: false,
    mountOptions: ['discard'],
    allowedTopologies,
    isDefault: true,
  });
  expect(whole).toMatchObject({
    metadata: { annotations: { note: 'fast', 'storageclass.kubernetes.io/is-default-class': 'true' } },
    parameters: { type: 'pd-ssd' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: false,
    mountOptions: ['discard'],
    allowedTopologies,
  });
  expect([whole]).toMatchSnapshot();
});

test.each<[Partial<StorageClassProps>, string]>([
  [{ provisioner: 'a b' }, 'provisioner "a b" is not a provisioner'],
  [{ parameters: { '': 'a' } }, 'parameter "" is not allowed'],
  [{ metadata: { annotations: { a: 'x'.repeat(262_144) } } }, 'annotations of 262145 bytes are not allowed'],
  [
    { allowedTopologies: [{ matchLabelExpressions: [{ key: 'zone', values: [] }] }] },
    'allowedTopologies label zone has no values',
  ],
  [
    {
      allowedTopologies: [
        {
          matchLabelExpressions: [
            { key: 'zone', values: ['a'] },
            { key: 'zone', values: ['b'] },
          ],
        },
      ],
    },
    'allowedTopologies label zone is twice in a term',
  ],
  [
    { allowedTopologies: ['a', 'a'].map((zone) => ({ matchLabelExpressions: [{ key: 'zone', values: [zone] }] })) },
    'allowedTopologies has a term twice',
  ],
])('a class that the API server would not take is refused (%#)', (props, message) => {
  expect(() => made(props)).toThrow(`StorageClass story/class: ${message}`);
});

test.each<[() => VolumeAffinity, string]>([
  [() => VolumeAffinity.nodes(), 'VolumeAffinity: no value for label kubernetes.io/hostname is not allowed'],
  [
    () => VolumeAffinity.expressions([{ key: 'cpus', operator: 'Gt', values: ['1', '2'] }]),
    'VolumeAffinity: node operator Gt of label cpus compares with one number',
  ],
  [
    () => VolumeAffinity.expressions([{ key: 'cpus', operator: 'Exists', values: ['a'] }]),
    'VolumeAffinity: node operator Exists of label cpus compares with no values',
  ],
  [
    () => VolumeAffinity.terms([{ matchFields: [{ key: 'spec.name', operator: 'In', values: ['a'] }] }]),
    'VolumeAffinity: field spec.name is not allowed; nodes are matched by metadata.name',
  ],
  [
    () => VolumeAffinity.terms([{ matchFields: [{ key: 'metadata.name', operator: 'Exists' }] }]),
    'VolumeAffinity: field operator "Exists" is not allowed; give In or NotIn',
  ],
  [
    () => VolumeAffinity.terms([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] }]),
    'VolumeAffinity: field metadata.name has 2 values; give one, and a term for each node',
  ],
  [() => VolumeAffinity.nodes('worker 0'), 'VolumeAffinity: node label kubernetes.io/hostname = "worker 0" is not'],
])('an affinity that the API server would not take is refused (%#)', (make, message) => {
  expect(make).toThrow(message);
});
