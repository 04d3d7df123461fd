import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckOptions } from '../../src/check/options';
import type { Violation } from '../../src/check/plugin';
import { StatefulValidation } from '../../src/check/plugin';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example/web:1
      env: [{ name: A, value: '1' }, { name: A, value: '2' }]
`;
const CLAIM = `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: slow
  resources: { requests: { storage: 1Gi } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugin-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function validate(text: string, options?: CheckOptions): { status: string; violations: readonly Violation[] } {
  const file = join(folder, 'app.k8s.yaml');
  writeFileSync(file, text);
  const violations: Violation[] = [];
  let status = '';
  new StatefulValidation(options).validate({
    manifests: [file],
    report: { addViolation: (violation) => violations.push(violation), submit: (given) => (status = given) },
  });
  return { status, violations };
}

test('a warning is reported, and fails where the plugin is strict', () => {
  const { status, violations } = validate(POD);
  expect(status).toBe('success');
  expect(violations).toMatchObject([
    {
      ruleName: 'env-duplicate',
      violatingResources: [{ resourceName: 'web', manifestPath: join(folder, 'app.k8s.yaml') }],
    },
  ]);
  expect(violations[0]?.violatingResources[0]?.locations).toEqual([
    expect.stringMatching(/app\.k8s\.yaml:8:\d+ Pod web spec\.containers\[0\]\.env.*: warning: /),
  ]);
  expect(validate(POD, { strict: true }).status).toBe('failure');
  expect(validate(POD, { strict: true, skip: ['env-duplicate'] })).toEqual({ status: 'success', violations: [] });
});

test('what can not be read fails', () => {
  expect(validate('a: 1\na: 2\n')).toMatchObject({ status: 'failure', violations: [{ ruleName: 'unreadable' }, {}] });
});

test('properties carry facts of the cluster', () => {
  const rules = (options?: CheckOptions): readonly string[] =>
    validate(CLAIM, options).violations.map(({ ruleName }) => ruleName);
  expect(rules()).toEqual([]);
  expect(rules({ cluster: { storageClasses: [{ name: 'fast' }] } })).toContain('missing-storage-class');
});

test('the class that cdk8s-cli looks for is exported by the package', () => {
  expect(readFileSync('src/index.ts', 'utf8')).toMatch(/check\/plugin/);
});
