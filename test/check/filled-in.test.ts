import { claim, documents, storageClass } from '../../src/check/examples';
import { severities } from './severities';

test.each([
  '{{ .Values.size }}',
  '${SIZE}',
  '$(SIZE)',
  '((size))',
  '<size>',
  'DISK_SIZE',
  'QUOTA',
  '$SIZE_2',
  '<size of the disk: 1Gi>',
])('a size of %s is not known yet, and not judged', (size) => {
  expect(severities('bad-quantity', documents(storageClass(), claim({ size: `'${size}'` })))).toEqual([]);
});

test.each([
  "(join('-', ['data', $namespace]))",
  '{{ .Name }}',
  'data-<node>',
  'data-<your-region/zone>',
  'CLAIM_NAME',
  '%s',
  '%s-data-%d',
  '$NAME-data',
  'data-$NAME',
  'data-__NAME__',
  'data-HOSTNAME',
])('nor is a name of %p', (name) => {
  expect(severities('bad-name', claim({ name: `"${name}"` }))).toEqual([]);
});

test.each(['my-PVC', 'Data-HOSTNAME', '100%', 'a$b', 'my-DATA'])('%p is a name, and wrong', (name) => {
  expect(severities('bad-name', claim({ name: `"${name}"` }))).toHaveLength(1);
});

test('a limit of MEMORY_LIMIT is not known yet', () => {
  const pod = (limit: string): string => `apiVersion: v1
kind: Pod
metadata: { name: a }
spec: { containers: [{ name: a, image: b, resources: { limits: { memory: ${limit} } } }] }
`;
  expect(severities('bad-quantity', pod('MEMORY_LIMIT'))).toEqual([]);
  expect(severities('bad-quantity', pod('1_GB'))).toHaveLength(1);
});

test('what is chosen from a few words is no name', () => {
  expect(severities('bad-access-mode', claim({ mode: 'READ_WRITE_ONCE' }))).toHaveLength(1);
  expect(severities('bad-name', claim({ name: 'Data' }))).toHaveLength(1);
});

test.each(['10GB', '10_GB', 'GIB', '$10', 'a (b)', '1 < 2'])('%s is known, and wrong', (size) => {
  expect(severities('bad-quantity', documents(storageClass(), claim({ size: `'${size}'` })))).toHaveLength(1);
});

test('$(NAME) in a container is a variable of Kubernetes', () => {
  const pod = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - name: a
      image: b
      env: [{ name: A, value: $(B) }, { name: B, value: c }]
`;
  expect(severities('env-order', pod)).toHaveLength(1);
});

test('the selector of an old version had a default; that the version is gone is said by another rule', () => {
  const text = (apiVersion: string): string => `apiVersion: ${apiVersion}
kind: Deployment
metadata: { name: a }
spec:
  template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: b }] } }
`;
  expect(severities('selector-mismatch', text('apps/v1beta1'))).toEqual([]);
  expect(severities('removed-api-version', text('apps/v1beta1'))).toHaveLength(1);
  expect(severities('selector-mismatch', text('apps/v1'))).toHaveLength(1);
});

const webhook = (caBundle: string): string => `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: a }
webhooks:
  - name: a.example.org
    clientConfig: { caBundle: ${caBundle}, service: { name: a, namespace: b } }
    sideEffects: None
    admissionReviewVersions: [v1]
`;

test('a word in capitals where it can be no value is replaced by a script', () => {
  expect(severities('wrong-type', webhook('CA_BUNDLE'))).toEqual([]);
  expect(severities('wrong-type', webhook('CRT'))).toEqual([]);
  const secret = (key: string): string => `apiVersion: v1
kind: Secret
metadata: { name: a }
data: { tls.crt: ${key} }
`;
  expect(severities('secret-data-not-base64', secret('TLS_CRT'))).toEqual([]);
  expect(severities('secret-data-not-base64', secret('TLS crt'))).toHaveLength(1);
  expect(severities('config-value-not-string', secret('[CREDS]'))).toEqual([]);
  expect(severities('secret-data-not-base64', secret('dGVzdDEt****'))).toEqual([]);
  expect(severities('secret-data-not-base64', secret('xxxxxxxxx'))).toEqual([]);
  expect(severities('config-value-not-string', secret('{your-key}'))).toEqual([]);
  expect(severities('config-value-not-string', secret('{key: value}'))).toHaveLength(1);
  expect(severities('config-value-not-string', secret('[TLS, CRT]'))).toHaveLength(1);
  expect(severities('secret-data-not-base64', documents(secret('dGxz'), webhook('not base64')))).toEqual([]);
  expect(severities('wrong-type', webhook('not base64'))).toHaveLength(1);
  const service = (port: string): string => `apiVersion: v1
kind: Service
metadata: { name: a }
spec: { ports: [{ port: ${port} }] }
`;
  expect(severities('wrong-type', service('PORT'))).toEqual([]);
  expect(severities('wrong-type', service('"TRUE"'))).toHaveLength(1);
  expect(severities('wrong-type', service('http'))).toHaveLength(1);
});
