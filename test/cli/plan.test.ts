import { claim, deployment, documents } from '../../src/check/examples';
import { testFolder } from './files';
import { runCli } from './run';

const { write } = testFolder();

const app = (name: string, size = '10Gi'): string => documents(claim({ name, size }), deployment({ claimName: name }));
const old = write('old.yaml', app('data'));
const renamed = write('renamed.yaml', app('files'));
const smaller = write('smaller.yaml', app('data', '5Gi'));

test('a text begins with what the plan costs, and goes on step by step', () => {
  const { code, out, error } = runCli('plan', old, renamed);
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/^6 steps\n {2}stands still {4}Deployment web\n {2}copied {10}nothing\n/);
  expect(out).toContain('4. Give the volume of claim data to claim files');
  expect(out).toContain(`$ kubectl apply -f ${renamed}`);
});

test('where there is no way it says so, with the reason, and exits with 1', () => {
  const { code, out } = runCli('plan', '--no-copy', old, smaller);
  expect(code).toBe(1);
  expect(out).toContain('no way known: PersistentVolumeClaim data spec.resources.requests.storage: pvc-shrink');
  expect(out).toMatch(/and --no-copy\s+says that none are\./);
});

test('files are copied where no volume can be kept, by the image that is given', () => {
  const { code, out } = runCli('plan', '--copy-image', 'registry.example/rsync:1', old, smaller);
  expect(code).toBe(0);
  expect(out).toContain('  copied          the files of claim data: at most 10Gi');
  expect(out).toContain('a Job with registry.example/rsync:1');
});

test.each([
  [['--copy-image', 'a b'], '--copy-image "a b" is not the name of an image'],
  [['--copy-image', 'a', '--no-copy'], '--copy-image says what copies, and --no-copy that nothing does'],
])('%j is a mistake', (words, said) => {
  const { code, error } = runCli('plan', ...words, old, smaller);
  expect(code).toBe(2);
  expect(error).toContain(said);
});

test('versions that are the same need no plan', () => {
  expect(runCli('plan', old, old)).toEqual({
    code: 0,
    out: 'nothing to plan: the new version can be applied as it is\n',
    error: '',
  });
});

test('a script, a runbook and data are other forms of the same', () => {
  const forms = ['sh', 'markdown', 'json'].map((format) => runCli('plan', '--format', format, old, renamed));
  expect(forms.map(({ code }) => code)).toEqual([0, 0, 0]);
  const [script, runbook, data] = forms.map(({ out }) => out);
  expect(script).toMatch(/^#!\/bin\/sh\n/);
  expect(script).toContain("step 4 'Give the volume of claim data to claim files'\nmove_files ");
  expect(runbook).toContain('### 4. Give the volume of claim data to claim files');
  expect(JSON.parse(data ?? '')).toMatchObject({
    summary: { downtime: ['Deployment web'], copies: [], final: [], leaves: [] },
    noWay: [],
  });
});

test('--max-downtime none fails where something stands still', () => {
  const { code, error } = runCli('plan', '--max-downtime', 'none', old, renamed);
  expect([code, error]).toEqual([1, '--max-downtime none: Deployment web\n']);
});

test('--max-downtime of a duration fails where nothing tells how long a copy takes, or a pod takes longer to stop', () => {
  expect(runCli('plan', '--max-downtime', '10m', old, renamed)).toMatchObject({ code: 0, error: '' });
  expect(runCli('plan', '--max-downtime', '2h', old, smaller)).toMatchObject({
    code: 1,
    error: expect.stringContaining('the files of claim data: at most 10Gi, for as long as the copy takes') as string,
  });
  const { code, error } = runCli('plan', '--max-downtime', '20s', old, renamed);
  expect([code, error]).toEqual([
    1,
    '--max-downtime 20s: Deployment web, which may take 30 seconds to stop (terminationGracePeriodSeconds)\n',
  ]);
  expect(runCli('plan', '--max-downtime', 'soon', old, renamed)).toMatchObject({
    code: 2,
    error: expect.stringContaining('--max-downtime is none or a duration such as 90s, 10m or 2h; not soon') as string,
  });
});

test('--apply-command is what applies the new version; --gitops leaves that to the tool', () => {
  expect(runCli('plan', '--apply-command', 'helm upgrade shop chart', old, renamed).out).toContain(
    '$ helm upgrade shop chart',
  );
  const { out } = runCli('plan', '--gitops', 'flux', old, renamed);
  expect(out).toContain('Suspend Flux');
  expect(out).not.toContain('kubectl apply');
});

test('the way back names what was compared, the new version first', () => {
  const undo = (...words: readonly string[]): string => {
    const { out } = runCli('plan', '--format', 'json', ...words);
    const { steps } = JSON.parse(out) as { steps: readonly { title: string; undo: string }[] };
    return steps.find(({ title }) => title === 'Apply the new version')?.undo ?? '';
  };
  expect(undo(old, renamed)).toBe(`Plan the way back: cdk8s-stateful plan ${renamed} ${old}`);
  expect(undo('-n', 'shop', '--between', old, renamed)).toBe(
    `Plan the way back: cdk8s-stateful plan -n shop --between ${renamed} ${old}`,
  );
});

test('--apply means what it means to changes, and the command applies that way', () => {
  const recreated = write('recreated.yaml', deployment());
  const web = write('web.yaml', deployment().replace('  strategy: { type: Recreate }\n', ''));
  const planned = (side: string): string => runCli('plan', '--apply', side, web, recreated).out;
  expect(planned('server-side')).toContain('Take the default of Deployment web off');
  expect(planned('server-side')).toContain('$ kubectl apply --server-side -f ');
  expect(planned('client-side')).not.toContain('Take the default');
  expect(runCli('plan', '--apply', 'helm upgrade', old, renamed)).toMatchObject({
    code: 2,
    error: expect.stringContaining('--apply is one of client-side, server-side; not helm upgrade') as string,
  });
});

test('what a rule finds that is switched off is not planned', () => {
  expect(runCli('plan', '--skip', 'pvc-renamed', old, renamed).out).not.toContain('Give the volume');
  const settings = write('settings.yaml', 'severities: { pvc-renamed: off }\n');
  expect(runCli('plan', '--config', settings, old, renamed).out).not.toContain('Give the volume');
  expect(runCli('plan', '--only', 'pvc-shrink', old, renamed).out).toBe(
    'nothing to plan: the new version can be applied as it is\n',
  );
});

test('what is misspelt is told', () => {
  expect(runCli('plan', '--gitops', 'jenkins', old, renamed).code).toBe(2);
  expect(runCli('plan', '--format', 'yaml', old, renamed).error).toContain(
    '--format is one of text, markdown, sh, json, junit; not yaml',
  );
  expect(runCli('plan', old).code).toBe(2);
});

test('changes says that there is a plan, where something is wrong', () => {
  expect(runCli('changes', old, smaller).out).toMatch(/`cdk8s-stateful plan` with the same arguments says how .*\n$/);
  expect(runCli('changes', old, old).out).not.toContain('plan');
});
