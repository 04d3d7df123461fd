import { claim, deployment, documents, storageClass } from '../../../src/check/examples';
import { severities } from '../severities';

const marked = (yaml: string, mark: string): string =>
  yaml.replace(/^ {2}name: (.*)\n/m, `  name: $1\n  annotations: { ${mark} }\n`);

describe('hook-claim', () => {
  const app = (mark: string, pod = deployment()): string => documents(marked(claim(), mark), pod);

  test.each([
    ['helm.sh/hook: pre-upgrade', ['error PersistentVolumeClaim data']],
    ['argocd.argoproj.io/hook: PreSync', ['error PersistentVolumeClaim data']],
    ['helm.sh/hook: pre-install', []],
    ['helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-failed', []],
    ['helm.sh/resource-policy: keep', []],
  ])('%s', (mark, expected) => {
    expect(severities('hook-claim', app(mark))).toEqual(expected);
  });

  test('the scratch space of a hook is meant', () => {
    const job = marked(deployment(), 'helm.sh/hook: pre-upgrade');
    expect(severities('hook-claim', app('helm.sh/hook: pre-upgrade', job))).toEqual([]);
  });
});

describe('sync-wave-claim', () => {
  const wave = (yaml: string, number: number): string => marked(yaml, `argocd.argoproj.io/sync-wave: '${number}'`);
  const app = (claimWave: number, podWave: number, mode = 'WaitForFirstConsumer'): readonly string[] =>
    severities(
      'sync-wave-claim',
      documents(storageClass({ mode }), wave(claim(), claimWave), wave(deployment(), podWave)),
    );

  test('a claim that waits for a pod of a later wave waits for ever', () => {
    expect(app(0, 1)).toEqual(['error PersistentVolumeClaim data']);
    expect(app(-3, -2)).toEqual(['error PersistentVolumeClaim data']);
  });

  test('one of the same wave, of a later one, or that is bound at once does not', () => {
    expect([app(1, 1), app(2, 1), app(0, 1, 'Immediate')].flat()).toEqual([]);
  });
});
