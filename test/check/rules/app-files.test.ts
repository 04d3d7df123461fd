import { found } from '../inventory-of';
import { severities } from '../severities';

/** A workload of one container that has a claim. */
const app = ({
  image,
  mountPath,
  more = '',
  kind = 'Deployment',
  spec = 'replicas: 1, strategy: { type: Recreate }',
  mount = '',
  pod = '',
  name = 'app',
}: {
  readonly image: string;
  readonly mountPath: string;
  readonly more?: string;
  readonly kind?: string;
  readonly spec?: string;
  readonly mount?: string;
  readonly pod?: string;
  readonly name?: string;
}): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  ${spec.split(', ').join('\n  ')}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      ${pod}
      containers:
        - name: app
          image: ${image}
          ${more}
          volumeMounts: [{ name: data, mountPath: ${mountPath}${mount} }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`;

const claim = (mode: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [${mode}]
  storageClassName: store
  resources: { requests: { storage: 5Gi } }
---
`;

const storageClass = (provisioner: string, more = ''): string => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: store }
provisioner: ${provisioner}
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
${more}
---
`;

const onDisk = (workload: string): string => `${storageClass('ebs.csi.aws.com')}${claim('ReadWriteOnce')}${workload}`;
const onServer = (workload: string): string => `${storageClass('nfs.csi.k8s.io')}${claim('ReadWriteMany')}${workload}`;

/** The rules with findings about the location of a program's files. */
const places = (yaml: string): readonly string[] =>
  found(yaml)
    .map((line) => line.split(' ')[0] ?? '')
    .filter((rule) => ['mount-above-image-volume', 'data-partly-mounted', 'data-path-not-mounted'].includes(rule));

describe('a mount above a VOLUME of the image', () => {
  test.each([
    ['postgres:16', '/var/lib/postgresql'],
    ['mysql:8.0', '/var/lib'],
    ['mariadb:11', '/var/lib'],
    ['mongo:7', '/data'],
    ['influxdb:1.8', '/var/lib'],
    ['docker.io/library/rabbitmq:4.1', '/var/lib'],
  ])('of %s, at %s, keeps nothing', (image, mountPath) => {
    expect(places(app({ image, mountPath }))).toEqual(['mount-above-image-volume']);
    expect(severities('mount-above-image-volume', app({ image, mountPath }))).toEqual(['error Deployment app']);
  });

  test('is right where the program is led beside the VOLUME, or the VOLUME is above', () => {
    const more = 'env: [{ name: PGDATA, value: /var/lib/postgresql/pgdata }]';
    expect(places(app({ image: 'postgres:16', mountPath: '/var/lib/postgresql', more }))).toEqual([]);
    expect(places(app({ image: 'postgres:18', mountPath: '/var/lib/postgresql' }))).toEqual([]);
    expect(places(app({ image: 'postgres:18', mountPath: '/var/lib/postgresql/' }))).toEqual([]);
  });

  test('is not told of a path without its slash, which the kubelet puts in front', () => {
    expect(places(app({ image: 'postgres:16', mountPath: 'var/lib/postgresql/data' }))).toEqual([]);
    expect(places(app({ image: 'postgres:16', mountPath: './var/lib/postgresql/data/' }))).toEqual([]);
  });

  test('is not told where the tag may be of a version that it is right for', () => {
    expect(places(app({ image: 'postgres:latest', mountPath: '/var/lib/postgresql' }))).toEqual([]);
    expect(places(app({ image: 'postgres', mountPath: '/var/lib/postgresql/data' }))).toEqual([]);
    expect(places(app({ image: 'postgres', mountPath: '/var/lib/postgres' }))).toEqual(['data-path-not-mounted']);
  });
});

describe('a part of a data directory', () => {
  test.each([
    ['postgres:16', '/var/lib/postgresql/data/base'],
    ['mysql:8.4', '/var/lib/mysql/shop'],
    ['influxdb:1.8', '/var/lib/influxdb/data'],
  ])('of %s is not enough: %s', (image, mountPath) => {
    expect(severities('data-partly-mounted', app({ image, mountPath }))).toEqual(['error Deployment app']);
  });

  test('is enough where the row of the program says so', () => {
    expect(places(app({ image: 'rabbitmq:4.1', mountPath: '/var/lib/rabbitmq/mnesia' }))).toEqual([]);
    expect(places(app({ image: 'wordpress:6', mountPath: '/var/www/html/wp-content' }))).toEqual([]);
  });
});

describe('a second writer', () => {
  const mysql = (spec?: string, mount?: string): string =>
    app({
      image: 'mysql:8.4',
      mountPath: '/var/lib/mysql',
      ...(spec === undefined ? {} : { spec }),
      ...(mount && { mount }),
    });
  const ROLLING = 'replicas: 1';

  test('is an error for replicas, whatever the access mode and the number of nodes', () => {
    expect(severities('second-writer', onServer(mysql('replicas: 3')))).toEqual(['error Deployment app']);
    expect(severities('second-writer', onDisk(mysql('replicas: 3')))).toEqual(['error Deployment app']);
    expect(severities('second-writer', onDisk(mysql('replicas: 3')), { nodes: 1 })).toEqual(['error Deployment app']);
  });

  test('is said once, with no word of ReadWriteMany', () => {
    const lines = found(onDisk(mysql('replicas: 3'))).filter((line) => /second-writer|rwo-/.test(line));
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toMatch(/ReadWriteMany/);
  });

  test('comes with an update that starts the new pod first: for sure where nodes share the files', () => {
    expect(severities('second-writer', onServer(mysql(ROLLING)))).toEqual(['error Deployment app']);
    expect(severities('second-writer', onDisk(mysql(ROLLING)))).toEqual(['warning Deployment app']);
    expect(severities('second-writer', onDisk(mysql(ROLLING)), { nodes: 1 })).toEqual(['error Deployment app']);
    expect(severities('second-writer', onServer(mysql()))).toEqual([]);
  });

  test('comes with an autoscaler', () => {
    const autoscaler = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: app }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: app }
  minReplicas: 1
  maxReplicas: 4
`;
    expect(severities('second-writer', `${onServer(mysql())}${autoscaler}`)).toEqual(['error Deployment app']);
  });

  test('is another workload on the same directory, not one with a directory of its own', () => {
    const other = (mount: string): string =>
      `${onServer(mysql(undefined, ', subPath: one'))}---${app({ image: 'mysql:8.4', mountPath: '/var/lib/mysql', name: 'other', mount })}`;
    expect(severities('second-writer', other(', subPath: one'))).toEqual(['error Deployment other']);
    expect(severities('second-writer', other(', subPath: two'))).toEqual([]);
  });

  test('is a second pod of a StatefulSet that shares a claim', () => {
    const set = app({
      image: 'mysql:8.4',
      mountPath: '/var/lib/mysql',
      kind: 'StatefulSet',
      spec: 'serviceName: app, replicas: 2',
    });
    expect(severities('second-writer', onServer(set))).toEqual(['error StatefulSet app']);
  });

  test('is none where each pod has a directory of its own, or the program bears many', () => {
    const own = ', subPathExpr: $(POD)';
    expect(severities('second-writer', onServer(mysql('replicas: 3', own)))).toEqual([]);
    const web = app({ image: 'registry.example/web:1', mountPath: '/var/lib/mysql', spec: 'replicas: 3' });
    expect(severities('second-writer', onServer(web))).toEqual([]);
  });
});

