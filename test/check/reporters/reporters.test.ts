import { inOrder } from '../../../src/check/finding';
import { githubReport } from '../../../src/check/reporters/github';
import { jsonReport } from '../../../src/check/reporters/json';
import { sarifReport } from '../../../src/check/reporters/sarif';
import { textReport } from '../../../src/check/reporters/text';
import { allRules, readFindings, runChecks } from '../../../src/check/run';
import { Inventory } from '../../../src/inventory/inventory';
import { readManifests } from '../../../src/inventory/read';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: story }
spec:
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts:
        - name: cash
          mountPath: /var/cache/web
  volumes: [{ name: cache, emptyDir: { sizeLimit: 1Gi } }]
`;

function findingsIn(text: string, file = 'a b/pod.yaml'): ReturnType<typeof inOrder> {
  const { manifests, problems } = readManifests(file, text);
  return inOrder([...readFindings(problems), ...runChecks(new Inventory(manifests))]);
}

const ALL = {
  text: (text: string) => textReport(findingsIn(text), 1),
  json: (text: string) => jsonReport(findingsIn(text)),
  sarif: (text: string) => sarifReport(findingsIn(text), allRules(), '1.2.3'),
  github: (text: string) => githubReport(findingsIn(text)),
};

test('text quotes the line, marks the field, and says the consequence and the fix', () => {
  const lines = ALL.text(POD).split('\n');
  expect(lines[0]).toMatch(/^error\[missing-volume\]: there is no volume 'cash' in the pod/);
  expect(lines[1]).toBe(' --> a b/pod.yaml:9:11  Pod story/web spec.containers[0].volumeMounts[0].name');
  expect(lines.slice(2, 5)).toEqual(['  |', '9 |         - name: cash', '  |           ^^^^^^^^^^']);
  expect(lines[5]).toMatch(/^ {2}= \S/);
  expect(lines[6]).toMatch(/^ {2}= fix: .*cache/);
  expect(lines.at(-2)).toBe('1 error in 1 object');
});

test('text shows the part of a long line that matters, and no characters that a terminal obeys', () => {
  const long = POD.replace(
    '- name: cash\n          mountPath: /var',
    `- { ${' '.repeat(300)}name: "ca\\u001Bsh", mountPath: /var`,
  ).replace('cache/web\n', 'cache/web }\n');
  const text = ALL.text(long);
  expect(text).toContain('name: "ca\\u001Bsh"');
  expect(text).not.toContain('\u001b');
  for (const line of text.split('\n').filter((line) => line.startsWith('8 |'))) expect(line.length).toBeLessThan(130);
});

test('json is a list of findings with their objects and places', () => {
  const [first] = JSON.parse(ALL.json(POD)) as Record<string, unknown>[];
  expect(first).toEqual({
    rule: 'missing-volume',
    severity: 'error',
    object: { apiVersion: 'v1', kind: 'Pod', namespace: 'story', name: 'web' },
    path: 'spec.containers[0].volumeMounts[0].name',
    message: expect.stringContaining("there is no volume 'cash'") as unknown,
    fix: expect.stringContaining('cache') as unknown,
    origin: { file: 'a b/pod.yaml', line: 9, column: 11 },
  });
  expect(JSON.parse(ALL.json(''))).toEqual([]);
});

test('github gives an annotation a finding, with what its syntax reserves escaped', () => {
  expect(githubReport(findingsIn(POD, 'a,b:%.yaml'))).toMatch(
    /^::error file=a%2Cb%3A%25\.yaml,line=9,col=11,title=missing-volume::Pod story\/web spec\S+: there is no volume[^\n]*%0A[^\n]*\n$/,
  );
});

test('sarif names each rule once and points at the file, the line and the column', () => {
  const log = JSON.parse(ALL.sarif(POD)) as {
    version: string;
    runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
  };
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  const [result] = run?.results ?? [];
  expect(run?.tool.driver.rules[Number(result?.['ruleIndex'])]?.id).toBe('missing-volume');
  expect(result).toMatchObject({
    ruleId: 'missing-volume',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/pod.yaml' },
          region: { startLine: 9, startColumn: 11, endColumn: 21 },
        },
      },
    ],
  });
});

describe.each(Object.entries(ALL))('%s never shows a value of a Secret', (_, report) => {
  const CANARY = 'c4naryValue';
  const secret = (rest: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\n${rest}`;
  test.each([
    `data: ${CANARY}`,
    `data: [${CANARY}]`,
    `data: { a: ${CANARY} }`,
    `data: { a: { b: ${CANARY} } }`,
    `data: { a: ${Buffer.from(`${CANARY}!`).toString('base64')}, 'b c': '${CANARY} %' }`,
    `stringData: { password: ${CANARY} }`,
    `stringData: { password: [${CANARY}] }`,
    `stringdata: { password: ${CANARY} }`,
    `password: ${CANARY}`,
    `immutable: ${CANARY}`,
    `data: { a: "${CANARY}`,
    `data:\n  a: ${CANARY}\n  a: ${CANARY}`,
    `data:\n  a: ${CANARY}: ${CANARY}`,
    `data:\n\ta: ${CANARY}`,
    `data: { a: *${CANARY} }`,
    `data: { a: !${CANARY} ${CANARY} }`,
    `data: { a: @${CANARY} }`,
    `data: { ? [${CANARY}] : ${CANARY} }`,
  ])('%j', (rest) => {
    expect(report(secret(rest))).not.toContain(CANARY);
    expect(
      report(`apiVersion: v1\nkind: List\nitems:\n${secret(rest).replace(/^/gm, '    ').replace(/ {4}/, '  - ')}`),
    ).not.toContain(CANARY);
  });
});
