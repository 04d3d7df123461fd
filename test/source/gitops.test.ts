import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deployMarks } from '../../src/inventory/deploy-marks';
import { field } from '../../src/inventory/json';
import type { Manifest } from '../../src/inventory/manifest';
import type { App, Apps } from '../../src/source/app';
import { readApps } from '../../src/source/apps';
import type { TestFolder } from '../cli/files';
import { newFolder } from '../cli/files';
import { runCli } from '../cli/run';
import { onlyOnPath, PROGRAMS } from './programs';

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: "\${CLASS:=slow}", resources: { requests: { storage: "\${SIZE}" } } }
`;
const KUSTOMIZATION = 'resources: [claim.yaml]\n';

const flux = (name: string, path: string, more: object = {}): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: ${name}, namespace: flux-system }\nspec: ${JSON.stringify({ path, prune: true, ...more })}\n`;
const argo = (name: string, path: string, more: object = {}): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec: ${JSON.stringify({ source: { path, repoURL: 'https://git.example/repo.git' }, ...more })}\n`;
const config = (data: object): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: ${JSON.stringify(data)}\n`;

let folder: TestFolder;
let restore: () => void;
const home = process.cwd();
beforeEach(() => {
  folder = newFolder();
  restore = onlyOnPath(folder, PROGRAMS);
  mkdirSync(join(folder.path, 'repo/.git'), { recursive: true });
  process.chdir(join(folder.path, 'repo'));
});
afterEach(() => {
  process.chdir(home);
  restore();
  folder.remove();
});

const write = (name: string, content: string): string => folder.write(join('repo', name), content);
const app = (apps: Apps, name: string): App | undefined => apps.apps.find((one) => one.name === name);
function claimOf(name: string, ...words: readonly string[]): Manifest | undefined {
  const apps = readApps(words.length === 0 ? ['.'] : words);
  return app(apps, name)?.manifests.find(({ kind }) => kind === 'PersistentVolumeClaim');
}
const className = (manifest: Manifest | undefined): unknown => field(manifest?.data, 'spec', 'storageClassName');
const size = (manifest: Manifest | undefined): unknown =>
  field(manifest?.data, 'spec', 'resources', 'requests', 'storage');
const marks = (manifest: Manifest | undefined): readonly string[] =>
  manifest === undefined ? [] : deployMarks(manifest).map(({ tool, meaning }) => `${tool}: ${meaning}`);

describe.each([
  ['a kustomization', true],
  ['plain manifests', false],
])('%s that Flux applies', (_, rendered) => {
  const app = (more: object): void => {
    write('apps/web/claim.yaml', CLAIM);
    if (rendered) write('apps/web/kustomization.yaml', KUSTOMIZATION);
    write('clusters/prod/web.yaml', flux('web', './apps/web', more));
  };

  test('has its namespace, and values of its variables', () => {
    app({ targetNamespace: 'shop', postBuild: { substitute: { CLASS: 'fast', SIZE: '5Gi' } } });
    const claim = claimOf('apps/web');
    expect([claim?.namespace, className(claim), size(claim)]).toEqual(['shop', 'fast', '5Gi']);
    expect(claimOf('apps/web', 'apps')?.namespace).toBe('shop');
  });

  test('has values of ConfigMaps of the repository, as far as all of a name agree', () => {
    app({
      postBuild: { substitute: { SIZE: '5Gi' }, substituteFrom: [{ kind: 'ConfigMap', name: 'settings' }] },
    });
    write('clusters/prod/settings.yaml', config({ CLASS: 'fast', SIZE: '1Gi' }));
    expect([className(claimOf('apps/web')), size(claimOf('apps/web'))]).toEqual(['fast', '5Gi']);
    write('clusters/test/settings.yaml', config({ CLASS: 'other' }));
    // Given, and not known: the default isn't it.
    expect(className(claimOf('apps/web'))).toBe('${CLASS}');
  });

  test('has the default of a variable that is not given, and one without a default stays open', () => {
    app({});
    expect([className(claimOf('apps/web')), size(claimOf('apps/web'))]).toEqual(['slow', '${SIZE}']);
  });

  test('is not pruned, and is replaced by force, where it says so', () => {
    app({ prune: false, force: true });
    expect(marks(claimOf('apps/web'))).toEqual([
      'Flux: server-side',
      'Flux: kept-when-removed',
      'Flux: kept-with-app',
      'Flux: recreated',
    ]);
    const [, mark] = deployMarks(claimOf('apps/web')!);
    expect(mark?.text).toBe('spec.prune: false of Kustomization flux-system/web (clusters/prod/web.yaml:4)');
    app({ deletionPolicy: 'Orphan' });
    expect(marks(claimOf('apps/web'))).toEqual(['Flux: server-side', 'Flux: kept-with-app']);
  });

  test('has what several Flux Kustomizations agree on', () => {
    app({ prune: false, targetNamespace: 'shop', postBuild: { substitute: { CLASS: 'fast', SIZE: '5Gi' } } });
    const other = { prune: true, targetNamespace: 'test', postBuild: { substitute: { CLASS: 'fast', SIZE: '1Gi' } } };
    write('clusters/test/web.yaml', flux('web', 'apps/web', other));
    const claim = claimOf('apps/web');
    expect([claim?.namespace, className(claim), size(claim)]).toEqual([undefined, 'fast', '${SIZE}']);
    expect(marks(claim)).toEqual(['Flux: server-side']);
  });

  test('has labels and annotations that all of it gets', () => {
    app({ commonMetadata: { labels: { team: 'a' }, annotations: { note: 'b' } } });
    expect(claimOf('apps/web')?.metadata).toMatchObject({ labels: { team: 'a' }, annotations: { note: 'b' } });
  });
});

