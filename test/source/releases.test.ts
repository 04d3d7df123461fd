import { readApps } from '../../src/source/apps';
import { argo, CLAIM, claimOf, className, testRepository } from './gitops-repository';

const { write } = testRepository();

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
    const { apps, skipped: leftOut } = readApps(['.']);
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
    expect(readApps(['.']).skipped).toEqual([]);
  });

  test('that is elsewhere is left out in a line', () => {
    write('apps/shop.yaml', release({ chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'charts' } }));
    write('apps/more.yaml', release({ chart: 'web' }).replace('name: shop', 'name: more'));
    const { skipped: leftOut } = readApps(['apps']);
    expect(leftOut).toEqual([
      {
        name: '2 HelmReleases',
        reason: "install charts that aren't in this repository: HelmRelease apps/more, HelmRelease apps/shop",
        failed: false,
      },
    ]);
  });

  describe('of which an Application takes values from a file', () => {
    const sources = (url: string, ...valueFiles: readonly string[]): readonly object[] => [
      { repoURL: 'https://git.example/repo.git', path: 'charts/web', helm: { valueFiles } },
      { repoURL: url, ref: 'values' },
    ];
    beforeEach(() => {
      write('.git/config', '[remote "origin"]\n\turl = https://git.example/repo.git\n');
      write('envs/prod/web.yaml', 'className: fast\n');
    });

    test.each(['$values/envs/prod/web.yaml', '/envs/prod/web.yaml', '../../envs/prod/web.yaml'])(
      '%s of this repository has them',
      (file) => {
        write(
          'argocd/web.yaml',
          argo('web', '', { source: undefined, sources: sources('https://git.example/repo', file) }),
        );
        expect(className(claimOf('charts/web'))).toBe('fast');
      },
    );

    test.each([
      ['$values/envs/prod/web.yaml', 'https://git.example/other'],
      ['$unknown/envs/prod/web.yaml', 'https://git.example/repo'],
      ['https://values.example/web.yaml', 'https://git.example/repo'],
    ])('%s of another is not judged', (file, url) => {
      write('argocd/web.yaml', argo('web', '', { source: undefined, sources: sources(url, file) }));
      expect(readApps(['.']).skipped).toEqual([
        { name: 'charts/web', reason: `takes values from ${file}, which can't be read here`, failed: false },
      ]);
    });

    test('that may be missing has the others', () => {
      const source = {
        path: 'charts/web',
        helm: { valueFiles: ['none.yaml', '/envs/prod/web.yaml'], ignoreMissingValueFiles: true },
      };
      write('argocd/web.yaml', argo('web', '', { source }));
      expect(className(claimOf('charts/web'))).toBe('fast');
    });
  });

  test('that several Applications install is rendered for each of them', () => {
    const source = (value: string): object => ({
      source: { path: 'charts/web', helm: { parameters: [{ name: 'className', value }] } },
    });
    write(
      'argocd/web.yaml',
      `${argo('test', '', { ...source('slow'), destination: { namespace: 'test' } })}---\n${argo('prod', '', { ...source('fast'), destination: { namespace: 'prod' } })}`,
    );
    const claims = ['test', 'prod'].map((name) => claimOf(`charts/web for Application ${name}`));
    expect(claims.map((claim) => [claim?.namespace, className(claim)])).toEqual([
      ['test', 'slow'],
      ['prod', 'fast'],
    ]);
  });

  test('that a HelmRelease names by what is no folder is elsewhere', () => {
    write('apps/shop.yaml', release({ ...own, chart: './apps/shop.yaml' }));
    expect(readApps(['apps']).skipped).toMatchObject([{ name: 'HelmRelease apps/shop' }]);
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
