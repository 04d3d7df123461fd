import { App, Chart, Size } from 'cdk8s';
import {
  EnvConfig,
  EnvSecret,
  EphemeralStore,
  HardenedOptions,
  ReplicaStore,
  StatefulApp,
  StatefulAppProps,
  Storage,
  Workload,
} from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

type Given = Partial<StatefulAppProps> & { readonly image: string };
type Settings = (chart: Chart) => Partial<StatefulAppProps>;

const store = (): EphemeralStore => EphemeralStore.emptyDir();

/** The mounts of an app whose image is known, in one pod. */
function mountsOf(props: Given, directory?: string, settings: Settings = () => ({})): unknown {
  const manifests = synth((chart) => {
    const app = new StatefulApp(chart, 'app', { workload: Workload.pod(), ...props, ...settings(chart) });
    app.mountData(store(), { volumeName: 'data', ...(directory === undefined ? {} : { directory }) });
  });
  const spec = only(manifests, 'Pod')['spec'] as { containers: { volumeMounts?: unknown }[] };
  return spec.containers[0]?.volumeMounts;
}

function problemOf(props: Given, directory?: string, settings: Settings = () => ({})): string {
  const chart = new Chart(new App(), 'story');
  const app = new StatefulApp(chart, 'app', { ...props, ...settings(chart) });
  try {
    app.mountData(store(), { directory });
  } catch (error) {
    expect(app.container._mountPaths).toEqual([]);
    return (error as Error).message;
  }
  throw new Error('nothing is refused');
}

const data = (mountPath: string, subPath?: string): unknown => [
  { name: 'data', mountPath, ...(subPath === undefined ? {} : { subPath }) },
];