test('what Flux adds to a kustomization is added, and left away where it does not fit', () => {
  write('apps/web/claim.yaml', CLAIM);
  write('apps/web/kustomization.yaml', KUSTOMIZATION);
  write('clusters/web.yaml', flux('web', 'apps/web', { namePrefix: 'a-' }));
  expect(claimOf('apps/web')?.name).toBe('a-data');
  write(
    'clusters/web.yaml',
    flux('web', 'apps/web', { patches: [{ path: 'not-there.yaml' }], targetNamespace: 'shop' }),
  );
  expect(claimOf('apps/web')?.title).toBe('PersistentVolumeClaim shop/data');
});

test('a folder outside of the repository, or one that is not there, is of another one', () => {
  write('web/claim.yaml', CLAIM);
  write(
    'flux.yaml',
    `${flux('a', '../web', { targetNamespace: 'a' })}---\n${flux('b', './none', { targetNamespace: 'b' })}`,
  );
  expect(readApps(['.']).apps.map(({ name }) => name)).toEqual(['.']);
  expect(claimOf('.')?.namespace).toBeUndefined();
});

describe('what Argo CD applies', () => {
  test('has the namespace where it names none, and stays unless it is pruned', () => {
    write('apps/web/claim.yaml', CLAIM);
    write('apps/web/other.yaml', config({}).replace('name: settings', 'name: settings, namespace: other'));
    write('argocd/web.yaml', argo('web', 'apps/web', { destination: { namespace: 'shop' } }));
    expect(app(readApps(['.']), 'apps/web')?.manifests.map(({ title }) => title)).toEqual([
      'PersistentVolumeClaim shop/data',
      'ConfigMap other/settings',
    ]);
    expect(marks(claimOf('apps/web'))).toEqual(['Argo CD: kept-when-removed']);
    const syncPolicy = { automated: { prune: true }, syncOptions: ['Replace=true', 'CreateNamespace=true'] };
    write('argocd/web.yaml', argo('web', 'apps/web', { syncPolicy }));
    expect(marks(claimOf('apps/web'))).toEqual(['Argo CD: replaced']);
    write('argocd/web.yaml', argo('web', 'apps/web', { syncPolicy: { automated: { prune: true, enabled: false } } }));
    expect(marks(claimOf('apps/web'))).toEqual(['Argo CD: kept-when-removed']);
  });

  test('reaches below its folder only where it is told to', () => {
    write('apps/web/deep/claim.yaml', CLAIM);
    write('argocd/web.yaml', argo('web', 'apps/web', { destination: { namespace: 'shop' } }));
    expect(claimOf('.')?.namespace).toBeUndefined();
    const source = { path: 'apps/web', directory: { recurse: true } };
    write('argocd/web.yaml', argo('web', 'apps/web', { source, destination: { namespace: 'shop' } }));
    expect(claimOf('apps/web')?.namespace).toBe('shop');
  });

  test('may be made by an ApplicationSet, of a list or of folders', () => {
    for (const name of ['web', 'db', 'left']) write(`apps/${name}/claim.yaml`, CLAIM);
    write('envs/test/claim.yaml', CLAIM);
    const set = (generators: readonly object[], path: string, namespace: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: all }\nspec: ${JSON.stringify({ generators, template: { spec: { source: { path }, destination: { namespace } } } })}\n`;
    const directories = [{ path: 'apps/*' }, { path: 'apps/left', exclude: true }];
    const folders = set([{ git: { directories } }], '{{path}}', '{{ path.basename }}');
    const list = set(
      [{ list: { elements: [{ env: 'test', cluster: { name: 'east' } }] } }],
      'envs/{{.env}}',
      '{{.cluster.name}}-{{.missing}}',
    );
    write('argocd/sets.yaml', `${folders}---\n${list}`);
    expect([claimOf('apps/web')?.namespace, claimOf('apps/db')?.namespace]).toEqual(['web', 'db']);
    expect(app(readApps(['.']), 'apps/left')).toBeUndefined();
    // What isn't filled in isn't known.
    expect(claimOf('envs/test')?.namespace).toBeUndefined();
    expect(marks(claimOf('envs/test'))).toEqual(['Argo CD: kept-when-removed']);
  });
});

describe('a chart', () => {
  beforeEach(() => {
    write('charts/web/Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
    write('charts/web/values.yaml', 'className: slow\n');
    write(
      'charts/web/templates/claim.yaml',
      CLAIM.replace('"${CLASS:=slow}"', '{{ .Values.className }}').replace(
        'name: data',
        'name: "{{ .Release.Name }}-data"',
      ),
    );
  });
  const release = (chart: object, more: object = {}): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: shop, namespace: apps }\nspec: ${JSON.stringify({ chart: { spec: chart }, ...more })}\n`;

  test('that a HelmRelease installs is rendered with its values, once each', () => {
    const chart = { chart: './charts/web', sourceRef: { kind: 'GitRepository', name: 'flux-system' } };
    write('apps/shop.yaml', release(chart, { values: { className: 'fast' } }));
    const name = 'charts/web for HelmRelease apps/shop';
    expect(readApps(['.']).apps.map((one) => one.name)).toEqual(['.', name]);
    expect([claimOf(name)?.name, className(claimOf(name))]).toEqual(['shop-data', 'fast']);
  });

  const own = { chart: './charts/web', sourceRef: { kind: 'GitRepository', name: 'flux-system' } };
  const values = (text: string): string =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web, namespace: apps }\ndata: { values.yaml: '${text}' }\n`;

  test('that a HelmRelease installs has values of a ConfigMap under its own', () => {
    const valuesFrom = [{ kind: 'ConfigMap', name: 'web' }];
    const name = 'charts/web for HelmRelease apps/shop';
    write('apps/shop.yaml', release(own, { valuesFrom }) + values('className: slow'));
    expect(className(readApps(['.']).apps.length > 0 ? claimOf(name) : undefined)).toBe('slow');
    write('apps/shop.yaml', release(own, { valuesFrom, values: { className: 'fast' } }) + values('className: slow'));
    expect(className(claimOf(name))).toBe('fast');
  });

  test.each([
    [{ kind: 'Secret', name: 'web' }, 'Secret web'],
    [{ kind: 'ConfigMap', name: 'other' }, 'ConfigMap other'],
    [{ kind: 'ConfigMap', name: 'web', valuesKey: 'more.yaml' }, 'ConfigMap web'],
    [{ kind: 'ConfigMap', name: 'web', targetPath: 'className' }, 'ConfigMap web'],
  ])('whose values are in %j is not judged', (reference, title) => {
    write('apps/shop.yaml', release(own, { valuesFrom: [reference] }) + values('className: slow'));
    const { apps, leftOut } = readApps(['.']);
    expect(apps.map((one) => one.name)).toEqual(['.']);
    expect(leftOut).toEqual([
      {
        name: 'charts/web for HelmRelease apps/shop',
        reason: `takes values from ${title}, which can't be read here`,
        failed: false,
      },
    ]);
  });

  test('whose values are in what may be missing is judged without', () => {
    write('apps/shop.yaml', release(own, { valuesFrom: [{ kind: 'Secret', name: 'web', optional: true }] }));
    expect(readApps(['.']).leftOut).toEqual([]);
  });

  test('that is elsewhere is left out in a line', () => {
    write('apps/shop.yaml', release({ chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'charts' } }));
    write('apps/more.yaml', release({ chart: 'web' }).replace('name: shop', 'name: more'));
    const { leftOut } = readApps(['apps']);
    expect(leftOut).toEqual([
      {
        name: '2 HelmReleases',
        reason: "install charts that aren't in this repository: HelmRelease apps/more, HelmRelease apps/shop",
        failed: false,
      },
    ]);
  });

  test('that an Application installs has its parameters and namespace', () => {
    const source = {
      path: 'charts/web',
      helm: { releaseName: 'cart', parameters: [{ name: 'className', value: 'fast' }] },
    };
    write('argocd/web.yaml', argo('web', '', { source, destination: { namespace: 'shop' } }));
    expect([claimOf('charts/web')?.title, className(claimOf('charts/web'))]).toEqual([
      'PersistentVolumeClaim shop/cart-data',
      'fast',
    ]);
  });
});