describe('a file system that a program can not use', () => {
  const postgres = app({ image: 'postgres:17', mountPath: '/var/lib/postgresql/data', mount: ', subPath: pgdata' });
  const on = (provisioner: string, more = ''): readonly string[] =>
    severities('file-system-unfit', `${storageClass(provisioner, more)}${claim('ReadWriteMany')}${postgres}`);

  test('is SMB for PostgreSQL, unless its options may do', () => {
    expect(on('file.csi.azure.com')).toEqual(['error Deployment app']);
    expect(on('smb.csi.k8s.io')).toEqual(['error Deployment app']);
    expect(on('file.csi.azure.com', 'mountOptions: [dir_mode=0700, uid=999]')).toEqual(['warning Deployment app']);
  });

  test('is neither a disk nor an NFS share of Azure Files', () => {
    expect(on('disk.csi.azure.com')).toEqual([]);
    expect(on('file.csi.azure.com', 'parameters: { protocol: nfs }')).toEqual([]);
  });

  test('is an access point of EFS for what changes owners, unless it has that user', () => {
    const point = 'provisioningMode: efs-ap, fileSystemId: fs-1, directoryPerms: "700"';
    const efs = (app: string, more = ''): readonly string[] =>
      severities(
        'file-system-unfit',
        `${storageClass('efs.csi.aws.com', `parameters: { ${point}${more} }`)}${claim('ReadWriteMany')}${app}`,
      );
    expect(efs(postgres)).toEqual(['warning Deployment app']);
    expect(efs(postgres, ', uid: "999", gid: "999"')).toEqual([]);
    expect(on('efs.csi.aws.com')).toEqual([]);
    const mysql = (pod: string): string => app({ image: 'mysql:8.4', mountPath: '/var/lib/mysql', pod });
    expect(efs(mysql(''))).toEqual(['warning Deployment app']);
    expect(efs(mysql('securityContext: { runAsUser: 999 }'))).toEqual([]);
  });

  test('is NFS for what locks its files, as a warning', () => {
    const grafana = app({ image: 'grafana/grafana:11.4.0', mountPath: '/var/lib/grafana' });
    expect(severities('file-system-unfit', onServer(grafana))).toEqual(['warning Deployment app']);
    expect(severities('file-system-unfit', onDisk(grafana))).toEqual([]);
  });
});

