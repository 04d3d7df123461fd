import { App, Chart, Size } from 'cdk8s';
import * as stateful from '../../src';

/** The package as JavaScript sees it: no compiler has looked at what is handed over. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a JavaScript program can do
const js: any = stateful;

/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment */

const GI = Size.gibibytes(1);
const IMAGE = 'example/app:1';

type Program = (chart: Chart) => void;

const storeOn = (chart: Chart, storage: unknown) => new js.PersistentStore(chart, 'store', { capacity: GI, storage });
const appOn = (chart: Chart, workload: unknown) => new js.StatefulApp(chart, 'app', { image: IMAGE, workload });

const PROGRAMS = {
  'a misspelt prop of a claim': (chart) => new js.PersistentStore(chart, 'store', { capcity: GI }),
  'a claim without capacity': (chart) => new js.PersistentStore(chart, 'store', {}),
  'a claim of nothing': (chart) => new js.PersistentStore(chart, 'store', { capacity: Size.gibibytes(0) }),
  'a capacity that is not a quantity': (chart) => new js.PersistentStore(chart, 'store', { capacity: '1GB' }),
  'a volume mode in the wrong case': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, volumeMode: 'FileSystem' }),
  'an access mode of another spelling': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, accessModes: ['RWO'] }),
  'one access mode without a list': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, accessModes: 'ReadWriteOnce' }),
  'a list with a hole in it': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, accessModes: new Array(1) }),
  'no access mode': (chart) => new js.PersistentStore(chart, 'store', { capacity: GI, accessModes: [] }),
  'a pod-wide access mode beside another': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }),
  'a claim name in capitals': (chart) => new js.PersistentStore(chart, 'store', { capacity: GI, claimName: 'Data' }),
  'a selector with a misspelt field': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, selector: { matchLabel: { app: 'a' } } }),
  'an operator in the wrong case': (chart) =>
    new js.PersistentStore(chart, 'store', {
      capacity: GI,
      selector: { matchExpressions: [{ key: 'app', operator: 'in', values: ['a'] }] },
    }),
  'a label with a space': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, metadata: { labels: { app: 'a b' } } }),
  'a misspelt field of metadata': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, metadata: { lables: { app: 'a' } } }),
  'a name in the metadata': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, metadata: { name: 'x' } }),
  'storage that is a text': (chart) => new js.PersistentStore(chart, 'store', { capacity: GI, storage: 'gp3' }),
  'a volume name without a volume': (chart) =>
    new js.PersistentStore(chart, 'store', { capacity: GI, persistentVolumeName: 'pv' }),
  'a literal that is a number': () => js.Env.literal(3),
  'a strategy of nothing': () => js.DeploymentStrategy.rollingUpdate(null),
  'a misspelt option of a strategy': () => js.DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailible: 1 }),
  'an option of another strategy': () => js.StatefulSetUpdateStrategy.rollingUpdate({ maxSurge: 1 }),
  'a scope that is no construct': () => new js.PersistentStore('chart', 'store', { capacity: GI }),
  'a store outside of a chart': () => new js.PersistentStore(new App(), 'store', { capacity: GI }),
  'an empty id': (chart) => new js.PersistentStore(chart, '', { capacity: GI }),
  'a hostPath type in the wrong case': (chart) =>
    storeOn(chart, js.Storage.hostPath('/data', { type: 'directoryOrCreate' })),
  'a local disk without its node': (chart) => storeOn(chart, js.Storage.local('/mnt/disk', {})),
  'an NFS export without a server': (chart) => storeOn(chart, js.Storage.nfs({ path: '/exports' })),
  'a relative NFS path': (chart) => storeOn(chart, js.Storage.nfs({ server: 'nas', path: 'exports' })),
  'a CSI volume without a handle': (chart) =>
    storeOn(chart, js.Storage.csi({ driver: 'csi.example.com', volumeHandle: '' })),
  'a logical unit out of range': (chart) =>
    storeOn(chart, js.Storage.iscsi({ targetPortal: '10.0.0.1', iqn: 'iqn.2001-04.com.example:a', lun: 256 })),
  'a class that recycles': (chart) =>
    new js.StorageClass(chart, 'class', { provisioner: 'csi.example.com', reclaimPolicy: 'Recycle' }),
  'a populator without its API group': () => js.DataSource.reference({ kind: 'VolumeSnapshot', name: 'a' }),
  'static storage for replicas': (chart) =>
    new js.ReplicaStore(chart, 'data', { capacity: GI, storage: js.Storage.hostPath('/data') }),
  'a size limit as a number': () => js.EphemeralStore.emptyDir({ sizeLimit: 500 }),
  'a medium in the wrong case': () => js.EphemeralStore.emptyDir({ medium: 'memory' }),
  'a token that is valid too short': () => js.ProjectedSource.serviceAccountToken({ path: 't', expirationSeconds: 60 }),
  'a file path that leaves its directory': () =>
    new js.DownwardApiStore({ files: [{ path: '../a', fieldPath: 'metadata.name' }] }),
  'a mode that is decimal': () =>
    new js.DownwardApiStore({ files: [{ path: 'a', fieldPath: 'metadata.name', mode: '999' }] }),
  'a snapshot of nothing': (chart) => new js.StoreSnapshot(chart, 'snapshot', {}),
  'a snapshot class without a deletion policy': (chart) =>
    new js.SnapshotClass(chart, 'class', { driver: 'csi.example.com' }),
  'an app without an image': (chart) => new js.StatefulApp(chart, 'app', {}),
  'a misspelt prop of an app': (chart) => new js.StatefulApp(chart, 'app', { image: IMAGE, enviroment: {} }),
  'a port out of range': (chart) => new js.StatefulApp(chart, 'app', { image: IMAGE, port: 70000 }),
  'a variable that is a number': (chart) => new js.StatefulApp(chart, 'app', { image: IMAGE, env: { REPLICAS: 3 } }),
  'replicas below zero': (chart) => appOn(chart, js.Workload.deployment({ replicas: -1 })),
  'replicas as text': (chart) => appOn(chart, js.Workload.deployment({ replicas: '3' })),
  'a schedule of one field': (chart) => appOn(chart, js.Workload.cronJob({ schedule: 'daily' })),
  'a schedule of six fields': (chart) => appOn(chart, js.Workload.cronJob({ schedule: '0 0 3 * * *' })),
  'a container name with a dot': (chart) => new js.StatefulApp(chart, 'app', { image: IMAGE, containerName: 'my.app' }),
  'a toleration with a misspelt field': (chart) =>
    new js.StatefulApp(chart, 'app', { image: IMAGE, pod: { tolerations: [{ keys: 'a' }] } }),
  'two stores at one path': (chart) => {
    const app = new js.StatefulApp(chart, 'app', { image: IMAGE });
    app.mount('/data', js.EphemeralStore.emptyDir());
    app.mount('/data', js.EphemeralStore.emptyDir());
  },
  'a mount of a text': (chart) => {
    new js.StatefulApp(chart, 'app', { image: IMAGE }).mount('/data', 'my-claim');
  },
  'a subPath that leaves the store': (chart) => {
    new js.StatefulApp(chart, 'app', { image: IMAGE }).mount('/data', js.EphemeralStore.emptyDir(), {
      subPath: '../a',
    });
  },
  'a misspelt mount option': (chart) => {
    new js.StatefulApp(chart, 'app', { image: IMAGE }).mount('/data', js.EphemeralStore.emptyDir(), { subpath: 'a' });
  },
  'propagation to the node without privilege': (chart) => {
    const options = { mountPropagation: 'Bidirectional' };
    new js.StatefulApp(chart, 'app', { image: IMAGE }).mount('/data', js.EphemeralStore.emptyDir(), options);
  },
  'a claim template in a Deployment': (chart) => {
    const data = new js.ReplicaStore(chart, 'data', { capacity: GI });
    new js.StatefulApp(chart, 'app', { image: IMAGE }).mount('/data', data);
  },
  'a directory as a device': (chart) => {
    new js.StatefulApp(chart, 'app', { image: IMAGE }).attachDevice('/dev/a', js.EphemeralStore.emptyDir());
  },
  'a key that the settings lack': (chart) => {
    new js.EnvConfig(chart, 'config', { data: { folder: 'story' } }).value('foldr');
  },
  'a setting that is a boolean': (chart) => new js.EnvConfig(chart, 'config', { data: { verbose: true } }),
  'an option of the workload given to the app': (chart) =>
    new js.StatefulApp(chart, 'app', { image: IMAGE, schedule: '@daily' }),
  'a store given to the app': (chart) => new js.StatefulApp(chart, 'app', { image: IMAGE, store: 'data' }),
  'a workload that is a text': (chart) => appOn(chart, 'deployment'),
  'a command that is a text': (chart) => new js.StatefulApp(chart, 'app', { image: IMAGE, command: 'sh -c run' }),
  'settings in place of their variables': (chart) => {
    const envFrom = [new js.EnvConfig(chart, 'config', { data: { A: '1' } })];
    new js.StatefulApp(chart, 'app', { image: IMAGE, envFrom });
  },
  'a store in place of the path': (chart) => {
    new js.StatefulApp(chart, 'app', { image: IMAGE }).mount(js.EphemeralStore.emptyDir(), '/data');
  },
} satisfies Readonly<Record<string, Program>>;