test('changes delete what Flux prunes, and leave what nothing prunes', () => {
  const versions = (more: object): ReturnType<typeof runCli> => {
    for (const version of ['old', 'new']) {
      write(`${version}/web/config.yaml`, config({}));
      write('clusters/old.yaml', `${flux('old', 'old/web', more)}---\n${flux('new', 'new/web', more)}`);
    }
    write('old/web/claim.yaml', CLAIM);
    return runCli('changes', 'old', 'new');
  };
  const pruned = versions({});
  expect([pruned.code, pruned.out]).toEqual([1, expect.stringContaining('- PersistentVolumeClaim data')]);
  expect(pruned.out).toContain('pvc-removed');
  const kept = versions({ prune: false });
  expect([kept.code, kept.out]).toEqual([0, expect.stringContaining('left there by what prunes')]);
});

test.each([
  ['example.com/web:2', 'example.com/web:2'],
  ['example.com/web=mirror.example:5000/web:3', 'mirror.example:5000/web:3'],
  ['example.com/web@sha256:ab', 'example.com/web@sha256:ab'],
  ['other:2', 'example.com/web:1'],
])('the image %s of an Application of a kustomization', (image, expected) => {
  write(
    'apps/web/pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: "example.com/web:1" }] }\n',
  );
  write('apps/web/kustomization.yaml', 'resources: [pod.yaml]\n');
  const source = { path: 'apps/web', kustomize: { images: [image] } };
  write('argocd/web.yaml', argo('web', '', { source }));
  expect(field(app(readApps(['.']), 'apps/web')?.manifests[0]?.data, 'spec', 'containers', 0, 'image')).toBe(expected);
});

