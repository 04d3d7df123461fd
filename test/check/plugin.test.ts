import { StatefulValidation } from '../../src/check/plugin';
import type { Violation } from '../../src/check/plugin';
import { testFolder } from '../cli/files';

const { write } = testFolder();
const pod = (volume: string): string => `apiVersion: v1
kind: Pod
metadata: { name: cache }
spec:
  containers: [{ name: cache, image: example/cache:1, volumeMounts: [{ name: scratch, mountPath: /scratch }] }]
  volumes: [{ name: scratch, ${volume} }]
`;
const FINE = pod('emptyDir: { sizeLimit: 1Gi }');
const WARNS = pod('emptyDir: {}');
const FAILS = pod('emptyDirectory: {}');
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: gp4, resources: { requests: { storage: 1Gi } } }
`;

/** What the plugin reports about a file, as cdk8s-cli hears it. */
function report(text: string, ...options: ConstructorParameters<typeof StatefulValidation>): object {
  const violations: Violation[] = [];
  const statuses: string[] = [];
  new StatefulValidation(...options).validate({
    manifests: [write('app.k8s.yaml', text)],
    report: { addViolation: (violation) => violations.push(violation), submit: (status) => statuses.push(status) },
  });
  return { rules: violations.map(({ ruleName }) => ruleName), statuses };
}

test('what is fine succeeds', () => {
  expect(report(FINE)).toEqual({ rules: [], statuses: ['success'] });
});

test('a warning is shown, and fails with strict only', () => {
  expect(report(WARNS)).toEqual({ rules: ['emptydir-unbounded'], statuses: ['success'] });
  expect(report(WARNS, { strict: true })).toEqual({ rules: ['emptydir-unbounded'], statuses: ['failure'] });
  expect(report(WARNS, { strict: true, skip: ['emptydir-unbounded'] })).toEqual({ rules: [], statuses: ['success'] });
});

test('an error fails', () => {
  expect(report(FAILS, { only: ['unknown-field'] })).toEqual({ rules: ['unknown-field'], statuses: ['failure'] });
});

test('what can not be read fails', () => {
  expect(report(`${FINE}---\na: [\n`)).toEqual({ rules: ['unreadable'], statuses: ['failure'] });
});

test('facts of the cluster come as properties', () => {
  const only = ['missing-storage-class'];
  const knows = (name: string): object => ({ only, cluster: { storageClasses: [{ name }] } });
  expect(report(CLAIM, { only })).toEqual({ rules: [], statuses: ['success'] });
  expect(report(CLAIM, knows('gp4'))).toEqual({ rules: [], statuses: ['success'] });
  expect(report(CLAIM, knows('gp3'))).toEqual({ rules: only, statuses: ['failure'] });
});

test('a violation names the object, the file, the line, what happens and what to write instead', () => {
  const violations: Violation[] = [];
  const file = write('typo.k8s.yaml', FAILS);
  new StatefulValidation({ only: ['unknown-field'] }).validate({
    manifests: [file],
    report: { addViolation: (violation) => violations.push(violation), submit: () => undefined },
  });
  expect(violations).toEqual([
    {
      ruleName: 'unknown-field',
      recommendation: expect.stringContaining('kubectl refuses it') as string,
      fix: expect.stringMatching(/\S/) as string,
      violatingResources: [
        {
          resourceName: 'cache',
          manifestPath: file,
          locations: [
            expect.stringMatching(
              /typo\.k8s\.yaml:6:\d+ Pod cache spec\.volumes\[0\]\.emptyDirectory: error: /,
            ) as string,
          ],
        },
      ],
    },
  ]);
});
