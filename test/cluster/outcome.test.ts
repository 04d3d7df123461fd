import type { JsonObject } from '../../src/inventory/json';
import { type Outcome, outcomesOf, type Snapshot } from './outcome';

const NOTHING: Snapshot = { claims: [], volumes: [], pods: [], events: [], workloads: [] };

function claim(spec: JsonObject = {}, phase = 'Pending'): JsonObject {
  return { metadata: { name: 'data', namespace: 'ns', uid: 'claim-1' }, spec, status: { phase } };
}

function volume(spec: JsonObject = {}): JsonObject {
  return { metadata: { name: 'v' }, spec, status: { phase: 'Available' } };
}

function event(uid: string, reason: string, message: string): JsonObject {
  return { involvedObject: { uid }, reason, message };
}

function pod({ node, message, gates }: { node?: string; message?: string; gates?: JsonObject[] } = {}): JsonObject {
  const condition = { type: 'PodScheduled', status: 'False', message };
  return {
    metadata: { name: 'web', namespace: 'ns', uid: 'pod-1', ownerReferences: [{ uid: 'set-1' }] },
    spec: {
      nodeName: node,
      schedulingGates: gates,
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    },
    status: { conditions: message === undefined ? [] : [condition] },
  };
}

function outcome(kind: 'claims' | 'pods' | 'workloads', snapshot: Partial<Snapshot>): Outcome | undefined {
  return outcomesOf({ ...NOTHING, ...snapshot })[kind][0];
}

