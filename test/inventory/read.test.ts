import type { FieldPath } from '../../src/inventory/path';
import { readBytes, readManifests } from '../../src/inventory/read';
import type { Read } from '../../src/inventory/read';

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
`;
const named = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
const titles = ({ manifests }: Read): string[] => manifests.map(({ title }) => title);
const said = ({ problems }: Read): string[] =>
  problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`);

describe('what is read', () => {
  test.each([
    ['one document', CLAIM],
    ['with a byte order mark', `\uFEFF${CLAIM}`],
    ['with Windows line ends', CLAIM.replaceAll('\n', '\r\n')],
    ['with --- before and behind', `---\n${CLAIM}---\n`],
    ['between comments and empty documents', `# first\n---\n\n---  # second\n${CLAIM}--- \n{}\n---\n`],
    ['JSON', '{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}}'],
    [
      'JSON with tabs',
      '{\n\t"apiVersion": "v1",\n\t"kind": "PersistentVolumeClaim",\n\t"metadata": {"name": "data"}\n}',
    ],
  ])('%s', (_, text) => {
    const read = readManifests('a.yaml', text);
    expect([titles(read), read.problems]).toEqual([['PersistentVolumeClaim data'], []]);
  });

  test('--- inside of a text is no new document', () => {
    const read = readManifests('a.yaml', `${named('a')}data:\n  x: |\n    a\n    ---\n    b\n`);
    expect(read.manifests.map(({ data }) => data['data'])).toEqual([{ x: 'a\n---\nb\n' }]);
  });

  test('Lists of any kind, in one another', () => {
    const list = (kind: string, ...items: object[]): object => ({ apiVersion: 'v1', kind, items });
    const map = (name: string): object => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    const text = JSON.stringify(list('List', map('a'), list('ConfigMapList', map('b')), map('c')));
    expect(titles(readManifests('a.json', text))).toEqual(['ConfigMap a', 'ConfigMap b', 'ConfigMap c']);
  });

  test('a custom kind with a field items is no List', () => {
    const read = readManifests('a.yaml', 'apiVersion: example.com/v1\nkind: Menu\nmetadata: { name: m }\nitems: [1]\n');
    expect([titles(read), read.problems]).toEqual([['Menu m'], []]);
  });
});

