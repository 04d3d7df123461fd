import { Chart } from 'cdk8s';
import { AwsEbs, AwsEbsClassOptions, Checks, Nfs, ReclaimPolicy, VolumeBindingMode } from 'cdk8s-stateful';
import { synth } from '../../support/synth';
import { classOf, parametersOf } from './support';

describe('a class of a preset', () => {
  test('has only what was written and what it cannot exist without', () => {
    expect(classOf((chart) => AwsEbs.storageClass(chart, 'gp3'))).toEqual({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'story-gp3' },
      provisioner: 'ebs.csi.aws.com',
    });
  });

  test('has everything that a StorageClass can have', () => {
    const allowedTopologies = [
      { matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['eu-west-1a'] }] },
    ];
    expect(
      classOf((chart) =>
        AwsEbs.storageClass(chart, 'gp3', {
          name: 'fast',
          metadata: { labels: { team: 'story' }, annotations: { note: 'x' } },
          type: 'gp3',
          encrypted: false,
          parameters: { tagSpecification_1: 'team=story' },
          reclaimPolicy: ReclaimPolicy.RETAIN,
          volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
          allowVolumeExpansion: false,
          mountOptions: ['noatime'],
          allowedTopologies,
          isDefault: true,
        }),
      ),
    ).toEqual({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: 'fast',
        labels: { team: 'story' },
        annotations: { note: 'x', 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
      provisioner: 'ebs.csi.aws.com',
      parameters: { type: 'gp3', encrypted: 'false', tagSpecification_1: 'team=story' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: false,
      mountOptions: ['noatime'],
      allowedTopologies,
    });
  });

  test('keeps parameters that nobody knows', () => {
    expect(parametersOf((chart) => AwsEbs.storageClass(chart, 'c', { parameters: { newOne: '' } }))).toEqual({
      newOne: '',
    });
  });

  test('takes a type that is newer than the preset in the open parameters', () => {
    expect(parametersOf((chart) => AwsEbs.storageClass(chart, 'c', { parameters: { type: 'gp4' } }))).toEqual({
      type: 'gp4',
    });
  });

  test('does not take one parameter twice, however its name is written', () => {
    const options = { type: 'gp3', parameters: { Type: 'gp2' } };
    expect(() => synth((chart) => AwsEbs.storageClass(chart, 'c', options))).toThrow(
      'AwsEbs story/c: parameters holds Type, which another option gives already; give one of both',
    );
  });

  test('leaves nothing in the chart when it is refused', () => {
    const manifests = synth((chart) => {
      expect(() => AwsEbs.storageClass(chart, 'c', { type: 'gp2', iops: 3000 })).toThrow();
    });
    expect(manifests).toEqual([]);
  });

  test('tells of a misspelt option', () => {
    const options = JSON.parse('{ "troughput": 200 }') as AwsEbsClassOptions;
    expect(() => synth((chart) => AwsEbs.storageClass(chart, 'c', options))).toThrow(
      'AwsEbs story/c: there is no prop troughput in AwsEbsClassOptions; did you mean throughput?',
    );
  });

  test('tells of a missing option', () => {
    const options = JSON.parse('{ "server": "nfs.example.com" }') as Parameters<typeof Nfs.storageClass>[2];
    expect(() => synth((chart) => Nfs.storageClass(chart, 'c', options))).toThrow(
      'Nfs story/c: share is missing; give a string',
    );
  });
});

describe('what a driver refuses of its parameters', () => {
  const gp5 = (chart: Chart): void => {
    AwsEbs.storageClass(chart, 'c', { type: 'gp5', iops: 99 });
  };

  test('is refused with what to say where it is meant', () => {
    expect(() => synth(gp5)).toThrow(
      "where it is meant, say so before: Checks.allow(construct, 'driver-parameters', 'why it is fine')",
    );
  });

  test('is taken where it is meant', () => {
    const made = parametersOf((chart) => {
      Checks.allow(chart, 'driver-parameters', 'the driver is newer than this package');
      gp5(chart);
    });
    expect(made).toEqual({ type: 'gp5', iops: '99' });
  });

  test('is still refused where our own options contradict each other', () => {
    const twice = (chart: Chart): void => {
      Checks.allow(chart, 'driver-parameters', 'tried');
      AwsEbs.storageClass(chart, 'c', { type: 'gp3', parameters: { type: 'gp2' } });
    };
    expect(() => synth(twice)).toThrow('another option gives already');
  });
});