describe('a folder of the same path in another repository', () => {
  const namespaceOf = (): unknown => app(readApps(['.']), 'apps/web')?.manifests[0]?.namespace;
  const origin = (url: string): string => write('.git/config', `[remote "origin"]\n\turl = ${url}\n`);
  beforeEach(() => {
    write('apps/web/claim.yaml', CLAIM);
  });

  test.each([
    ['git@git.example:team/repo', 'shop'],
    ['https://user@git.example/fork/Repo.git/', 'shop'],
    ['https://git.example/other.git', undefined],
  ])('is not what Argo CD applies; the remote is %s', (url, namespace) => {
    write('argocd/web.yaml', argo('web', 'apps/web', { destination: { namespace: 'shop' } }));
    expect(namespaceOf()).toBe('shop');
    origin(url);
    expect(namespaceOf()).toBe(namespace);
  });

  test.each([
    ['https://git.example/repo', 'flux-system', 'shop'],
    ['https://git.example/other', 'flux-system', undefined],
    ['https://git.example/other', 'elsewhere', 'shop'],
  ])('is not what Flux applies; its GitRepository is %s in %s', (url, at, namespace) => {
    const source = `---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: { name: web, namespace: ${at} }\nspec: { url: '${url}' }\n`;
    const sourceRef = { kind: 'GitRepository', name: 'web' };
    write('flux/web.yaml', flux('web', './apps/web', { targetNamespace: 'shop', sourceRef }) + source);
    origin('git@git.example:team/repo.git');
    expect(namespaceOf()).toBe(namespace);
  });
});