const APP_PROPS =
  'args, command, containerName, containerSpec, env, envFrom, image, imagePullPolicy, labels, lifecycle, livenessProbe, name, namespace, pod, port, ports, readinessProbe, replicas, resizePolicy, resources, restartPolicy, restartPolicyRules, securityContext, serviceSelector, startupProbe, stdin, stdinOnce, terminationMessagePath, terminationMessagePolicy, tty, workingDir, workload';

const MESSAGES: Readonly<Record<keyof typeof PROGRAMS, string>> = {
  'a literal that is a number': 'Env.literal: the text 3 is not allowed; give a string',
  'a strategy of nothing':
    'DeploymentStrategy.rollingUpdate: props null are not allowed; give an object of RollingUpdateOptions',
  'a misspelt option of a strategy':
    'DaemonSetUpdateStrategy.rollingUpdate: there is no prop maxUnavailible in RollingUpdateOptions; did you mean maxUnavailable?',
  'an option of another strategy':
    'StatefulSetUpdateStrategy.rollingUpdate: there is no prop maxSurge in StatefulSetRollingUpdateOptions; it is a prop of RollingUpdateOptions; there are: maxUnavailable, partition',
  'a misspelt prop of a claim':
    'PersistentStore story/store: there is no prop capcity in PersistentStoreProps; did you mean capacity?',
  'a claim without capacity':
    'PersistentStore story/store: capacity is missing; give a string or a Size, e.g. Size.gibibytes(1)',
  'a claim of nothing':
    'PersistentStore story/store: capacity 0Gi is not allowed; it is more than 0, e.g. Size.gibibytes(1)',
  'a capacity that is not a quantity': `PersistentStore story/store: capacity "1GB" is not allowed; give a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, without a space or 'B', e.g. 10Gi`,
  'a volume mode in the wrong case':
    'PersistentStore story/store: volumeMode "FileSystem" is not allowed; give one of "Filesystem", "Block"',
  'an access mode of another spelling':
    'PersistentStore story/store: accessModes[0] "RWO" is not allowed; give one of "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"',
  'a list with a hole in it':
    'PersistentStore story/store: accessModes[0] undefined is not allowed; give one of "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"',
  'one access mode without a list':
    'PersistentStore story/store: accessModes "ReadWriteOnce" is not allowed; give a list, each item one of "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"',
  'no access mode':
    'PersistentStore story/store: no access mode is not allowed; give at least one, e.g. AccessMode.READ_WRITE_ONCE',
  'a pod-wide access mode beside another':
    'PersistentStore story/store: access modes ReadWriteOncePod, ReadWriteOnce are not allowed; ReadWriteOncePod stands alone',
  'a claim name in capitals': `PersistentStore story/store: claimName "Data" is not a DNS subdomain: lower-case letters, digits, '-' and '.', each part beginning and ending with a letter or digit`,
  'a selector with a misspelt field':
    'PersistentStore story/store: there is no prop selector.matchLabel in k8s.LabelSelector; did you mean matchLabels?',
  'an operator in the wrong case':
    'PersistentStore story/store: selector operator "in" is not allowed; give one of In, NotIn, Exists, DoesNotExist',
  'a label with a space': `PersistentStore story/store: label app = "a b" is not a label value: letters, digits, '-', '_' and '.', beginning and ending with a letter or digit`,
  'a misspelt field of metadata':
    'PersistentStore story/store: there is no prop metadata.lables in ApiObjectMetadata; did you mean labels?',
  'a name in the metadata':
    'PersistentStore story/store: metadata.name "x" differs from the name "story-store"; give the name as a prop',
  'storage that is a text': `PersistentStore story/store: storage "gp3" is not allowed; give a Storage, e.g. Storage.dynamic({ storageClass: 'gp3' }) or Storage.hostPath('/data')`,
  'a volume name without a volume':
    'PersistentStore story/store: persistentVolumeName is of a volume that is made here, and this storage makes none; leave it out, or give static storage, e.g. Storage.csi',
  'a scope that is no construct':
    'PersistentStore: the scope "chart" is not allowed; give a Chart, or a construct in one',
  'a store outside of a chart':
    'PersistentStore store: stands outside of every Chart; create it in a Chart, or in a construct that is in one',
  'an empty id': 'PersistentStore: the id "" is not allowed; give a string that is unique in its scope',
  'a hostPath type in the wrong case':
    'PersistentStore story/store: Storage.hostPath: type "directoryOrCreate" is not allowed; give one of "", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"',
  'a local disk without its node':
    'PersistentStore story/store: Storage.local: nodeAffinity is missing; give a VolumeAffinity',
  'an NFS export without a server': 'PersistentStore story/store: Storage.nfs: server is missing; give a string',
  'a relative NFS path': `PersistentStore story/store: Storage.nfs: path "exports" is not allowed; an export's path is absolute, e.g. '/exports/data'`,
  'a CSI volume without a handle':
    'PersistentStore story/store: Storage.csi: volumeHandle "" is not allowed; give what the driver calls the volume',
  'a logical unit out of range':
    'PersistentStore story/store: Storage.iscsi: lun 256 is not allowed; give a whole number from 0 to 255',
  'a class that recycles':
    'StorageClass story/class: reclaimPolicy "Recycle" is not allowed for a class; give ReclaimPolicy.RETAIN or ReclaimPolicy.DELETE',
  'a populator without its API group': `DataSource.reference: kind "VolumeSnapshot" needs an apiGroup, or the volume would be empty; give the group, e.g. 'snapshot.storage.k8s.io' for a VolumeSnapshot`,
  'static storage for replicas':
    'ReplicaStore story/data: static storage is one volume, and each replica needs its own; give Storage.dynamic(), or Storage.matching(…) for volumes made by hand',
  'a size limit as a number':
    'EphemeralStore.emptyDir: sizeLimit 500 is not allowed; give a string or a Size, e.g. Size.gibibytes(1)',
  'a medium in the wrong case':
    'EphemeralStore.emptyDir: medium "memory" is not allowed; give one of "", "Memory", "HugePages", "HugePages-2Mi", "HugePages-1Gi"',
  'a token that is valid too short':
    'ProjectedSource.serviceAccountToken: expirationSeconds 60 is not allowed; give a whole number of seconds from 600 to 4294967296',
  'a file path that leaves its directory': `DownwardApiStore: file path "../a" is not allowed; give a path below the mount path, without '..', e.g. conf/app.yaml`,
  'a mode that is decimal': `DownwardApiStore: mode "999" is not allowed; give three octal digits as a string, e.g. '0440'`,
  'a snapshot of nothing': 'StoreSnapshot story/snapshot: a snapshot has one origin; give either store or content',
  'a snapshot class without a deletion policy':
    'SnapshotClass story/class: deletionPolicy is missing; give one of "Delete", "Retain"',
  'an app without an image': 'StatefulApp story/app: image is missing; give a string',
  'a misspelt prop of an app': `StatefulApp story/app: there is no prop enviroment in StatefulAppProps; there are: ${APP_PROPS}`,
  'a port out of range': 'StatefulApp story/app: port 70000 is not allowed; give a whole number from 1 to 65535',
  'a variable that is a number':
    'StatefulApp story/app: env["REPLICAS"] 3 is not allowed; give a string or an EnvValue, e.g. config.value(\'key\')',
  'replicas below zero':
    'StatefulApp story/app: Workload.deployment: replicas -1 is not allowed; give a whole number from 0',
  'replicas as text': 'StatefulApp story/app: Workload.deployment: replicas "3" is not allowed; give a number',
  'a schedule of one field': `StatefulApp story/app: Workload.cronJob: schedule "daily" has 1 field, not 5; give five fields, e.g. '0 3 * * *', or a macro, e.g. '@daily'`,
  'a schedule of six fields': `StatefulApp story/app: Workload.cronJob: schedule "0 0 3 * * *" has 6 fields, not 5; give five fields, e.g. '0 3 * * *', or a macro, e.g. '@daily'`,
  'a container name with a dot': `StatefulApp story/app: container name "my.app" is not a DNS label: lower-case letters, digits and '-', beginning and ending with a letter or digit`,
  'a toleration with a misspelt field':
    'StatefulApp story/app: there is no prop pod.tolerations[0].keys in k8s.Toleration; did you mean key?',
  'two stores at one path':
    'StatefulApp story/app: mount path "/data" is taken already in container app; give each store a path of its own',
  'a mount of a text':
    'StatefulApp story/app: the store "my-claim" is not allowed; give a store, e.g. new PersistentStore(…) or EphemeralStore.emptyDir()',
  'a subPath that leaves the store': `StatefulApp story/app: subPath "../a" is not allowed; give a path in the store, relative and without '..', e.g. 'pgdata'`,
  'a misspelt mount option': 'StatefulApp story/app: there is no prop subpath in MountOptions; did you mean subPath?',
  'propagation to the node without privilege':
    'StatefulApp story/app: mountPropagation Bidirectional at /data needs a privileged container; give securityContext: { privileged: true }',
  'a claim template in a Deployment':
    'StatefulApp story/app: the ReplicaStore "data" needs a StatefulSet, and this is a Deployment; give workload: Workload.statefulSet(), or a PersistentStore',
  'a directory as a device':
    'StatefulApp story/app: the store at /dev/a is a directory; use mount("/dev/a", store), or a claim of VolumeMode.BLOCK',
  'a key that the settings lack':
    'EnvConfig story/config: there is no key "foldr"; there are: folder; did you mean folder?',
  'a setting that is a boolean': 'EnvConfig story/config: data["verbose"] true is not allowed; give a string',
  'an option of the workload given to the app': `StatefulApp story/app: there is no prop schedule in StatefulAppProps; it is a prop of CronJobOptions; there are: ${APP_PROPS}`,
  'a store given to the app': `StatefulApp story/app: there is no prop store in StatefulAppProps; it is a prop of StoreSnapshotProps; there are: ${APP_PROPS}`,
  'a workload that is a text':
    'StatefulApp story/app: workload "deployment" is not allowed; give a Workload, e.g. Workload.deployment()',
  'a command that is a text':
    'StatefulApp story/app: command "sh -c run" is not allowed; give a list, each item a string',
  'settings in place of their variables':
    'StatefulApp story/app: envFrom[0] an EnvConfig is not allowed; give an EnvSource, e.g. config.all()',
  'a store in place of the path':
    "StatefulApp story/app: mount path an EphemeralStore is not allowed; give a path in the container first, and the store behind it, e.g. '/app/story'",
};

function refusal(build: Program): string {
  try {
    build(new Chart(new App(), 'story'));
  } catch (error) {
    if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype) return error.message;
    throw error;
  }
  return 'nothing is refused';
}

test.each(Object.entries(PROGRAMS))('%s is refused with what is allowed', (name, build) => {
  expect(refusal(build)).toBe(Object.entries(MESSAGES).find(([key]) => key === name)?.[1]);
});
