import { type Chart, Size } from 'cdk8s';
import fc from 'fast-check';
import { AccessMode, PersistentStore, StatefulApp, StaticBinding, Storage, VolumeAffinity, Workload } from '../../src';

const storages = {
  hostPath: () => Storage.hostPath('/data'),
  local: () => Storage.local('/mnt/disks/0', { nodeAffinity: VolumeAffinity.nodes('node-2') }),
  nfs: () => Storage.nfs({ server: 'nas.example', path: '/export' }),
  csi: () => Storage.csi({ driver: 'ebs.csi.aws.com', volumeHandle: 'vol-0123456789abcdef0' }),
  iscsi: () => Storage.iscsi({ targetPortal: '10.0.2.15:3260', iqn: 'iqn.2001-04.com.example:disk', lun: 0 }),
};

const workloads = {
  deployment: (replicas: number) => Workload.deployment({ replicas }),
  statefulSet: (replicas: number) => Workload.statefulSet({ replicas }),
  daemonSet: () => Workload.daemonSet(),
  pod: () => Workload.pod(),
};

type Keys<T> = (keyof T)[];

/** A DaemonSet also has pods on nodes without the local volume. */
function fits({ storage, workload }: { storage: string; workload: string }): boolean {
  return storage !== 'local' || workload !== 'daemonSet';
}

/** Apps whose claims have a volume each: every claim must be bound to it, and every pod scheduled. */
export function staticPrograms() {
  return fc
    .record({
      storage: fc.constantFrom(...(Object.keys(storages) as Keys<typeof storages>)),
      workload: fc.constantFrom(...(Object.keys(workloads) as Keys<typeof workloads>)),
      replicas: fc.integer({ min: 0, max: 3 }),
      namespace: fc.option(fc.constant('prod'), { nil: undefined }),
      mebibytes: fc.integer({ min: 1, max: 4_000_000 }),
      storageClass: fc.constantFrom(undefined, '', 'fast'),
      accessModes: fc.subarray([AccessMode.READ_WRITE_ONCE, AccessMode.READ_ONLY_MANY, AccessMode.READ_WRITE_MANY], {
        minLength: 1,
      }),
      binding: fc.constantFrom('bothSides' as const, 'claimNamesVolume' as const, 'volumeNamesClaim' as const),
    })
    .filter(fits);
}

type StaticProgram = ReturnType<typeof staticPrograms> extends fc.Arbitrary<infer T> ? T : never;

export function buildStatic(program: StaticProgram, chart: Chart): void {
  const { storageClass, accessModes, namespace } = program;
  // A volume can only name a claim whose namespace is known.
  const binding = namespace === undefined && program.binding === 'volumeNamesClaim' ? 'bothSides' : program.binding;
  const store = new PersistentStore(chart, 'store', {
    storage: storages[program.storage](),
    capacity: Size.mebibytes(program.mebibytes),
    storageClass,
    accessModes,
    binding: StaticBinding[binding](),
  });
  const app = new StatefulApp(chart, 'app', {
    image: 'nginx:1.29',
    workload: workloads[program.workload](program.replicas),
  });
  app.mount('/data', store);
}
