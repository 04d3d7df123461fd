// The story and a shop with everything in it, in each language of jsii: all write the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import {
  AwsEbs,
  Changes,
  Checks,
  DeploymentStrategy,
  EnvConfig,
  EnvSecret,
  EphemeralStore,
  Event,
  FastApp,
  Handler,
  PersistentStore,
  ReclaimPolicy,
  ReplicaStore,
  RestartPolicy,
  Rollout,
  StatefulApp,
  Storage,
  StoreSnapshot,
  StoryApp,
  Survival,
  Workload,
} from 'cdk8s-stateful';

const outdir = process.argv[2] ?? 'dist';

const app = new App({ outdir });
const story = new Chart(app, 'story');
const folder = new EnvConfig(story, 'config', { name: 'data-store-env', data: { folder: 'story' } });
const store = new PersistentStore(story, 'store', {
  capacity: Size.gibibytes(1),
  storage: Storage.hostPath('/data'),
  storageClass: 'standard',
  persistentVolumeName: 'host-pv',
  claimName: 'host-pvc',
});
new StoryApp(story, 'story', { replicas: 2, store, folder: folder.value('folder') });

const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'shop', stage: 'test' } });
const gp3 = AwsEbs.storageClass(shop, 'gp3', {
  type: 'gp3',
  encrypted: true,
  reclaimPolicy: ReclaimPolicy.RETAIN,
  parameters: { tagSpecification_2: 'stage=test', tagSpecification_1: 'team=shop' },
});
const config = new EnvConfig(shop, 'config', {
  data: { 'shop.ini': 'currency = EUR', LOG_LEVEL: 'info', CURRENCY: 'EUR' },
  rollout: Rollout.CHECKSUM,
});
const login = new EnvSecret(shop, 'login', {
  stringData: { user: 'shop', password: 'only for a test' },
  rollout: Rollout.HASHED_NAME,
});

const db = new StatefulApp(shop, 'db', {
  image: 'postgres:17',
  port: 5432,
  env: { POSTGRES_DB: 'shop', POSTGRES_PASSWORD: login.value('password'), POSTGRES_USER: login.value('user') },
  readinessProbe: { handler: Handler.exec('pg_isready'), periodSeconds: 5 },
  resources: { requests: { memory: '1Gi', cpu: '500m' }, limits: { memory: '1Gi' } },
  workload: Workload.statefulSet({ replicas: 3, statefulSetSpec: { minReadySeconds: 10, revisionHistoryLimit: 2 } }),
  pod: { terminationGracePeriodSeconds: 60 },
});
const disks = new ReplicaStore(shop, 'disks', {
  capacity: Size.gibibytes(20),
  storage: Storage.dynamic({ storageClass: gp3 }),
});
db.mount('/var/lib/postgresql/data', disks, { subPath: 'pgdata' });

const uploads = new PersistentStore(shop, 'uploads', {
  capacity: Size.gibibytes(5),
  storage: Storage.dynamic({ storageClass: gp3 }),
  metadata: { labels: { team: 'shop', 'example.com/backup': 'daily' } },
});
const web = new StatefulApp(shop, 'web', {
  image: 'registry.example.com/shop:1',
  workload: Workload.deployment({ strategy: DeploymentStrategy.recreate() }),
  port: 8080,
  env: {
    DB_HOST: 'shop-db',
    DB_PASSWORD: login.value('password'),
    DB_USER: 'shop',
    DB_URL: 'postgres://$(DB_USER):$(DB_PASSWORD)@$(DB_HOST)/shop',
  },
  envFrom: [config.all()],
  livenessProbe: { handler: Handler.httpGet('/live', { port: 8080 }), initialDelaySeconds: 10 },
});
web.mount('/uploads', uploads);
web.mount('/etc/shop', config.files({ items: [{ key: 'shop.ini', mode: '0440' }] }));
web.expose({ port: 80 });
web.hardened({ runAsUser: 1000, fsGroup: 1000, writablePaths: ['/tmp'] });

const cleaner = new StatefulApp(shop, 'cleaner', {
  image: 'registry.example.com/cleaner:1',
  workload: Workload.cronJob({ schedule: '0 3 * * *' }),
  pod: { restartPolicy: RestartPolicy.NEVER },
});
cleaner.mount('/scratch', EphemeralStore.emptyDir());
new StoreSnapshot(shop, 'before-release', { store: uploads });

app.synth();

const old = readFileSync(join(outdir, 'story.k8s.yaml'), 'utf8').replaceAll('host-pvc', 'old-pvc');
const record = (path: string): string =>
  Survival.of(shop)
    .records.filter((one) => one.path === path)
    .map((one) => `${one.store} ${one.outcome(Event.POD_MOVED).outcome}: ${one.outcome(Event.POD_MOVED).reason}`)
    .join('\n');
const report = [
  ...Checks.of(shop).findings.map(
    (finding) => `${finding.severity} ${finding.rule} ${finding.name}: ${finding.message}`,
  ),
  record('/uploads'),
  Survival.of(app).markdown(),
  ...Changes.since(old, story).findings.map((finding) => `${finding.rule} ${finding.name}: ${finding.message}`),
];
writeFileSync(join(outdir, 'report.txt'), `${report.join('\n')}\n`);

const fast = new FastApp({ outdir: join(outdir, 'fast') });
new StoryApp(new Chart(fast, 'fast'), 'story', { folder: 'story' });
fast.synth();
