import { CLAIM, claimOf, marks, testRepository } from './gitops-repository';

const { write } = testRepository();

describe('generators of an ApplicationSet', () => {
  const list = (...elements: readonly object[]): object => ({ list: { elements } });
  const directories = (...paths: readonly string[]): object => ({
    git: { directories: paths.map((path) => ({ path })) },
  });
  const set = (generator: object, path: string, namespace: string): string =>
    write(
      'argocd/set.yaml',
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: all }\nspec: ${JSON.stringify({ generators: [generator], template: { metadata: { name: namespace }, spec: { source: { path }, destination: { namespace } } } })}\n`,
    );
  const namespaces = (...names: readonly string[]): readonly unknown[] =>
    names.map((name) => claimOf(`apps/${name}`)?.namespace);
  beforeEach(() => {
    for (const name of ['web/test', 'web/prod', 'db/test', 'db/prod']) write(`apps/${name}/claim.yaml`, CLAIM);
  });
  const ALL = ['web/test', 'web/prod', 'db/test', 'db/prod'] as const;

  test('multiply in a matrix', () => {
    set(
      { matrix: { generators: [list({ env: 'test' }, { env: 'prod' }), directories('apps/*')] } },
      '{{path}}/{{env}}',
      '{{path.basename}}-{{env}}',
    );
    expect(namespaces(...ALL)).toEqual(['web-test', 'web-prod', 'db-test', 'db-prod']);
  });

  test('of a matrix may use what the first gives', () => {
    const second = {
      git: { directories: [{ path: 'apps/{{.name}}/*' }], values: { full: '{{.name}}-{{.path.basename}}' } },
    };
    set({ matrix: { generators: [list({ name: 'web' }), second] } }, '{{.path.path}}', '{{ .values.full }}');
    expect(namespaces(...ALL)).toEqual(['web-test', 'web-prod', undefined, undefined]);
  });

  test('that ask a cluster leave open what it knows, and nothing else', () => {
    const generators = [{ clusters: {} }, directories('apps/*/*')];
    set({ matrix: { generators } }, '{{path}}', '{{path[1]}}');
    expect(namespaces(...ALL)).toEqual(['web', 'web', 'db', 'db']);
    set({ matrix: { generators } }, '{{path}}', '{{name}}-{{path[1]}}');
    expect(namespaces('web/test')).toEqual([undefined]);
    expect(marks(claimOf('apps/web/test'))).toEqual(['Argo CD: kept-when-removed']);
  });

  test('are merged by their keys', () => {
    const base = list({ app: 'web', space: 'one' }, { app: 'db', space: 'two' });
    const others = list({ app: 'db', space: 'three' }, { app: 'none', space: 'four' });
    set({ merge: { mergeKeys: ['app'], generators: [base, others] } }, 'apps/{{app}}/test', '{{space}}');
    expect(namespaces('web/test', 'db/test')).toEqual(['one', 'three']);
    set({ merge: { mergeKeys: ['app'], generators: [base, { clusters: {} }] } }, 'apps/{{app}}/test', '{{space}}');
    expect(namespaces('web/test', 'db/test')).toEqual([undefined, undefined]);
  });

  test('read files of the repository', () => {
    write('envs/web.json', JSON.stringify({ app: { name: 'web' }, env: 'test' }));
    write('envs/more.yaml', '- { app: { name: db }, env: test }\n- { app: { name: db }, env: prod }\n');
    write('envs/broken.yaml', 'a: [\n');
    write('envs/left/web.yaml', 'app: { name: web }\nenv: prod\n');
    const files = [{ path: 'envs/**/*' }, { path: 'envs/left/*', exclude: true }];
    set({ git: { files } }, 'apps/{{app.name}}/{{env}}', '{{ index .path.segments 0 }}-{{.app.name}}-{{ .env }}');
    expect(namespaces(...ALL)).toEqual(['envs-web-test', undefined, 'envs-db-test', 'envs-db-prod']);
    set({ git: { files, pathParamPrefix: 'file' } }, 'apps/{{app.name}}/{{env}}', '{{file.path.filename}}');
    expect(namespaces('web/test')).toEqual(['web.json']);
  });

  test('give what their selectors take', () => {
    const selector = {
      matchLabels: { env: 'test' },
      matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }],
    };
    const elements = ['web', 'db'].flatMap((app) => ['test', 'prod'].map((env) => ({ app, env })));
    set({ ...list(...elements), selector }, 'apps/{{app}}/{{env}}', '{{app}}');
    expect(namespaces(...ALL)).toEqual(['web', undefined, undefined, undefined]);
  });

  test('of another repository tell nothing of the folders here', () => {
    write('.git/config', '[remote "origin"]\n\turl = https://git.example/repo.git\n');
    const git = { repoURL: 'https://git.example/other.git', directories: [{ path: 'apps/*/*' }] };
    set({ git }, '{{path}}', 'shop');
    expect(namespaces('web/test')).toEqual([undefined]);
  });

  test('that multiply without end are passed over', () => {
    const many = list(...Array.from({ length: 100 }, (_, index) => ({ index })));
    const nested = (depth: number): object => ({
      matrix: { generators: depth === 0 ? [many, many] : [nested(depth - 1), many] },
    });
    set(nested(20), 'apps/web/test', 'shop');
    expect(namespaces('web/test')).toEqual(['shop']);
  });
});