describe('a claim', () => {
  const told = (reason: string, message: string): readonly JsonObject[] => [event('claim-1', reason, message)];

  test('is done where it is bound, and says to which volume', () => {
    expect(outcome('claims', { claims: [claim({ volumeName: 'v' }, 'Bound')] })).toEqual({
      object: 'claim data',
      state: 'done',
      detail: 'v',
    });
  });

  test('is undecided until the binder has said something of it', () => {
    expect(outcome('claims', { claims: [claim()] })).toMatchObject({ state: 'yet' });
    const ofAnother = [event('claim-2', 'FailedBinding', 'no')];
    expect(outcome('claims', { claims: [claim()], events: ofAnother })).toMatchObject({ state: 'yet' });
  });

  test('is stuck where the volume that it names is not there', () => {
    const claims = [claim({ volumeName: 'gone' })];
    expect(outcome('claims', { claims })).toMatchObject({ state: 'stuck', missing: 'PersistentVolume/gone' });
  });

  test('waits for a provisioner, for a class that is not there, and for the default class', () => {
    const provisioned = told('ExternalProvisioning', 'Waiting for a volume to be created');
    expect(outcome('claims', { claims: [claim()], events: provisioned })).toMatchObject({ state: 'waits' });
    const unknown = told('ProvisioningFailed', 'storageclass.storage.k8s.io "fast" not found');
    expect(outcome('claims', { claims: [claim({ storageClassName: 'fast' })], events: unknown })).toMatchObject({
      state: 'waits',
      missing: 'StorageClass/fast',
    });
    const failed = told('FailedBinding', 'no persistent volumes available');
    expect(outcome('claims', { claims: [claim()], events: failed })).toMatchObject({ state: 'waits' });
  });

  test('is stuck as long as the volume that is made for it is not its own', () => {
    const unknown = told('ProvisioningFailed', 'storageclass.storage.k8s.io "fast" not found');
    const claims = [claim({ storageClassName: 'fast' })];
    const reserved = volume({ storageClassName: 'fast', claimRef: { namespace: 'ns', name: 'data' } });
    expect(outcome('claims', { claims, events: unknown, volumes: [reserved] })).toMatchObject({ state: 'stuck' });
    const named = [claim({ volumeName: 'v' })];
    const failed = told('FailedBinding', 'no persistent volumes available');
    expect(outcome('claims', { claims: named, events: failed, volumes: [volume()] })).toMatchObject({ state: 'stuck' });
  });

  test('says that no volume is there where none without class could serve it', () => {
    const claims = [claim({ storageClassName: '' })];
    const events = told('FailedBinding', 'no persistent volumes available');
    expect(outcome('claims', { claims, events })).toMatchObject({ state: 'stuck', missing: 'PersistentVolume/' });
    const misfit = outcome('claims', { claims, events, volumes: [volume()] });
    expect(misfit).toMatchObject({ state: 'stuck' });
    expect(misfit?.missing).toBeUndefined();
  });

  test('follows its pod, waits where it has none, and is stuck where its pods have a node already', () => {
    const claims = [claim({ storageClassName: 'local' })];
    const events = told('WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
    expect(outcome('claims', { claims, events, pods: [pod()] })).toMatchObject({ state: 'follows' });
    expect(outcome('claims', { claims, events })).toMatchObject({ state: 'waits' });
    expect(outcome('claims', { claims, events, pods: [pod({ node: 'a' })] })).toMatchObject({ state: 'stuck' });
  });
});

describe('a pod', () => {
  const bound = [claim({ volumeName: 'v' }, 'Bound')];

  test('is done where it has a node', () => {
    expect(outcome('pods', { pods: [pod({ node: 'a' })] })).toEqual({ object: 'pod web', state: 'done', detail: 'a' });
  });

  test('is undecided until the scheduler has looked at it, and stuck when that found no node', () => {
    expect(outcome('pods', { pods: [pod()], claims: bound })).toMatchObject({ state: 'yet' });
    const pods = [pod({ message: '0/3 nodes are available' })];
    expect(outcome('pods', { pods, claims: bound })).toMatchObject({
      state: 'stuck',
      detail: '0/3 nodes are available',
    });
  });

  test('is stuck without its claim, or with a claim that is', () => {
    expect(outcome('pods', { pods: [pod()] })).toMatchObject({
      state: 'stuck',
      missing: 'PersistentVolumeClaim/ns/data',
    });
    const claims = [claim({ volumeName: 'gone' })];
    expect(outcome('pods', { pods: [pod()], claims })).toMatchObject({
      state: 'stuck',
      missing: 'PersistentVolume/gone',
    });
  });

  test('waits with its claim, and for its scheduling gates', () => {
    const events = [event('claim-1', 'ExternalProvisioning', 'Waiting for a volume')];
    expect(outcome('pods', { pods: [pod()], claims: [claim()], events })).toMatchObject({ state: 'waits' });
    expect(outcome('pods', { pods: [pod({ gates: [{ name: 'later' }] })] })).toMatchObject({ state: 'waits' });
  });
});

describe('a workload', () => {
  const set = (replicas: number, present: number): JsonObject => ({
    kind: 'StatefulSet',
    metadata: { name: 'db', uid: 'set-1', generation: 1 },
    spec: { replicas },
    status: { replicas: present, observedGeneration: 1 },
  });

  test('is done with all its pods, and a DaemonSet with one for each node', () => {
    expect(outcome('workloads', { workloads: [set(2, 2)] })).toMatchObject({ state: 'done', detail: '2 of 2 pods' });
    const daemons = { currentNumberScheduled: 2, desiredNumberScheduled: 3, observedGeneration: 1 };
    const daemonSet = { kind: 'DaemonSet', metadata: { name: 'log', generation: 1 }, status: daemons };
    expect(outcome('workloads', { workloads: [daemonSet] })).toMatchObject({ state: 'yet', detail: '2 of 3 pods' });
  });

  test('is undecided until its controller has seen it', () => {
    const unseen = { ...set(0, 0), status: { replicas: 0, observedGeneration: 0 } };
    expect(outcome('workloads', { workloads: [unseen] })).toMatchObject({ state: 'yet' });
  });

  test('is stuck where its pods are refused, and says why', () => {
    const events = [event('set-1', 'FailedCreate', 'violates PodSecurity')];
    expect(outcome('workloads', { workloads: [set(1, 0)], events })).toMatchObject({
      state: 'stuck',
      detail: 'violates PodSecurity',
    });
  });

  test('waits for a pod without a node, and starts the next when the one before is ready', () => {
    expect(outcome('workloads', { workloads: [set(2, 1)], pods: [pod()] })).toMatchObject({ state: 'waits' });
    expect(outcome('workloads', { workloads: [set(2, 1)], pods: [pod({ node: 'a' })] })).toMatchObject({
      state: 'starts',
    });
  });
});