describe('a directory named after the pod', () => {
  const queue = { image: 'rabbitmq:4.1', mountPath: '/var/lib/rabbitmq' };
  const rule = (yaml: string): readonly string[] => severities('directory-named-after-pod', yaml);

  test('is new with each pod of a Deployment', () => {
    expect(rule(app(queue))).toEqual(['warning Deployment app']);
  });

  test('stays in a StatefulSet, with a hostname, and with a name of its own', () => {
    expect(rule(app({ ...queue, kind: 'StatefulSet', spec: 'serviceName: app, replicas: 1' }))).toEqual([]);
    expect(rule(app({ ...queue, pod: 'hostname: queue' }))).toEqual([]);
    expect(rule(app({ ...queue, more: 'env: [{ name: RABBITMQ_NODENAME, value: rabbit@localhost }]' }))).toEqual([]);
  });
});

describe('a misspelt variable', () => {
  const rule = (env: string, more = ''): readonly string[] =>
    severities(
      'misspelt-variable',
      app({ image: 'postgres:17', mountPath: '/var/lib/postgresql/data', more: `env: [${env}]\n          ${more}` }),
    );

  test('differs by an underscore or a capital from one that the program reads', () => {
    expect(rule('{ name: PG_DATA, value: /a }')).toEqual(['warning Deployment app']);
    expect(rule('{ name: Postgres_Password, value: a }')).toEqual(['warning Deployment app']);
  });

  test('is not one that something else reads, or that is there beside the right one', () => {
    expect(rule('{ name: PG_DATA, value: /a }, { name: PGDATA, value: $(PG_DATA)/b }')).toEqual([]);
    expect(rule('{ name: PG_DATA, value: /a }', 'command: [sh, -c, run.sh]')).toEqual([]);
    expect(rule('{ name: PGPORT, value: "5432" }')).toEqual([]);
  });
});

describe('a program whose image is not run as root', () => {
  const rule = (more = '', image = 'prom/prometheus:v3.1.0', mountPath = '/prometheus'): readonly string[] =>
    severities('nonroot-no-fsgroup', onDisk(app({ image, mountPath, pod: more })));

  test('can not write to a new disk without a group', () => {
    expect(rule()).toEqual(['error Deployment app']);
  });

  test('was root in versions before that', () => {
    expect(rule('', 'prom/prometheus:v1.4.1')).toEqual([]);
    expect(rule('', 'prom/prometheus:v2')).toEqual(['error Deployment app']);
    expect(rule('', 'prom/prometheus')).toEqual(['error Deployment app']);
    expect(rule('', 'prom/alertmanager:v0.15.3', '/alertmanager')).toEqual([]);
    expect(rule('', 'grafana/grafana:4.1.1', '/var/lib/grafana')).toEqual([]);
  });

  test('can where the pod has a group, or is root, or the image starts as root', () => {
    expect(rule('securityContext: { fsGroup: 65534 }')).toEqual([]);
    expect(rule('securityContext: { runAsUser: 0 }')).toEqual([]);
    expect(rule('', 'mysql:8.4', '/var/lib/mysql')).toEqual([]);
  });
});