describe('mountData', () => {
  test.each([
    ['postgres:17', '/var/lib/postgresql/data', 'pgdata'],
    ['docker.io/library/postgres:16.4-alpine', '/var/lib/postgresql/data', 'pgdata'],
    ['postgres:18.1', '/var/lib/postgresql', undefined],
    ['mysql:8.4', '/var/lib/mysql', undefined],
    ['mongo:7.0', '/data/db', undefined],
    ['bitnami/postgresql:16.4.0', '/bitnami/postgresql', undefined],
    ['registry.example:5000/hub/library/mariadb:11.4', '/var/lib/mysql', undefined],
    ['prom/prometheus:v3.1.0', '/prometheus', undefined],
    ['drupal:11', '/var/www/html/sites', undefined],
    ['ghcr.io/immich-app/immich-server:v2.1.0', '/data', undefined],
  ])('of %s mounts at %s', (image, path, subPath) => {
    expect(mountsOf({ image })).toEqual(data(path, subPath));
  });

  test('emits what mount emits', () => {
    const manifests = (mount: (app: StatefulApp, claim: ReplicaStore) => void): unknown =>
      synth((chart) => {
        const claim = new ReplicaStore(chart, 'data', {
          capacity: Size.gibibytes(1),
          storage: Storage.dynamic({ storageClass: 'gp3' }),
        });
        mount(new StatefulApp(chart, 'db', { image: 'postgres:17', workload: Workload.statefulSet() }), claim);
      });
    expect(
      manifests((app, claim) => {
        app.mountData(claim);
      }),
    ).toEqual(
      manifests((app, claim) => {
        app.mount('/var/lib/postgresql/data', claim, { subPath: 'pgdata' });
      }),
    );
  });

  test('mounts in other containers too', () => {
    const manifests = synth((chart) => {
      const app = new StatefulApp(chart, 'app', { image: 'example/app:1', workload: Workload.pod() });
      app.addContainer({ name: 'cache', image: 'redis:7.4' }).mountData(store(), { volumeName: 'data' });
    });
    expect(only(manifests, 'Pod')['spec']).toMatchObject({ containers: [{}, { volumeMounts: data('/data') }] });
  });

  test('has several stores for several directories, by name', () => {
    const manifests = synth((chart) => {
      const app = new StatefulApp(chart, 'app', { image: 'zookeeper:3.9', workload: Workload.pod() });
      app.mountData(store(), { volumeName: 'data' });
      app.mountData(store(), { directory: 'datalog', volumeName: 'log' });
    });
    expect(only(manifests, 'Pod')['spec']).toMatchObject({
      containers: [
        {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'log', mountPath: '/datalog' },
          ],
        },
      ],
    });
    expect(problemOf({ image: 'zookeeper:3.9' }, 'wal')).toMatch(/directory "wal" is not allowed; .* has .*datalog/);
    expect(problemOf({ image: 'mysql:8.4' }, 'wal')).toMatch(/no directory with a name/);
  });

  test('follows variables, arguments and scripts', () => {
    const env = { PGDATA: '/srv/pg' };
    expect(mountsOf({ image: 'postgres:17', env })).toEqual(data('/srv/pg', 'pgdata'));
    expect(mountsOf({ image: 'mysql:8.4', args: ['--datadir=/srv/mysql'] })).toEqual(data('/srv/mysql'));
    const command = ['sh', '-c', 'exec minio server /srv/minio'];
    expect(mountsOf({ image: 'minio/minio', command })).toEqual(data('/srv/minio'));
  });

  test('follows settings that are made here', () => {
    const config = (chart: Chart): EnvConfig => new EnvConfig(chart, 'config', { data: { PGDATA: '/srv/pg' } });
    const expected = data('/srv/pg', 'pgdata');
    expect(
      mountsOf({ image: 'postgres:17' }, undefined, (chart) => ({ env: { PGDATA: config(chart).value('PGDATA') } })),
    ).toEqual(expected);
    expect(mountsOf({ image: 'postgres:17' }, undefined, (chart) => ({ envFrom: [config(chart).all()] }))).toEqual(
      expected,
    );
  });

  test('refuses settings that are not known', () => {
    const image = 'postgres:17';
    const unknown =
      /StatefulApp story\/app: mountData does not know where PostgreSQL keeps its files here: PGDATA is not known\. .*\/var\/lib\/postgresql\/data.*; give the path: mount\('\/path', store\)/;
    const existing = (chart: Chart): Partial<StatefulAppProps> => ({
      envFrom: [EnvConfig.fromConfigMapName(chart, 'config', 'elsewhere').all()],
    });
    expect(problemOf({ image }, undefined, existing)).toMatch(unknown);
    const secret = (chart: Chart): Partial<StatefulAppProps> => ({
      env: { PGDATA: EnvSecret.fromSecretName(chart, 'secret', 'login').value('dir') },
    });
    expect(problemOf({ image }, undefined, secret)).toMatch(unknown);
    expect(problemOf({ image: 'mongo:7', args: ['--config', '/etc/mongod.conf'] })).toMatch(
      /a configuration file is named, which may have storage\.dbPath/,
    );
    const prefixed = (chart: Chart): Partial<StatefulAppProps> => ({
      envFrom: [EnvConfig.fromConfigMapName(chart, 'config', 'elsewhere').all('APP_')],
    });
    expect(mountsOf({ image }, undefined, prefixed)).toEqual(data('/var/lib/postgresql/data', 'pgdata'));
  });

  test('refuses a place that a mounted configuration may move', () => {
    const mounted = (image: string, path: string, directory?: string): (() => unknown) => {
      const app = new StatefulApp(new Chart(new App(), 'story'), 'app', { image });
      app.mount(path, store());
      return () => {
        app.mountData(store(), { volumeName: 'files', ...(directory === undefined ? {} : { directory }) });
        return app.container._mountPaths;
      };
    };
    const elasticsearch = 'elasticsearch:8.16.1';
    for (const path of ['/usr/share/elasticsearch/config/elasticsearch.yml', '/usr/share/elasticsearch/config'])
      expect(mounted(elasticsearch, path)).toThrow(`what is mounted at ${path} may have path.data`);
    expect(mounted(elasticsearch, '/usr/share/elasticsearch/plugins')()).toContain('/usr/share/elasticsearch/data');
    expect(mounted('mysql:8.4', '/etc/mysql/conf.d')()).toContain('/var/lib/mysql');
    expect(mounted('zookeeper:3.9', '/data', 'datalog')()).toContain('/datalog');
    expect(mounted('questdb/questdb:8.2.1', '/var/lib/questdb/conf')).toThrow('cairo.root');
  });

  test('refuses an image that is not known, or whose tag leaves its place open', () => {
    expect(problemOf({ image: 'example/app:1' })).toBe(
      `StatefulApp story/app: mountData does not know the image "example/app:1"; give the path: mount('/path', store)`,
    );
    expect(problemOf({ image: 'postgres:latest' })).toMatch(
      /does not know which version "postgres:latest" is, and they differ: \/var\/lib\/postgresql\/data \(before 18\), \/var\/lib\/postgresql \(from 18.*\); write a tag with the version, or give the path/,
    );
    expect(mountsOf({ image: 'mariadb' })).toEqual(data('/var/lib/mysql'));
    expect(problemOf({ image: 'postgres:17', command: ['pg_dump'] })).toMatch(/the container's own command/);
    expect(problemOf({ image: 'minio/minio' })).toMatch(/no directory is given|MINIO_VOLUMES is not known/);
  });
});

describe('hardened', () => {
  const specOf = (props: Given, options?: HardenedOptions): unknown => {
    const manifests = synth((chart) => {
      new StatefulApp(chart, 'app', { workload: Workload.pod(), ...props }).hardened(options);
    });
    return only(manifests, 'Pod')['spec'];
  };

  test("gives the app's container the user and group that its image writes as", () => {
    expect(specOf({ image: 'postgres:17' })).toMatchObject({
      securityContext: { runAsNonRoot: true, fsGroup: 999 },
      containers: [{ securityContext: { runAsUser: 999, runAsGroup: 999 } }],
    });
    expect(specOf({ image: 'postgres:17-alpine' })).toMatchObject({
      containers: [{ securityContext: { runAsUser: 70, runAsGroup: 70 } }],
    });
    expect(specOf({ image: 'bitnami/postgresql:16' })).toMatchObject({
      securityContext: { fsGroup: 1001 },
      containers: [{ securityContext: { runAsUser: 1001, runAsGroup: 0 } }],
    });
  });

  test('leaves what is given as it is', () => {
    expect(specOf({ image: 'postgres:17' }, { runAsUser: 1000 })).toEqual(
      expect.objectContaining({
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, runAsUser: 1000 },
      }),
    );
    expect(specOf({ image: 'postgres:17' }, { fsGroup: 5 })).toMatchObject({ securityContext: { fsGroup: 5 } });
    const pod = { securityContext: { fsGroup: 7 } };
    expect(specOf({ image: 'postgres:17', pod })).toMatchObject({ securityContext: { fsGroup: 7 } });
  });
});
