import { jsonReport } from '../../../src/check/reporters/json';
import { inConstruct, inFile, unreadable } from './findings';

const list = (...findings: Parameters<typeof jsonReport>[0]): unknown => JSON.parse(jsonReport(findings));

test('a finding in a file', () => {
  expect(list(inFile())).toEqual([
    {
      rule: 'unknown-field',
      severity: 'error',
      object: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' },
      path: 'spec.volumneName',
      message: "there is no field 'volumneName'",
      fix: 'Did you mean volumeName?',
      origin: { file: 'k8s/claim.yaml', line: 7, column: 3 },
    },
  ]);
});

test('a finding in a program has its construct, one without an object has all fields, too', () => {
  expect(list(inConstruct(), unreadable())).toMatchObject([
    { origin: { construct: 'app/data' } },
    { object: { apiVersion: '', kind: '', namespace: null, name: '' }, path: '', origin: { line: 7 } },
  ]);
});

test('nothing found is an empty list', () => {
  expect(jsonReport([])).toBe('[]\n');
});
