import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessOf, readKubeconfig } from './kubeconfig';

const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
const PATH = join(folder, 'config');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function kubeconfig({
  current = 'current-context: b',
  cluster = 'server: https://b.example:6443',
  user = 'token: secret',
} = {}): string {
  return `apiVersion: v1
kind: Config
${current}
contexts:
  - { name: a, context: { cluster: a, user: a } }
  - { name: b, context: { cluster: b, user: b } }
clusters:
  - { name: a, cluster: { server: https://a.example } }
  - { name: b, cluster: { ${cluster} } }
users:
  - { name: a, user: {} }
  - { name: b, user: { ${user} } }
`;
}

test('the cluster and the user are those of the current context', () => {
  expect(accessOf(kubeconfig(), PATH)).toMatchObject({
    server: 'https://b.example:6443',
    token: 'secret',
    insecure: false,
  });
});

test('certificates are read from the kubeconfig itself, or from files beside it', () => {
  writeFileSync(join(folder, 'ca.crt'), 'authority');
  const key = Buffer.from('key').toString('base64');
  const user = `client-certificate-data: ${key}, client-key-data: ${key}`;
  const cluster = 'server: https://b.example, certificate-authority: ca.crt';
  expect(accessOf(kubeconfig({ cluster, user }), PATH)).toMatchObject({ ca: 'authority', cert: 'key', key: 'key' });
});

test('a token file is read, without its line break', () => {
  writeFileSync(join(folder, 'token'), 'from file\n');
  expect(accessOf(kubeconfig({ user: 'tokenFile: token' }), PATH).token).toBe('from file');
});

test('insecure-skip-tls-verify is taken at its word', () => {
  const cluster = 'server: https://b.example, insecure-skip-tls-verify: true';
  expect(accessOf(kubeconfig({ cluster }), PATH).insecure).toBe(true);
});

test('a credential plugin is asked for a token', () => {
  const answer = JSON.stringify({ status: { token: 'from plugin' } });
  const user = `exec: { command: ${process.execPath}, args: [-e, 'process.stdout.write(process.env.ANSWER)'],
    env: [{ name: ANSWER, value: '${answer}' }] }`;
  expect(accessOf(kubeconfig({ user }), PATH).token).toBe('from plugin');
});

test.each([
  ['no current context', { current: '' }, /has no current context: kubectl config use-context NAME sets one$/],
  ['a context that is not there', { current: 'current-context: c' }, /: contexts has no entry "c"$/],
  ['no server', { cluster: '' }, /: the server of the current context is "": an https address is needed$/],
  ['another address', { cluster: 'server: b.example' }, /is "b.example": an https address is needed$/],
  [
    'a file that is not there',
    { cluster: 'server: https://b.example, certificate-authority: gone' },
    /: certificate-authority is "gone", which can't be read$/,
  ],
  [
    'a plugin that is not there',
    { user: 'exec: { command: no-such-plugin }' },
    /^the kubeconfig's credential plugin can't be run: .*no-such-plugin/,
  ],
])('%s is told in a sentence', (_what, parts, sentence) => {
  expect(() => accessOf(kubeconfig(parts), PATH)).toThrow(sentence);
});

test('what is no YAML is told in one line', () => {
  expect(() => accessOf('{ a: [', PATH)).toThrow(/config is no kubeconfig: .+/);
  expect(() => accessOf('{ a: [', PATH)).not.toThrow(/\n/);
});

test('a folder, a list of files or a file that is not there is no kubeconfig', () => {
  for (const path of [folder, `${PATH}:${PATH}`, join(folder, 'gone')]) {
    expect(() => readKubeconfig(path)).toThrow(`KUBECONFIG is "${path}", and there is no such file`);
  }
});
