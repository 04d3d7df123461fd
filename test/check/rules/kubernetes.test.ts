import { claim, deployment, documents, statefulSet, volume } from '../../../src/check/examples';
import { severities } from '../severities';

describe('server-written-identity', () => {
  const RULE = 'server-written-identity';
  const UID = 'uid: 66666666-7777-4888-8999-aaaaaaaaaaaa';
  const held = (more: string): string => volume({ more: `claimRef: { namespace: default, name: data${more} }` });

  test('a volume kept for a claim of another time is an error beside that claim, and a warning alone', () => {
    expect(severities(RULE, documents(held(`, ${UID}`), claim({ namespace: 'default' })))).toEqual([
      'error PersistentVolume data-volume',
    ]);
    expect(severities(RULE, held(`, ${UID}`))).toEqual(['warning PersistentVolume data-volume']);
    expect(severities(RULE, documents(held(''), claim()))).toEqual([]);
  });

  test('the two annotations of a bound claim are one finding', () => {
    const bound = claim({ more: 'volumeName: data-volume' }).replace(
      'spec:',
      "  annotations: { pv.kubernetes.io/bind-completed: 'yes', pv.kubernetes.io/bound-by-controller: 'yes' }\nspec:",
    );
    expect(severities(RULE, documents(held(''), bound))).toEqual(['warning PersistentVolumeClaim data']);
  });

  test.each([UID, "resourceVersion: '4711'"])('%s of any object is a warning', (field) => {
    expect(severities(RULE, `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, ${field} }\n`)).toEqual([
      'warning ConfigMap a',
    ]);
  });
});

describe('init-chown-without-root', () => {
  const chown = (command: string, pod: string, container = ''): readonly string[] =>
    severities(
      'init-chown-without-root',
      deployment({
        pod: `securityContext: { ${pod} }
initContainers:
  - { name: own, image: busybox, command: [${command}]${container === '' ? '' : `, securityContext: { ${container} }`} }`,
      }),
    );

  test.each([
    ["sh, -c, 'chown -R 1000 /data'", 'runAsUser: 1000', ''],
    ["sh, -c, 'mkdir /a && chown 1000 /a'", 'runAsNonRoot: true', ''],
    ['/bin/chown, -R, a, /data', 'runAsUser: 0', 'runAsUser: 70'],
  ])('[%s] of a pod with %s fails', (command, pod, container) => {
    expect(chown(command, pod, container)).toEqual(['warning Deployment web']);
  });

  test.each([
    ["sh, -c, 'chown -R 1000 /data'", 'fsGroup: 1000', ''],
    ["sh, -c, 'chown -R 1000 /data'", 'runAsUser: 1000', 'runAsUser: 0'],
    ["sh, -c, 'chown -R 1000 /data || true'", 'runAsUser: 1000', ''],
    ["sh, -c, 'echo chown is not needed'", 'runAsUser: 1000', ''],
    ["sh, -c, 'chmod -R 700 /data'", 'runAsUser: 1000', ''],
    ['/opt/mychown.sh', 'runAsUser: 1000', ''],
  ])('[%s] of a pod with %s is not told', (command, pod, container) => {
    expect(chown(command, pod, container)).toEqual([]);
  });
});

describe('ambiguous-template-binding', () => {
  const volumes = (source: (index: number) => string): string =>
    documents(...[0, 1].map((index) => volume({ name: `v-${index}`, className: 'exports', source: source(index) })));
  const found = (source: (index: number) => string, replicas = 2): readonly string[] =>
    severities(
      'ambiguous-template-binding',
      documents(volumes(source), statefulSet({ className: 'exports', replicas })),
    );

  test('volumes of several places are told, for several replicas', () => {
    const nfs = (index: number): string => `nfs: { server: nas, path: /export/${index} }`;
    expect(found(nfs)).toEqual(['warning StatefulSet db']);
    expect(found(nfs, 1)).toEqual([]);
  });
  test('local disks are as good as one another, and what is one place can not be mixed up', () => {
    expect(found((index) => `local: { path: /mnt/${index} }`)).toEqual([]);
    expect(found(() => 'nfs: { server: nas, path: /export }')).toEqual([]);
  });
});

describe('version-label-immutable', () => {
  const selecting = (labels: string): string => deployment().replaceAll('{ app: web }', `{ app: web, ${labels} }`);

  test.each(['helm.sh/chart: web-1.2.3', "app.kubernetes.io/version: '2.0'"])('%s in a selector', (label) => {
    expect(severities('version-label-immutable', selecting(label))).toEqual(['warning Deployment web']);
  });
  test('in the labels of pods alone it may change', () => {
    const text = deployment().replace('labels: { app: web }', 'labels: { app: web, app.kubernetes.io/version: v2 }');
    expect(severities('version-label-immutable', text)).toEqual([]);
  });
});

describe('service-other-namespace', () => {
  const service = (namespace: string, selector = 'app: web'): string =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: web${namespace === '' ? '' : `, namespace: ${namespace}`} }\nspec: { selector: { ${selector} }, ports: [{ port: 80 }] }\n`;
  const found = (...texts: readonly string[]): readonly string[] =>
    severities('service-other-namespace', documents(...texts));

  test('is told where both namespaces are written', () => {
    expect(found(deployment({ namespace: 'shop' }), service('default'))).toEqual(['warning Service default/web']);
    expect(found(deployment({ namespace: 'shop' }), service(''))).toEqual([]);
    expect(found(deployment(), service('shop'))).toEqual([]);
  });
  test('is not told where pods of its own namespace have the labels, or none have', () => {
    expect(found(deployment({ namespace: 'shop' }), deployment({ namespace: 'test' }), service('test'))).toEqual([]);
    expect(found(deployment({ namespace: 'shop' }), service('default', 'app: other'))).toEqual([]);
  });
});
