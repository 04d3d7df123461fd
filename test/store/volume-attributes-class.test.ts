import { Size } from 'cdk8s';
import {
  PersistentStore,
  Storage,
  VolumeAttributesClass,
  VolumeAttributesClassProps,
  VolumeAttributesClassVersion,
} from '../../src';
import { problemsOf } from '../property/strict';
import { only, synth } from '../support/synth';

const capacity = Size.gibibytes(64);
const driver = 'csi.example.com';
const parameters = { iops: '3000', throughput: '150Mi' };

test('a class of attributes is made, and a claim and its volume name it', () => {
  const found = synth(
    (chart) => {
      const silver = new VolumeAttributesClass(chart, 'silver', { driver, parameters });
      const storage = Storage.csi({ driver, volumeHandle: 'vol-1' });
      new PersistentStore(chart, 'store', { capacity, storage, volumeAttributesClass: silver });
    },
    { namespace: 'prod' },
  );
  expect(only(found, 'VolumeAttributesClass')).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'VolumeAttributesClass',
    metadata: { name: 'story-silver' },
    driverName: driver,
    parameters,
  });
  for (const kind of ['PersistentVolumeClaim', 'PersistentVolume'])
    expect(only(found, kind)['spec']).toMatchObject({ volumeAttributesClassName: 'story-silver' });
  expect(found.flatMap(problemsOf)).toEqual([]);
});

test('a class that the cluster has is named, and an older version of the API is written', () => {
  const found = synth((chart) => {
    const version = VolumeAttributesClassVersion.V1BETA1;
    new VolumeAttributesClass(chart, 'gold', { name: 'gold', driver, parameters, version });
    const existing = VolumeAttributesClass.fromVolumeAttributesClassName(chart, 'existing', 'bronze');
    new PersistentStore(chart, 'store', { capacity, volumeAttributesClass: existing });
  });
  expect(only(found, 'VolumeAttributesClass').apiVersion).toBe('storage.k8s.io/v1beta1');
  expect(only(found, 'PersistentVolumeClaim')['spec']).toMatchObject({ volumeAttributesClassName: 'bronze' });
  expect(found.flatMap(problemsOf)).toEqual([]);
});

test.each<[Partial<VolumeAttributesClassProps>, string]>([
  [{ parameters: {} }, "no parameter is not allowed; give at least one, e.g. parameters: { iops: '8000' }"],
  [{ driver: 'a b' }, 'driver "a b" is not allowed'],
  [{ parameters: { a: 'x'.repeat(262_144) } }, 'parameters of 262145 bytes are not allowed; give at most 262144'],
])('a class of attributes that the API server would not take is refused (%#)', (props, message) => {
  const make = () => synth((chart) => new VolumeAttributesClass(chart, 'class', { driver, parameters, ...props }));
  expect(make).toThrow(`VolumeAttributesClass story/class: ${message}`);
});
