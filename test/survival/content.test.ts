import { Chart, Testing } from 'cdk8s';
import { EphemeralStore, StatefulApp, Survival } from '../../src';
import { text } from '../../src/survival/text';
import { survivalTable } from '../../src/survival/table';
import { inventoryOf } from '../check/inventory-of';

const pod = (image: string, mounts: readonly string[], more = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: ${image}
      ${more}
      volumeMounts:
${mounts.map((path, i) => `        - { name: v${String(i)}, mountPath: ${path} }`).join('\n')}
  volumes:
${mounts.map((_, i) => `    - { name: v${String(i)}, persistentVolumeClaim: { claimName: c${String(i)} } }`).join('\n')}
`;

const contents = (...given: Parameters<typeof pod>): readonly (string | undefined)[] =>
  survivalTable(inventoryOf(pod(...given))).map(({ content }) => content);

const HERE = 'MySQL keeps files here';
const NONE = 'MySQL keeps none of its files here';

test('each mount says whether the program of its image keeps files there', () => {
  expect(contents('mysql:8.4', ['/var/lib/mysql', '/backup'])).toEqual([HERE, NONE]);
  expect(contents('mysql:8.4', ['/srv', '/var/lib/mysql'], 'args: [--datadir=/srv/mysql]')).toEqual([HERE, NONE]);
});

test('a mount above a VOLUME of the image has nothing, a part of the directory has a part', () => {
  expect(contents('mysql:8.4', ['/var/lib'])).toEqual([NONE, undefined]);
  expect(contents('mysql:8.4', ['/var/lib/mysql/shop'])).toEqual(['MySQL keeps a part of its files here', undefined]);
});

test('nothing is said where settings are read, an image is not known, or a place is not', () => {
  expect(contents('mysql:8.4', ['/var/lib/mysql', '/etc/mysql/conf.d'])[1]).toBeUndefined();
  expect(contents('example/app:1', ['/data'])).toEqual([undefined]);
  expect(contents('mysql:8.4', ['/data'], 'args: [--datadir, $(DIR)]')).toEqual([undefined]);
});

test('of a tag that leaves the version open, only what all versions have in common is said', () => {
  expect(contents('postgres', ['/data'])[0]).toBe('PostgreSQL keeps none of its files here');
  expect(contents('postgres', ['/var/lib/postgresql/data'])).toEqual([undefined]);
});

test('it is in the text, and in the record of the construct', () => {
  const rows = survivalTable(inventoryOf(pod('mysql:8.4', ['/var/lib/mysql', '/backup'])));
  expect(text(rows)).toContain(`; ${HERE}`);
  expect(text(rows).replace(/\s+/g, ' ')).toContain(`; ${NONE}`);
  const chart: Chart = Testing.chart();
  new StatefulApp(chart, 'db', { image: 'mysql:8.4' }).mountData(EphemeralStore.emptyDir());
  expect(Survival.of(chart).records.map(({ content }) => content)).toEqual([HERE]);
});

test("nothing is said against a mount of an image that only has the name of one of Docker's", () => {
  expect(contents('registry.example/mysql:8.4', ['/var/lib/mysql'])).toEqual([HERE]);
  expect(contents('registry.example/mysql:8.4', ['/data'])).toEqual([undefined]);
});

test('what an app keeps beside its own files is not said to be nothing', () => {
  const app = 'lscr.io/linuxserver/qbittorrent:5.1.2';
  expect(contents(app, ['/config', '/downloads'])).toEqual([
    'qBittorrent of LinuxServer keeps files here',
    'qBittorrent of LinuxServer keeps its own files elsewhere',
  ]);
});

test('nothing is said of a mount that an argument leads to, nor of a device', () => {
  const archive = "args: [-c, 'archive_command=cp %p /archive/%f']";
  expect(contents('postgres:17', ['/var/lib/postgresql/data', '/archive'], archive)[1]).toBeUndefined();
  expect(contents('postgres:17', ['/var/lib/postgresql/data', '/archive'])[1]).toContain('keeps none');
  const device = pod('postgres:17', ['/dev/zero']).replace(
    'persistentVolumeClaim: { claimName: c0 }',
    'hostPath: { path: /dev/zero }',
  );
  expect(survivalTable(inventoryOf(device)).map(({ content }) => content)[0]).toBeUndefined();
});