describe('what is broken is told with its place, and the rest is read', () => {
  test('a broken document', () => {
    const read = readManifests(
      'a.yaml',
      `${named('a')}---\napiVersion: v1\nkind: ConfigMap\ndata: [\n---\n${named('b')}`,
    );
    expect(titles(read)).toEqual(['ConfigMap a', 'ConfigMap b']);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatchObject({ foreign: false, place: { file: 'a.yaml', line: 7, text: 'data: [' } });
  });

  test('a directive, which kubectl takes for a document of its own', () => {
    const read = readManifests('a.yaml', `%YAML 1.1\n---\n${CLAIM}`);
    expect([titles(read), read.problems.length]).toEqual([['PersistentVolumeClaim data'], 1]);
    expect(read.problems[0]?.place.line).toBe(1);
  });

  test('a duplicate key, with its line; the object is still looked at', () => {
    const read = readManifests('a.yaml', `${CLAIM}spec:\n  volumeName: a\n  volumeName: b\n`);
    expect(titles(read)).toEqual(['PersistentVolumeClaim data']);
    expect(said(read)).toEqual(['6:3 gives the key "volumeName" twice; Kubernetes takes the last']);
    expect(read.problems[0]?.severity).toBe('warning');
    expect(read.manifests[0]?.spec).toEqual({ volumeName: 'b' });
    expect(read.problems[0]?.place).toMatchObject({ text: '  volumeName: b', quotable: true });
  });

  test.each([
    ['a null byte', Buffer.from('kind: \0')],
    ['UTF-16', Buffer.from(CLAIM, 'utf16le')],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  ])('%s: a binary file', (_, bytes) => {
    const read = readBytes('a.yaml', bytes);
    expect(said(read)).toEqual(['1:1 is a binary file or in another encoding than UTF-8, not YAML or JSON']);
    expect(read.problems[0]?.place.quotable).toBe(false);
  });

  test('a document of more than 8 MiB', () => {
    const read = readManifests('a.yaml', `${named('a')}---\nx: ${'y'.repeat(8 * 1024 * 1024)}\n---\n${named('b')}`);
    expect(titles(read)).toEqual(['ConfigMap a', 'ConfigMap b']);
    expect(said(read)).toEqual(['5:1 has a document of more than 8 MiB; the API server takes 3']);
  });

  test.each([
    ['apiVersion: v1\nkind: 5\nmetadata: {}\n', '1:1 is not a manifest: kind is missing or not a string'],
    ['apiVersion: v1\nmetadata: { name: a }\n', '1:1 is not a manifest: kind is missing or not a string'],
    ['---\nkind: Pod\nmetadata: { name: a }\n', '1:1 is not a manifest: apiVersion is missing or not a string'],
  ])('%j is meant to be a manifest', (text, problem) => {
    const read = readManifests('a.yaml', text);
    expect([read.manifests, said(read), read.problems[0]?.foreign]).toEqual([[], [problem], false]);
  });

  test.each([
    ['a template', 'apiVersion: v1\nkind: ConfigMap\n{{- if .Values.a }}\ndata: {}\n{{- end }}\n'],
    ['a template of other marks', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: @NAME@\n'],
    ['a template with %', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: %NAMESPACE%\n'],
    ['a template with %s', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: %s\n'],
    ['a template with a word on a line', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nFOCUS_TESTS\n'],
    ['a template with a variable on a line', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n$MORE_ARGS\n'],
    ['a template with ${} on a line', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n${more}\n'],
    ['a template with ${} in a list', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  finalizers: [${ONE}]\n'],
    ['a template with {}', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {of-the-pod}/x\n'],
    ['a template with stars', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ******\n'],
    ['a template with three dots', 'apiVersion: v1\nkind: Pod\nspec:\n  containers: []\n  ...\n'],
    ['a template with <>', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: <of the pod, e.g. : a>\n'],
    ['a template with %%%', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: %%%\n'],
    ['JSON with comments', '{\n  // for editors\n  "compilerOptions": { "strict": true },\n}\n'],
    ['a workflow with a key twice', 'on: push\njobs: {}\njobs: {}\n'],
  ])('%s may be broken, and is none of ours', (_, text) => {
    const { manifests, problems } = readManifests('a.yaml', text);
    expect(manifests).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(({ foreign }) => !foreign)).toEqual([]);
  });

  test.each([
    'metadata:\n  name: #@ data.values.name\n',
    '#@overlay/match by="name"\nmetadata: { name: a }\n',
    '  #@ if data.values.on:\nmetadata: { name: a }\n',
  ])('%j is of ytt, and no manifest yet', (lines) => {
    const { manifests, problems } = readManifests('a.yaml', `apiVersion: v1\nkind: Service\n${lines}---\n${CLAIM}`);
    expect(manifests.map(({ title }) => title)).toEqual(['PersistentVolumeClaim data']);
    expect(problems).toMatchObject([{ foreign: true, message: 'is a template of ytt, and no manifest yet' }]);
  });

  test.each(['metadata: { name: a } #@me\n', 'metadata: { name: "#@ a" }\n', '# written by #@ hand\n'])(
    '%j is none of ytt',
    (lines) => {
      expect(readManifests('a.yaml', `apiVersion: v1\nkind: Service\n${lines}`).manifests).toHaveLength(1);
    },
  );

  test.each(['NAME', 'EOF:', 'EOF'])('%s on a line of its own is a mistake in a manifest', (line) => {
    const { problems } = readManifests('a.yaml', `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n${line}\n  x: [\n`);
    expect(problems).toMatchObject([{ foreign: line === 'NAME' }]);
  });

  test.each([
    ['apiVersion: v2\nname: chart\n', 'is not a manifest: kind is missing or not a string'],
    ['kind: pipeline\ntype: docker\n', 'is not a manifest: apiVersion is missing or not a string'],
    ['kind: Addons\nmetadata: { name: bootstrap }\n', 'is not a manifest: apiVersion is missing or not a string'],
    [
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
      'is not an object of the API, but settings of kustomize: name its folder',
    ],
    ['apiVersion: v1\nkind: Config\nclusters: []\n', 'is not an object of the API, but settings of kubectl'],
    [
      'kind: Configuration\napiversion: scorecard.operatorframework.io/v1alpha3\nmetadata: { name: a }\n',
      'is not an object of the API, but settings of scorecard',
    ],
    [
      'apiVersion: v1\nkind: Namespace\n$patch: delete\nmetadata: { name: a }\n',
      'is a patch, which says how another object is changed, and no manifest by itself',
    ],
    ['replicas: 3\n', 'is not a manifest: apiVersion and kind are missing or not a string'],
    ['- a\n- b\n', 'holds a list where a manifest is expected: an object with apiVersion and kind'],
    [
      'Thank you for installing.\n',
      'holds a plain value where a manifest is expected: an object with apiVersion and kind',
    ],
    [
      'apiVersion: v1\nkind: List\nitems: [5]\n',
      'holds a plain value where a manifest is expected: an object with apiVersion and kind',
    ],
  ])('%j is YAML of something else', (text, problem) => {
    const read = readManifests('a.yaml', text);
    expect([read.manifests, said(read), read.problems[0]?.foreign]).toEqual([[], [`1:1 ${problem}`], true]);
  });

  test.each(['Secret', '"Secret"'])('no line of a document that holds a kind: %s may be quoted', (kind) => {
    const text = `{"apiVersion": "v1", "kind": ${kind}, "data": {"a": "hunter2", "a": "hunter2"}}`.replace(
      '"data"',
      'data',
    );
    expect(readManifests('a.yaml', text).problems).toMatchObject([{ place: { quotable: false } }]);
  });
});

describe('fields are found in the text', () => {
  const text = `${named('first')}---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    metadata: { name: &name web }
    spec:
      nodeName: a
      nodeName: b
      hostname: *name
      restartPolicy:
      containers:
        - name: web
          args: [one, two]
          ? [complex]
`.replace('          ? [complex]\n', '');
  const place = (index: number, ...path: FieldPath): object => {
    const { line, column, length } = readManifests('a.yaml', text).manifests[index]?.placeOf(path) ?? {};
    return [line, column, length];
  };

  test.each<[string, number, FieldPath, number[]]>([
    ['an object begins where its first key does', 0, [], [1, 1, 1]],
    ['a scalar is shown with its key', 0, ['kind'], [2, 1, 15]],
    ['a field of an object in braces', 0, ['metadata', 'name'], [3, 13, 11]],
    ['an object is shown by its key', 1, ['spec'], [11, 5, 4]],
    ['an item of a List begins where its first key does', 1, [], [8, 5, 1]],
    ['the last of two equal keys counts', 1, ['spec', 'nodeName'], [13, 7, 11]],
    ['an alias is shown with its key', 1, ['spec', 'hostname'], [14, 7, 15]],
    ['a key without a value', 1, ['spec', 'restartPolicy'], [15, 7, 13]],
    ['an item of a list', 1, ['spec', 'containers', 0, 'args', 1], [18, 23, 3]],
    ['an object in a list begins where its first key does', 1, ['spec', 'containers', 0], [17, 11, 1]],
    ['what is absent is shown by the field above it', 1, ['spec', 'containers', 0, 'env', 3, 'name'], [17, 11, 1]],
    ['what is absent in a list is shown by the list', 1, ['spec', 'containers', 4], [16, 7, 10]],
    ['below a scalar there is nothing', 1, ['spec', 'nodeName', 'x'], [13, 7, 11]],
  ])('%s', (_, index, path, expected) => {
    expect(place(index, ...path)).toEqual(expected);
  });

  test('a stretch ends with its line, and the line is shown without its end', () => {
    const [manifest] = readManifests(
      'a.yaml',
      `${named('a')}data:\n  x: "one\n    two"\n`.replaceAll('\n', '\r\n'),
    ).manifests;
    expect(manifest?.placeOf(['data', 'x'])).toEqual({
      file: 'a.yaml',
      line: 5,
      column: 3,
      text: '  x: "one',
      length: 7,
      quotable: true,
    });
  });
});
