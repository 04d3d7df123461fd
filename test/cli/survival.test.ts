import { EVENTS } from '../../src/survival/event';
import { csv } from '../../src/survival/report';
import { survivalTable } from '../../src/survival/table';
import { text } from '../../src/survival/text';
import { inventoryOf } from '../check/inventory-of';
import { testFolder } from './files';
import { runCli } from './run';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: cache, namespace: shop }
spec:
  containers:
    - name: redis
      image: example/cache:1
      volumeMounts: [{ name: scratch, mountPath: /scratch }, { name: files, mountPath: /files }]
  volumes:
    - { name: scratch, emptyDir: { sizeLimit: 1Gi } }
    - { name: files, hostPath: { path: /srv/a-directory-with-a-name-that-is-as-long-as-people-make-them } }
`;

const { write: file } = testFolder();

test('the table reads well in 100 columns, with the reason of whatever is not kept', () => {
  const { code, out } = runCli('survival', file('pod.yaml', POD));
  expect(code).toBe(0);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(out).toContain('Pod shop/cache, container redis');
  expect(out).toMatch(/^ {2}\/scratch +kept {2}LOST {2}LOST/m);
  expect(out).toContain('emptyDir (1Gi); shared by this pod');
  expect(out).toContain('- stranded: the files stay on the old node');
});

test('JSON has a record for each mount, with an outcome and a reason for each event', () => {
  const { out } = runCli('survival', '--format', 'json', file('pod.yaml', POD));
  const records = JSON.parse(out) as { outcomes: Record<string, { outcome: string; reason: string }> }[];
  expect(records).toHaveLength(2);
  expect(records[0]).toMatchObject({
    workload: { kind: 'Pod', namespace: 'shop', name: 'cache' },
    container: 'redis',
    path: '/scratch',
    store: 'emptyDir (1Gi)',
    shared: 'this pod',
    outcomes: { 'container-restart': { outcome: 'kept' }, 'pod-replaced': { outcome: 'lost' } },
  });
  for (const { outcomes } of records) {
    expect(Object.keys(outcomes)).toEqual(EVENTS);
    for (const { reason } of Object.values(outcomes)) expect(reason).not.toBe('');
  }
});

test('Markdown and CSV have a line for each mount', () => {
  const path = file('pod.yaml', POD);
  expect(runCli('survival', '--format', 'markdown', path).out.trimEnd().split('\n')).toHaveLength(4);
  const [head = '', ...lines] = runCli('survival', '--format', 'csv', path).out.trimEnd().split('\r\n');
  expect(head.split(',')).toHaveLength(9 + 2 * EVENTS.length);
  expect(lines).toHaveLength(2);
});

test('a name never breaks out of its cell', () => {
  const path = file('odd.yaml', POD.replaceAll('/scratch', '"/a|<b>\\n=1+1,\\"x\\u001b[31m"'));
  expect(runCli('survival', '--format', 'markdown', path).out).toContain('/a\\|&lt;b> =1+1');
  expect(runCli('survival', '--format', 'csv', path).out).toContain('"/a|<b>\n=1+1,""x');
  expect(runCli('survival', path).out).not.toContain('\u001b');
});

test.each([
  [['--fail-on', 'lost:pod-replaced'], 1, '--fail-on lost:pod-replaced: Pod cache, container redis, /scratch\n'],
  [['--fail-on', 'lost:container-restart'], 0, ''],
  [
    ['--fail-on', 'lost:container-restart,stranded:pod-moved'],
    1,
    'stranded:pod-moved: Pod cache, container redis, /files',
  ],
  [['--fail-on', 'unknown', '--nodes', '1'], 0, ''],
  [['--fail-on', 'unknown'], 1, '--fail-on unknown: Pod cache, container redis, /files'],
  [['--fail-on', 'lost:pod-replced'], 2, 'no event "pod-replced"; did you mean pod-replaced?'],
  [['--fail-on', 'gone'], 2, 'no outcome "gone"; there are kept, stranded, lost, unknown'],
  [['--format', 'xml'], 2, '--format is one of text, json, markdown, csv, junit; not xml'],
])('%j exits with %i', (words, code, message) => {
  const result = runCli('survival', ...words, file('pod.yaml', POD));
  expect([result.code, result.error]).toEqual([code, expect.stringContaining(message)]);
  if (code === 2) expect(result.out).toBe('');
});

test('a class of the cluster is told with its provisioner and reclaim policy', () => {
  const claims = `${POD.replace('hostPath: { path: /srv/a-directory-with-a-name-that-is-as-long-as-people-make-them }', 'persistentVolumeClaim: { claimName: files }')}---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files, namespace: shop }
spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
  const gate = (storageClass: string): number =>
    runCli('survival', file('claim.yaml', claims), '--storage-class', storageClass, '--fail-on', 'lost:claim-deleted')
      .code;
  expect([gate('fast'), gate('fast=ebs.csi.aws.com,Retain'), gate('fast=ebs.csi.aws.com,Delete')]).toEqual([0, 0, 1]);
  expect(gate('fast=ebs.csi.aws.com,Keep')).toBe(2);
});

test('a terminal gets colours, and a long path a line of its own', () => {
  const path = '/files/in/a/folder/with/quite/a/long/name/that/needs/room';
  const rows = survivalTable(inventoryOf(POD.replaceAll('/files', path).replace('shop', '"shop\\e[2J"')));
  const coloured = text(rows, { colours: true });
  expect(coloured).toContain('\u001b[31mLOST  \u001b[0m');
  expect(coloured).not.toContain('\u001b[2J');
  expect(text(rows)).toContain(`\n  ${path}\n`);
});

test('a cell that a spreadsheet would run is text', () => {
  const rows = survivalTable(inventoryOf(POD.replace('name: redis', 'name: "=1+1"')));
  expect(csv([{ app: 'app', rows }])).toContain(",'=1+1,");
});

test('what cannot be read is told with its place, and the table is of the rest', () => {
  const { code, out, error } = runCli('survival', file('bad.yaml', `${POD}---\nkind: [\n`));
  expect(code).toBe(2);
  expect(out).toContain('Pod shop/cache, container redis');
  expect(error).toMatch(
    /^cdk8s-stateful: left out: .*bad\.yaml:\d+:\d+ opens a bracket or brace that is never closed\n$/,
  );
});

test('no mount at all is said, too', () => {
  const path = file('service.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n');
  expect(runCli('survival', path).out).toBe('no container mounts anything\n');
});

test('its help names every event', () => {
  const { out } = runCli('survival', '--help');
  const [, named = ''] = /^Events: ([^.]*)\.$/m.exec(out) ?? [];
  expect(named.split(/,\s/)).toEqual(EVENTS);
});
