import { deployMarks } from '../../src/inventory/deploy-marks';
import { field } from '../../src/inventory/json';
import type { Manifest } from '../../src/inventory/manifest';
import { readApps } from '../../src/source/apps';
import { runCli } from '../cli/run';
import { appOf, argo, CLAIM, claimOf, className, flux, marks, testRepository } from './gitops-repository';

const KUSTOMIZATION = 'resources: [claim.yaml]\n';
const config = (data: object): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: ${JSON.stringify(data)}\n`;
const size = (manifest: Manifest | undefined): unknown =>
  field(manifest?.data, 'spec', 'resources', 'requests', 'storage');

const { write, withoutPrograms } = testRepository();

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

describe.each([
  ['a kustomization', true],
  ['plain manifests', false],
])('what is added to %s', (_, rendered) => {
  const POD =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: "example.com/web:1" }] }\n';
  const patch =
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { storageClassName: patched }\n';
  beforeEach(() => {
    write('apps/web/claim.yaml', CLAIM);
    write('apps/web/pod.yaml', POD);
    if (rendered) write('apps/web/kustomization.yaml', 'resources: [claim.yaml, pod.yaml]\n');
  });
  const titles = (): readonly string[] | undefined =>
    appOf(readApps(['.']), 'apps/web')?.manifests.map(({ title }) => title);
  const image = (): unknown =>
    field(
      appOf(readApps(['.']), 'apps/web')?.manifests.find(({ kind }) => kind === 'Pod')?.data,
      'spec',
      'containers',
      0,
      'image',
    );

  test('by Flux is judged with it', () => {
    const images = [{ name: 'example.com/web', newName: 'example.com/web', newTag: '2' }];
    write(
      'clusters/web.yaml',
      flux('web', 'apps/web', { namePrefix: 'a-', nameSuffix: '-b', images, targetNamespace: 'shop' }),
    );
    expect(titles()).toEqual(['PersistentVolumeClaim shop/a-data-b', 'Pod shop/a-web-b']);
    expect(image()).toBe('example.com/web:2');
    write('clusters/web.yaml', flux('web', 'apps/web', { patches: [{ patch }] }));
    expect(className(claimOf('apps/web'))).toBe('patched');
    expect(marks(claimOf('apps/web'))).toEqual(['Flux: server-side']);
  });

  test('by Argo CD is judged with it', () => {
    const kustomize = {
      namePrefix: 'a-',
      images: ['example.com/web:2'],
      commonLabels: { team: 'a' },
      patches: [{ patch }],
    };
    write(
      'argocd/web.yaml',
      argo('web', '', { source: { path: 'apps/web', kustomize }, destination: { namespace: 'shop' } }),
    );
    expect(titles()).toEqual(['PersistentVolumeClaim shop/a-data', 'Pod shop/a-web']);
    expect(image()).toBe('example.com/web:2');
    expect(className(claimOf('apps/web'))).toBe('patched');
    expect(claimOf('apps/web')?.metadata).toMatchObject({ labels: { team: 'a' } });
  });

  test('is told at the line where it is written', () => {
    write('clusters/web.yaml', flux('web', 'apps/web', { namePrefix: 'a-', targetNamespace: 'shop' }));
    expect(claimOf('apps/web')?.originOf(['spec', 'accessModes'])).toMatchObject({
      file: 'apps/web/claim.yaml',
      line: 4,
    });
  });

  test('and does not fit leaves it out: what is written alone is not what is applied', () => {
    write('clusters/web.yaml', flux('web', 'apps/web', { patches: [{ path: 'not-there.yaml' }] }));
    const { apps, skipped: leftOut } = readApps(['.']);
    expect(apps.map(({ name }) => name)).toEqual(['.']);
    expect(leftOut).toEqual([
      {
        name: 'apps/web',
        reason: expect.stringMatching(
          /^can't be rendered with what Kustomization flux-system\/web \(clusters\/web\.yaml:1\) adds: .*not-there\.yaml/,
        ) as string,
        failed: true,
      },
    ]);
    write('clusters/web.yaml', flux('web', 'apps/web', { patches: [{ path: '${PATCH}.yaml' }] }));
    expect(readApps(['.']).skipped).toMatchObject([{ name: 'apps/web', failed: false }]);
  });

  test('is left out where nothing renders it', () => {
    write('clusters/web.yaml', flux('web', 'apps/web', { namePrefix: 'a-' }));
    withoutPrograms();
    const reasons = [readApps(['.']), readApps(['.'], { render: 'never' })].flatMap(({ skipped: leftOut }) => leftOut);
    expect(reasons).toMatchObject([
      {
        name: 'apps/web',
        reason: expect.stringContaining('neither kubectl nor kustomize is on PATH') as string,
        failed: false,
      },
      { name: 'apps/web', reason: expect.stringContaining('--render never') as string, failed: false },
    ]);
  });
});

describe('a kustomization below a folder that Flux applies', () => {
  const above = { targetNamespace: 'shop', namePrefix: 'a-' };
  beforeEach(() => {
    write('apps/web/claim.yaml', CLAIM);
    write('apps/web/kustomization.yaml', KUSTOMIZATION);
    write('clusters/apps.yaml', flux('apps', './apps', above));
  });

  test('is part of what it applies', () => {
    expect(claimOf('apps/web')?.title).toBe('PersistentVolumeClaim shop/a-data');
    expect(marks(claimOf('apps/web'))).toEqual(['Flux: server-side']);
  });

  test('is not where another kustomization is in between, or it has a Flux Kustomization of its own', () => {
    write('apps/kustomization.yaml', 'resources: []\n');
    expect(claimOf('apps/web')?.title).toBe('PersistentVolumeClaim data');
    write('clusters/web.yaml', flux('web', './apps/web', { targetNamespace: 'own' }));
    expect(claimOf('apps/web')?.title).toBe('PersistentVolumeClaim own/data');
  });

  test('is not part of a folder that Argo CD applies', () => {
    write(
      'clusters/apps.yaml',
      argo('apps', '', { source: { path: 'apps', directory: { recurse: true } }, destination: { namespace: 'shop' } }),
    );
    expect(claimOf('apps/web')?.title).toBe('PersistentVolumeClaim data');
  });
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
    expect(appOf(readApps(['.']), 'apps/web')?.manifests.map(({ title }) => title)).toEqual([
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
    expect(appOf(readApps(['.']), 'apps/left')).toBeUndefined();
    // What isn't filled in isn't known.
    expect(claimOf('envs/test')?.namespace).toBeUndefined();
    expect(marks(claimOf('envs/test'))).toEqual(['Argo CD: kept-when-removed']);
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
  expect(field(appOf(readApps(['.']), 'apps/web')?.manifests[0]?.data, 'spec', 'containers', 0, 'image')).toBe(
    expected,
  );
});

describe('a folder of the same path in another repository', () => {
  const namespaceOf = (): unknown => appOf(readApps(['.']), 'apps/web')?.manifests[0]?.namespace;
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
