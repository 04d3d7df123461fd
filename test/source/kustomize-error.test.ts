import { kustomizeError } from '../../src/source/kustomize-error';

const PATCH = `trouble configuring builtin PatchTransformer with config: \`
path: none.yaml
target:
  kind: Deployment
\`: failed to get the patch file from path(none.yaml)`;
const IN_A_LINE =
  'trouble configuring builtin PatchTransformer with config: ` path: none.yaml target: kind: Deployment `: failed to get the patch file from path(none.yaml)';
const LOG = 'E1130 15:19:46.038290   22208 run.go:72] "command failed" err=';

test.each([
  ['error: ', `error: ${PATCH}\n`],
  ['Error: of kustomize, after a warning', `# Warning: 'vars' is deprecated.\nError: ${PATCH}\n`],
  ['a block of the log', `${LOG}<\n${PATCH.replace(/^/gm, '\t')}\n >\n`],
  ['a quoted line of the log', `${LOG}"${PATCH.replaceAll('\n', '\\n')}"\n`],
])('the whole message is given, as it stands after %s', (_, printed) => {
  expect(kustomizeError(printed)).toBe(IN_A_LINE);
});

test('quotes in a quoted line are those that were printed', () => {
  expect(kustomizeError(`${LOG}"json: unknown field \\"foo\\""\n`)).toBe('json: unknown field "foo"');
});

test('what is no error of either program is given by its last line', () => {
  expect(kustomizeError('panic: stopped\n\ngoroutine 1\n\n')).toBe('goroutine 1');
  expect(kustomizeError('took more than 60 seconds')).toBe('took more than 60 seconds');
});

test('of the kustomization around a folder nothing is shown, and of those in the folder all is', () => {
  const own =
    "accumulating resources: accumulation err='accumulating resources from '../base': '/tmp/r/base' must resolve to a file': recursed accumulation of path '/tmp/r/base': a.yaml: no such file";
  const wrapped = `accumulating resources: accumulation err='accumulating resources from '../../r/prod': '/tmp/r/prod' must resolve to a file': recursed accumulation of path '/tmp/r/prod': ${own}`;
  expect(kustomizeError(`error: ${wrapped}\n`, '../../r/prod')).toBe(own);
  expect(kustomizeError(`error: ${own}\n`, '../../r/prod')).toBe(own);
});

test('of a message that is too long, the end is shown, from a word on', () => {
  const shown = kustomizeError(`error: ${'overlong '.repeat(100)}the cause`);
  expect(shown).toMatch(/^… overlong overlong .* the cause$/);
  expect(shown.length).toBeLessThanOrEqual(401);
});
