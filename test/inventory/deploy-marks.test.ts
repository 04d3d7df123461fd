import { deployHook, deployMark, deployMarks, syncWave } from '../../src/inventory/deploy-marks';
import { Manifest } from '../../src/inventory/manifest';

function claim(annotations: Record<string, string>, labels: Record<string, string> = {}): Manifest {
  const data = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', annotations, labels } };
  return new Manifest(data, { path: 'chart/data' });
}

const meanings = (...given: Parameters<typeof claim>): readonly string[] =>
  deployMarks(claim(...given)).map(({ tool, meaning }) => `${tool}: ${meaning}`);

test.each([
  ['helm.sh/resource-policy', 'keep', ['Helm: kept-when-removed', 'Helm: kept-with-app']],
  ['helm.sh/resource-policy', ' Keep ', ['Helm: kept-when-removed', 'Helm: kept-with-app']],
  ['argocd.argoproj.io/sync-options', 'Prune=false', ['Argo CD: kept-when-removed']],
  ['argocd.argoproj.io/sync-options', 'Validate=false, Delete=false', ['Argo CD: kept-with-app']],
  ['argocd.argoproj.io/sync-options', 'Prune=confirm', ['Argo CD: confirmed-when-removed']],
  ['argocd.argoproj.io/sync-options', 'Delete=confirm', ['Argo CD: confirmed-with-app']],
  ['kapp.k14s.io/owned-for-deletion', '', ['kapp: deleted-with-app']],
  [
    'argocd.argoproj.io/sync-options',
    'Replace=true , Force=true',
    ['Argo CD: recreated-each-time', 'Argo CD: recreated', 'Argo CD: replaced'],
  ],
  ['argocd.argoproj.io/sync-options', 'Force=true', ['Argo CD: recreated']],
  ['argocd.argoproj.io/sync-options', 'Replace=true,Validate=false', ['Argo CD: replaced']],
  ['argocd.argoproj.io/sync-options', 'ServerSideApply=false', ['Argo CD: client-side']],
  ['argocd.argoproj.io/hook', 'Skip', ['Argo CD: not-applied']],
  ['argocd.argoproj.io/sync-options', 'ServerSideApply=true', ['Argo CD: server-side']],
  ['argocd.argoproj.io/compare-options', 'IgnoreExtraneous', ['Argo CD: not-compared']],
  ['kustomize.toolkit.fluxcd.io/prune', 'Disabled', ['Flux: kept-when-removed', 'Flux: kept-with-app']],
  ['kustomize.toolkit.fluxcd.io/force', 'Enabled', ['Flux: recreated']],
  ['kustomize.toolkit.fluxcd.io/ssa', 'IfNotPresent', ['Flux: never-changed']],
  ['kapp.k14s.io/delete-strategy', 'orphan', ['kapp: kept-when-removed', 'kapp: kept-with-app']],
  ['kustomize.toolkit.fluxcd.io/ssa', 'ignore', ['Flux: not-applied']],
  [
    'kustomize.toolkit.fluxcd.io/reconcile',
    'disabled',
    ['Flux: not-applied', 'Flux: kept-when-removed', 'Flux: kept-with-app'],
  ],
  ['kapp.k14s.io/update-strategy', 'fallback-on-replace', ['kapp: recreated']],
  ['kapp.k14s.io/update-strategy', 'always-replace', ['kapp: always-recreated']],
  ['kapp.k14s.io/update-strategy', 'skip', ['kapp: never-changed']],
  ['kapp.k14s.io/exists', '', ['kapp: not-applied', 'kapp: kept-when-removed', 'kapp: kept-with-app']],
  ['kapp.k14s.io/noop', '', ['kapp: not-applied', 'kapp: kept-when-removed', 'kapp: kept-with-app']],
  ['config.kubernetes.io/local-config', 'true', ['kustomize: not-applied']],
  ['cli-utils.sigs.k8s.io/on-remove', 'keep', ['kpt: kept-when-removed', 'kpt: kept-with-app']],
  ['client.lifecycle.config.k8s.io/deletion', 'detach', ['kpt: kept-when-removed', 'kpt: kept-with-app']],
])('%s: %s is %j', (key, value, expected) => {
  expect(meanings({ [key]: value })).toEqual(expected);
});

test('what only looks like a mark is none', () => {
  expect(meanings({ 'helm.sh/resource-policy': 'keeper' })).toEqual([]);
  expect(meanings({ 'argocd.argoproj.io/sync-options': 'Prune=false-or-not,NoDelete=false' })).toEqual([]);
  expect(meanings({ 'argocd.argoproj.io/sync-options': 'Prune=confirmed' })).toEqual([]);
  expect(meanings({ 'kustomize.toolkit.fluxcd.io/prune': 'enabled' })).toEqual([]);
});

test('Flux reads labels too, Helm does not', () => {
  expect(meanings({}, { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })).toHaveLength(2);
  expect(meanings({}, { 'helm.sh/resource-policy': 'keep' })).toEqual([]);
});

test('a mark is told as it is written, with its documentation', () => {
  const mark = deployMark(claim({ 'helm.sh/resource-policy': 'keep' }), 'kept-with-app');
  expect(mark).toMatchObject({ text: 'helm.sh/resource-policy: keep' });
  expect(mark?.see).toMatch(/^https:\/\/helm\.sh\//);
});

describe('hooks', () => {
  test('without a delete policy, the object of the last run is deleted before the next', () => {
    const hook = deployHook(claim({ 'helm.sh/hook': 'pre-install,pre-upgrade' }));
    expect(hook).toMatchObject({ phases: ['pre-install', 'pre-upgrade'], runsAgain: true, deletedEachTime: true });
  });

  test('one that runs at the first install alone is never deleted by an upgrade', () => {
    expect(deployHook(claim({ 'helm.sh/hook': 'pre-install' }))).toMatchObject({ runsAgain: false });
  });

  test('one that is deleted when it failed stays otherwise', () => {
    const annotations = { 'helm.sh/hook': 'pre-upgrade', 'helm.sh/hook-delete-policy': 'hook-failed' };
    expect(deployHook(claim(annotations))).toMatchObject({ deletedEachTime: false });
  });

  test("Argo CD's own come before Helm's", () => {
    const annotations = { 'argocd.argoproj.io/hook': 'PreSync', 'helm.sh/hook': 'post-delete' };
    expect(deployHook(claim(annotations))).toMatchObject({ tool: 'Argo CD', runsAgain: true, deletedEachTime: true });
  });

  test('Skip, and what no tool knows, is no hook', () => {
    expect(deployHook(claim({ 'argocd.argoproj.io/hook': 'Skip' }))).toBeUndefined();
    expect(deployHook(claim({ 'helm.sh/hook': 'crd-install' }))).toBeUndefined();
    expect(deployHook(claim({}))).toBeUndefined();
  });
});

test('a wave is a number, 0 where none is written', () => {
  const wave = (written: string): number => syncWave(claim({ 'argocd.argoproj.io/sync-wave': written }));
  expect([wave('-5'), wave('2'), wave('x'), syncWave(claim({}))]).toEqual([-5, 2, 0, 0]);
});
