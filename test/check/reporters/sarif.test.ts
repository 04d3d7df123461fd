import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { sarifReport } from '../../../src/check/reporters/sarif';
import { allRules, readFindings, runChecks } from '../../../src/check/run';
import { Inventory } from '../../../src/inventory/inventory';
import { readManifests } from '../../../src/inventory/read';
import { inConstruct, inFile, unreadable } from './findings';

const SCHEMA = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

function problems(log: unknown): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

interface Log {
  runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }];
}
const report = (...args: Parameters<typeof sarifReport>): Log => JSON.parse(sarifReport(...args)) as Log;
const rules = allRules();

test('a log of what all rules find is valid, and each result is of the rule that it points to', () => {
  const read = rules.map(({ name, bad }) => readManifests(`k8s/${name} 100%.yaml`, `${bad()}---\na: [\n`));
  const findings = [
    ...readFindings(read.flatMap((file) => file.problems)),
    ...runChecks(new Inventory(read.flatMap((file) => file.manifests))),
  ];
  const log = report(findings, rules, '1.2.3');
  expect(problems(log)).toEqual([]);
  const [{ tool, results }] = log.runs;
  expect(results).toHaveLength(findings.length);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ name }) => name));
  for (const { ruleId, ruleIndex } of results) {
    if (ruleId === 'unreadable') expect(ruleIndex).toBeUndefined();
    else expect(tool.driver.rules[Number(ruleIndex)]?.id).toBe(ruleId);
  }
});

test.each<[string, (log: Log) => void, string]>([
  [
    'without results’ messages',
    ({ runs: [run] }) => delete run.results[0]?.['message'],
    "/runs/0/results/0 must have required property 'message'",
  ],
  [
    'with a level that there is not',
    ({ runs: [run] }) => Object.assign(run.results[0] ?? {}, { level: 'fatal' }),
    '/runs/0/results/0/level must be equal to one of the allowed values',
  ],
  [
    'with two equal rules',
    ({ runs: [{ tool }] }) => tool.driver.rules.push(...tool.driver.rules.slice(0, 1)),
    '/runs/0/tool/driver/rules must NOT have duplicate items',
  ],
])('the schema refuses a log %s', (_, breakIt, problem) => {
  const log = report([inFile()], rules, '1.2.3');
  expect(problems(log)).toEqual([]);
  breakIt(log);
  expect(problems(log)).toEqual([expect.stringContaining(problem)]);
});

test('a place in a file is a region, with the object beside it', () => {
  const [{ results }] = report([inFile()], rules, '1.2.3').runs;
  expect(results).toMatchObject([
    {
      ruleId: 'unknown-field',
      level: 'error',
      message: { text: "there is no field 'volumneName'. The API server refuses the object. Did you mean volumeName?" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'k8s/claim.yaml' },
            region: { startLine: 7, startColumn: 3, endColumn: 14 },
          },
          logicalLocations: [{ fullyQualifiedName: 'PersistentVolumeClaim shop/data spec.volumneName', name: 'data' }],
        },
      ],
    },
  ]);
});

test.each([
  ['a b/100%.yaml', 'a%20b/100%25.yaml'],
  ['windows\\claim.yaml', 'windows/claim.yaml'],
  ['C:\\claim.yaml', 'C:/claim.yaml'],
  ['-', '-'],
])('the file %s is the reference %s', (file, uri) => {
  const log = report([inFile({}, { file })], rules, '1.2.3');
  expect(log.runs[0].results).toMatchObject([{ locations: [{ physicalLocation: { artifactLocation: { uri } } }] }]);
  expect(problems(log)).toEqual([]);
});

test('places without a line to quote, without an object, and in a program', () => {
  const findings = [
    inFile({ place: undefined }),
    unreadable(),
    inConstruct({ severity: 'info' }),
    inConstruct({ path: '' }),
  ];
  const log = report(findings, rules, '1.2.3');
  expect(problems(log)).toEqual([]);
  expect(log.runs[0].results).toMatchObject([
    { locations: [{ physicalLocation: { region: { startLine: 7, startColumn: 3 } } }] },
    { ruleId: 'unreadable', locations: [{ physicalLocation: {} }] },
    { level: 'note', locations: [{ logicalLocations: [{ fullyQualifiedName: 'app/data spec.volumneName' }] }] },
    { locations: [{ logicalLocations: [{ fullyQualifiedName: 'app/data' }] }] },
  ]);
});

test('nothing found is a valid log without results', () => {
  const log = report([], rules, '1.2.3');
  expect([problems(log), log.runs[0].results]).toEqual([[], []]);
});
