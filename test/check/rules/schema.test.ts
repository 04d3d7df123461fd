import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';

const claim = (spec: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: disk
${spec}`;
const sized = (size: string): string => claim(`  resources: { requests: { storage: ${size} } }\n`);
const pod = (container: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example/web:1
      ${container}
`;

/** What a rule says, with its fix. */
const said = (rule: string, yaml: string): string[] =>
  runChecks(inventoryOf(yaml), { only: [rule] }).map(({ path, message, fix }) => `${path} ${message} | ${fix}`);

test.each([
  ['10GB', '10G'],
  ['"1 Gi"', '1Gi'],
  ['1gib', '1Gi'],
  ['5kb', '5k'],
])('a claim of %s means %s', (written, meant) => {
  const text = JSON.stringify(written.replaceAll('"', ''));
  expect(said('bad-quantity', sized(written))).toEqual([
    `spec.resources.requests.storage the string ${text} is not a quantity: the API server refuses it | Write ${meant}`,
  ]);
});

test.each(['10G', '1e3', '0.5Gi', '1073741824', '"1024Mi"'])('a claim of %s is one', (written) => {
  expect(said('bad-quantity', sized(written))).toEqual([]);
});

test('a quantity that nobody can guess is said without a guess', () => {
  expect(said('bad-quantity', sized('plenty'))[0]).toContain('Write a number with one of the suffixes');
  expect(said('bad-quantity', sized('true'))[0]).toContain('the boolean true is not a quantity');
});

test.each([
  ['volumneName: files', 'Did you mean volumeName?'],
  ['storageClass: disk', 'Did you mean storageClassName?'],
  ['requests: { storage: 1Gi }', 'Did you mean resources.requests?'],
  ['flavour: sweet', 'Take the field out, or write it where it belongs.'],
])('%s: %s', (line, fix) => {
  const [finding] = said('unknown-field', claim(`  resources: { requests: { storage: 1Gi } }\n  ${line}\n`));
  expect(finding).toContain(fix);
});

test('a field of another type says what it takes and what it is', () => {
  const type = (container: string): string => said('wrong-type', pod(container))[0] ?? '';
  expect(type('args: --verbose')).toContain('takes a list of strings, and is the string "--verbose"');
  expect(type('ports: { containerPort: 80 }')).toContain('takes a list of objects, and is an object');
  expect(type('ports: [{ containerPort: "80" }]')).toContain('takes an integer, and is the string "80"');
  expect(type('stdin: "true"')).toContain('takes a boolean, and is the string "true"');
  expect(type('securityContext: []')).toContain('takes an object, and is a list');
  expect(type('command: [sleep, 60]')).toContain(
    'takes a string, and is the number 60: the API server refuses it | Quote it: "60"',
  );
  expect(type('livenessProbe: { httpGet: { port: true } }')).toContain('takes an integer or a string');
  expect(type('livenessProbe: { httpGet: { port: http } }')).toBe('');
  expect(said('wrong-type', pod('stdin: true').replace('name: web }', 'name: web, labels: [a] }'))[0]).toContain(
    'takes an object, and is a list',
  );
});

test('settings have a rule of their own, and what a Secret holds is not shown', () => {
  expect(said('wrong-type', pod('env: [{ name: PORT, value: 80 }]'))).toEqual([]);
  expect(said('config-value-not-string', pod('env: [{ name: PORT, value: 80 }]'))[0]).toContain(
    'the value is the number 80, not a string',
  );
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: pin }\nstringData: { pin: 4711 }\n';
  expect(said('config-value-not-string', secret)[0]).toBe(
    'stringData.pin pin is a number, not a string: the API server refuses it | Put quotes around the value.',
  );
});

test('null is absent, whatever the type', () => {
  expect(said('wrong-type', pod('args: null'))).toEqual([]);
});
