import { converted, objectsIn, objectsOf, sorted } from './programs';

/** The body of the program of a text, which makes exactly what is in it, by constructs alone. */
function bodyOf(yaml: string): string {
  const conversion = converted(yaml);
  expect(conversion.objects.filter(({ reason }) => reason !== undefined)).toEqual([]);
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml).map(withoutNulls)));
  return conversion.program;
}

/** Objects as cdk8s writes them. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])),
  );
}

const pod = (spec: string, metadata = '{ name: pod }'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec: ${spec}\n`;

test.each(['uid: a-b', "resourceVersion: '7'", "creationTimestamp: '2026-01-31T12:00:00Z'", 'managedFields: []'])(
  'what a server keeps in an object is left out of one that has %s',
  (field) => {
    const conversion = converted(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  ${field}
  generation: 3
  annotations: { deployment.kubernetes.io/revision: '3', kubectl.kubernetes.io/last-applied-configuration: '{}', a: b }
spec:
  selector: { matchLabels: { app: shop } }
  template: { metadata: { labels: { app: shop } }, spec: { containers: [{ name: shop, image: x }] } }
status: { replicas: 1 }
`);
    expect(conversion.allowed).toEqual([]);
    expect(objectsOf(conversion)).toMatchObject([{ metadata: { annotations: { a: 'b' } } }]);
    for (const left of ['generation', 'kubernetes.io', 'status', field.split(':')[0]])
      expect(conversion.program).not.toContain(left);
  },
);

test('in an object that no server wrote into, nothing is left out', () => {
  const program = bodyOf(`apiVersion: v1
kind: ConfigMap
metadata: { name: a, creationTimestamp: null, annotations: { deployment.kubernetes.io/revision: '3' } }
data: { a: b }
`);
  expect(program).toContain("'deployment.kubernetes.io/revision': '3'");
});

test('volumes keep their order: one that comes too late is listed before the next one is mounted', () => {
  const program = bodyOf(
    pod(`{
      initContainers: [{ name: init, image: x, volumeMounts: [{ name: two, mountPath: /two }] }],
      containers: [{ name: a, image: x, volumeMounts: [{ name: one, mountPath: /one }, { name: three, mountPath: /three }] }],
      volumes: [{ name: one, emptyDir: {} }, { name: two, emptyDir: {} }, { name: three, emptyDir: {} }]
    }`),
  );
  expect(program).toMatch(/mount\('\/one', .*\)\n.*addVolume\(two\)\n.*mount\('\/three', .*\);\n/);
});

test('a source without a store of its own is given as the API has it', () => {
  const program = bodyOf(
    pod(`{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }] }],
      volumes: [{ name: d, quobyte: { registry: r, volume: v } }] }`),
  );
  expect(program).toContain("toVolume: () => ({ source: { quobyte: { registry: 'r', volume: 'v' } } })");
});

test('what a construct checks more closely than the API is written as the API has it', () => {
  const program = bodyOf(
    pod(`{ containers: [{ name: a, image: x, livenessProbe: { httpGet: { path: /, port: 80 }, unheardOf: 1 } }] }`),
  );
  expect(program).toContain('containerSpec: { livenessProbe: ');
});

test('variables that refer to later ones keep their order', () => {
  const program = bodyOf(
    pod(`{ containers: [{ name: a, image: x, env: [{ name: A, value: $(B) }, { name: B, value: b }] }] }`),
  );
  expect(program).toMatch(/containerSpec: \{\s+env: \[\s+\{ name: 'A', value: '\$\(B\)' \}/);
});

test('a key that a ConfigMap does not have can still be referred to', () => {
  const program = bodyOf(`apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { one: '1' }
---
${pod(`{ containers: [{ name: a, image: x, env: [{ name: TWO, valueFrom: { configMapKeyRef: { name: settings, key: two } } }] }] }`)}`);
  expect(program).toContain("{ valueFrom: { configMapKeyRef: { name: 'settings', key: 'two' } } }");
});

test('a variable has no number where no other one has its name', () => {
  const settings = (namespace: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: ${namespace} }\ndata: { a: b }\n---\n`;
  const user = (name: string, namespace: string): string =>
    pod(
      '{ containers: [{ name: a, image: x, envFrom: [{ configMapRef: { name: settings } }], volumeMounts: [{ name: c, mountPath: /c }] }], volumes: [{ name: c, configMap: { name: settings } }] }',
      `{ name: ${name}, namespace: ${namespace} }`,
    );
  const one = bodyOf(`${settings('x')}${settings('w')}${user('a', 'z')}`);
  expect(one).toContain('const settingsConfigMap = EnvConfig.fromConfigMapName(');
  expect(one).toContain('envFrom: [settingsConfigMap.all()]');
  const users = [user('a', 'x'), user('b', 'w'), user('c', 'z')].join('---\n');
  const several = bodyOf(`${settings('x')}${settings('w')}${users}`);
  expect(several).toContain('const settingsConfigMap = new EnvConfig(');
  expect(several).toContain('const settingsConfigMap2 = EnvConfig.fromConfigMapName(');
});

test('a claim and the volume that names it are one store', () => {
  const program = bodyOf(`apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 5Gi }
  accessModes: [ReadWriteOnce]
  claimRef: { namespace: shop, name: data }
  csi: { driver: ebs.csi.aws.com, volumeHandle: vol-1 }
  nodeAffinity:
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [a] }] }] }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec:
  volumeName: disk
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 5Gi } }
`);
  expect(program).toContain("namespace: 'shop'");
  expect(program).toContain("nodeAffinity: VolumeAffinity.zones('a')");
  expect(program).not.toContain('StaticVolume');
  expect(program).not.toContain('binding');
});

test('a volume that differs from its claim in its class is a construct of its own', () => {
  const program = bodyOf(`apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany], storageClassName: a, nfs: { server: s, path: /p } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { volumeName: disk, accessModes: [ReadWriteMany], storageClassName: b, resources: { requests: { storage: 5Gi } } }
`);
  expect(program).toContain('storage: Storage.existingVolume(disk)');
});

test('a Service of the pods of two workloads is one by itself', () => {
  const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: web, track: ${name} } }
  template:
    metadata: { labels: { app: web, track: ${name} } }
    spec: { containers: [{ name: web, image: x }] }
---
`;
  const program = bodyOf(`${deployment('stable')}${deployment('canary')}apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`);
  expect(program).toContain("new Service(chart, 'web-service', {");
});

test('a StatefulSet has its Service where it is there, else the name of it', () => {
  const statefulSet = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: x }] } }
`;
  expect(bodyOf(statefulSet)).toContain("serviceName: 'db'");
  const service = `---\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: shop }\nspec: { selector: { app: db }, ports: [{ port: 1 }] }\n`;
  expect(bodyOf(statefulSet + service)).toContain("service: { name: 'db', port: 1, headless: false }");
});

test('objects of other namespaces, and of none, are where they were', () => {
  const claim = (namespace: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data${namespace} }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
`;
  const yaml = [', namespace: a', ', namespace: a', ', namespace: b', '']
    .map((one, i) => claim(`-${i}${one}`))
    .join('');
  const program = bodyOf(yaml);
  expect(program).toContain("{ namespace: 'a' }");
  expect(program).toContain("metadata: { namespace: 'b' }");
  expect(program).toContain("const others = new Chart(app, 'data-others');");
  expect(program).toContain("new PersistentStore(others, 'data-3', ");
});

test('several objects of another namespace are in a chart of their own, with their apps and what these use', () => {
  const objects = (namespace: string, claim: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${claim}, namespace: ${namespace} }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${namespace}, namespace: ${namespace} }
---
${pod(
  `{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }] }], volumes: [{ name: d, persistentVolumeClaim: { claimName: ${claim} } }] }`,
  `{ name: reader, namespace: ${namespace} }`,
)}---
`;
  const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: a }\n';
  const yaml = `${objects('one', 'data')}${objects('two', 'data')}${objects('others', 'data')}${role}`;
  const conversion = converted(yaml);
  expect(conversion.objects.filter(({ reason, covered }) => covered && reason !== undefined)).toEqual([]);
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml)));
  expect(conversion.program).toContain("const twoChart = new Chart(app, 'app-two', { namespace: 'two' });");
  expect(conversion.program).toContain("new PersistentStore(twoChart, 'data', {");
  expect(conversion.program).toContain("const others = new Chart(app, 'app-others-2');");
  expect(conversion.program).toContain("new ApiObject(others, 'a', {");
  expect(conversion.program.match(/namespace/g)).toHaveLength(3);
});

test('objects of the whole cluster never get the namespace of the chart', () => {
  const yaml = `apiVersion: v1
kind: ServiceAccount
metadata: { name: a, namespace: shop }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: a }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: a, annotations: { storageclass.kubernetes.io/is-default-class: 'true' } }
provisioner: example.com/x
`;
  const conversion = converted(yaml);
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml)));
  expect(conversion.program).toContain('isDefault: true');
});

test('an object that the server names, and a status that somebody wrote', () => {
  const program = bodyOf(`apiVersion: batch/v1
kind: Job
metadata: { generateName: work- }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: x }] } } }
---
apiVersion: v1
kind: Service
metadata: { name: web, creationTimestamp: null }
spec: { ports: [{ port: 80 }], selector: { app: web } }
status: { loadBalancer: {} }
`);
  expect(program).toContain("ApiObject.of(work).addJsonPatch(JsonPatch.remove('/metadata/name'));");
  expect(program).toContain("JsonPatch.add('/status', { loadBalancer: {} })");
});

test("a source of a volume that has no method of its own, and one with fields that it hasn't, are given as the API has them", () => {
  const program = bodyOf(
    ['azureFile: { secretName: a, shareName: b }', 'nfs: { server: a, path: /b, vers: 4 }']
      .map(
        (source, i) => `apiVersion: v1
kind: PersistentVolume
metadata: { name: disk-${i} }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany], ${source} }
`,
      )
      .join('---\n'),
  );
  expect(program).toMatch(
    /Storage\.source\(\s+\{ azureFile: \{ secretName: 'a', shareName: 'b' \} \},\s+\{ accessModes: /,
  );
  expect(program).toMatch(/Storage\.source\(\{ nfs: \{ server: 'a', path: '\/b', vers: 4 \} \}, \{ accessModes: /);
});

test("fields that the API doesn't have are put beside what a construct makes", () => {
  const program = bodyOf(`apiVersion: v1
kind: Pod
metadata: { name: a, lables: { app: a } }
labels: { a/b~c: d }
spec: { containers: [{ name: a, image: x }] }
`);
  expect(program).toMatch(/JsonPatch\.add\('\/metadata\/lables', \{ app: 'a' \}\),\s+JsonPatch\.add\('\/labels', /);
});

test('a Service whose ports no option takes has them as the API has them', () => {
  const program = bodyOf(`apiVersion: v1
kind: Service
metadata: { name: etcd }
spec: { ports: [{ name: a, port: 1, nodePort: 0 }, { name: b, port: 2, nodePort: 0 }], selector: { app: etcd } }
`);
  expect(program).toMatch(/serviceSpec: \{\s+ports: \[\s+\{ name: 'a', port: 1, nodePort: 0 \}/);
});

test('a rule that refuses what is meant so is allowed before it is made', () => {
  const conversion = converted(`apiVersion: apps/v1
kind: Deployment
metadata: { name: ms_calculator }
spec:
  selector: { matchLabels: { app: ms_calc } }
  template: { metadata: { labels: { app: ms_calc } }, spec: { containers: [{ name: calculator, image: x }] } }
`);
  expect(conversion.objects).toMatchObject([{ reason: undefined }]);
  expect(conversion.allowed).toEqual(['bad-name']);
  expect(objectsOf(conversion)).toHaveLength(1);
});

test('labels that an app has in common with its pods are said once, the others where they are', () => {
  const program = bodyOf(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web, team: shop, part: front } }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web, team: shop } }, spec: { containers: [{ name: web, image: x }] } }
`);
  expect(program).toContain("labels: { app: 'web', team: 'shop' },");
  expect(program).toContain("metadata: { labels: { part: 'front' } }");
  expect(program).not.toContain('podMetadata');
});

test('an app with a mount has its options on lines of their own, where one line has no room for both', () => {
  const program = bodyOf(
    pod(
      `{ containers: [{ name: a, image: x, command: [sleep, '${'9'.repeat(60)}'], volumeMounts: [{ name: d, mountPath: /d }] }], volumes: [{ name: d, emptyDir: {} }] }`,
    ),
  );
  expect(program).toMatch(
    /\nnew StatefulApp\(chart, 'a', \{\n {2}image: [^{}]*,\n {2}workload: Workload\.pod\(\{ name: 'pod' \}\),\n\}\)\.mount\('\/d', EphemeralStore\.emptyDir\(\)\);\n/,
  );
});

test('what is null is left out, as the API server does', () => {
  const yaml = `apiVersion: example.com/v1
kind: Custom
metadata: { name: a, labels: null, annotations: { a: null } }
spec: { a: null, b: [null, { c: null }] }
`;
  expect(converted(yaml.replace('[null, ', '[')).program).not.toContain('null');
  expect(converted(yaml).lost).toEqual([]);
});

test('a value that is there three times is said once', () => {
  const program = bodyOf(
    ['a', 'b', 'c']
      .map((name) =>
        pod(
          `{ containers: [{ name: ${name}, image: x, resources: { limits: { cpu: 100m, memory: 100Mi } } }] }`,
          `{ name: ${name} }`,
        ),
      )
      .join('---\n'),
  );
  expect(program).toContain("const resources = { limits: { cpu: '100m', memory: '100Mi' } };\n");
  expect(program.match(/100m/g)).toHaveLength(1);
  expect(program.match(/, resources, /g)).toHaveLength(3);
});

test('what the checks call an error is allowed in the program, so that it runs', () => {
  const yaml = pod(`{ containers: [{ name: a, image: x }], volumes: [{ name: d, gitRepo: { repository: x } }] }`);
  const conversion = converted(yaml);
  expect(conversion.allowed).toEqual(['removed-volume-plugin']);
  expect(bodyOf(yaml)).toContain("Checks.allow(app, 'removed-volume-plugin', ");
});

test('what no construct makes exactly is an ApiObject that says why', () => {
  const conversion = converted(`apiVersion: v1
kind: PersistentVolume
metadata: { name: old }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteOnce], cinder: {}, nfs: {} }
`);
  expect(conversion.objects).toMatchObject([{ covered: true, reason: 'has no source that is known: cinder, nfs' }]);
  expect(conversion.program).toContain('\n// No construct makes it: it has no source that is known: cinder, nfs\n');
  expect(conversion.program).toContain("new ApiObject(chart, 'old', ");
});

test('the reason of an app that reads what no construct refers to is that of the reference', () => {
  const spec = '{ containers: [{ name: a, image: x, envFrom: [{ secretRef: { name: login } }] }] }';
  const { objects } = converted(pod(spec, '{ name: pod, namespace: "${shop}" }'));
  expect(objects).toMatchObject([{ reason: expect.stringContaining('"${shop}"') as unknown }]);
});

test('a comment is kept above the mark between documents too, and behind an empty first line', () => {
  const object = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
  const program = bodyOf(`\n---\n# one\n${object('a')}# two\n---\n\n# three\n${object('b')}`);
  expect(program).toMatch(/\/\/ one\n[^]*\/\/ two\n\/\/ three\n/);
});

test('comments inside of an object are above it, those behind a value with its key', () => {
  const program = bodyOf(`# first
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings # called so # by all
  # before a key
data:
  a: "no # comment"
  b: |
    # no comment either
    text # nor this
  c: no#comment
  # last of them
  d: x # the end
# of the next one
---
apiVersion: v1
kind: ConfigMap
metadata: { name: other }
`);
  expect(program.match(/^ *\/\/.*$/gm)?.map((line) => line.trim())).toEqual([
    '// first',
    '// name: called so # by all',
    '// before a key',
    '// last of them',
    '// d: the end',
    '// of the next one',
  ]);
});

test('the text of a licence becomes its line, and a comment that is there twice is said once', () => {
  const object = (name: string): string => `# Copyright 2024 The Authors
#
# Licensed under the Apache License, Version 2.0 (the "License");
# and so on
# limitations under the License.
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
`;
  const program = bodyOf(`${object('a')}---\n${object('b')}`);
  expect(program).toContain('\n// Copyright 2024 The Authors\n// SPDX-License-Identifier: Apache-2.0\n');
  expect(program.match(/SPDX/g)).toHaveLength(1);
});

test("nothing of a Secret's values is in the program: not from kubectl's record, not from a comment", () => {
  const record = JSON.stringify({ kind: 'Secret', stringData: { password: 'hunter2' } });
  const yaml = `# password: hunter2
apiVersion: v1
kind: Secret
metadata:
  name: login
  annotations: { kubectl.kubernetes.io/last-applied-configuration: ${JSON.stringify(record)}, team: shop }
stringData: { password: hunter2 }
`;
  const { program, lost } = converted(yaml);
  expect(lost).toEqual([]);
  expect(program).toContain("team: 'shop'");
  expect(program).not.toContain('hunter2');
  expect(program).not.toContain('last-applied');
});

test.each([
  ['a kind in lower case', 'kind: secret\nstringData: { password: hunter2 }'],
  ['a kind in the plural', 'kind: Secrets\nstringData: { password: hunter2 }'],
])('%s: the values of what is meant to be a Secret are read from the environment', (_, rest) => {
  const { program, environment, lost } = converted(`apiVersion: v1\nmetadata: { name: login }\n${rest}\n`);
  expect(lost).toEqual([]);
  expect(program).not.toContain('hunter2');
  expect([...environment]).toEqual([['LOGIN_PASSWORD', 'hunter2']]);
});

test.each([
  ["has fields that a Secret hasn't: password", 'password: hunter2'],
  ['has data that are not an object', 'stringData: hunter2'],
  ['has a value pin that is no string', 'stringData: { password: hunter2, pin: 1234 }'],
])('a Secret that %s is not in the program, nor are its variables', (reason, rest) => {
  const yaml = `apiVersion: v1\nkind: Secret\nmetadata: { name: login }\n${rest}\n`;
  const { program, environment, lost } = converted(yaml);
  expect(lost.map((one) => one.reason)).toEqual([reason]);
  expect(program).not.toMatch(/hunter2|1234|secret\(/);
  expect(environment.size).toBe(0);
});

test('all errors are allowed, also those that another one stood before', () => {
  const conversion = converted(`apiVersion: v1
kind: ConfigMap
metadata: { name: yes }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
`);
  expect(conversion.allowed).toContain('wrong-type');
  expect(conversion.allowed).toContain('bad-name');
  for (const rule of conversion.allowed) expect(conversion.program).toContain(`Checks.allow(app, '${rule}', `);
});

test('names follow from the ids of the chart and of constructs: no name is said twice', () => {
  const program = bodyOf(`apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: shop-data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: shop }
data: { a: b }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-web }
spec:
  selector: { matchLabels: { app: shop-web } }
  template:
    metadata: { labels: { app: shop-web } }
    spec: { containers: [{ name: shop-web, image: x }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: other }
data: { a: b }
`);
  expect(program).toContain("new Chart(app, 'shop')");
  expect(program).toContain("new PersistentStore(chart, 'shop-data', { capacity: '5Gi' })");
  expect(program).toContain("new EnvConfig(chart, 'shop', { data: { a: 'b' } })");
  expect(program).toContain("new StatefulApp(chart, 'shop-web', { image: 'x' })");
  expect(program).toContain("new EnvConfig(chart, 'other', { name: 'other', data: { a: 'b' } })");
});

test('a copyright and a licence that are above each object are said once', () => {
  const object = (name: string): string =>
    `# Copyright 2024 The Authors.\n# SPDX-License-Identifier: Apache-2.0\n# The ${name} one.\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: b }\n`;
  const program = bodyOf(`${object('first')}---\n${object('second')}`);
  expect(program).toContain(
    '\n// Copyright 2024 The Authors.\n// SPDX-License-Identifier: Apache-2.0\n// The first one.\n',
  );
  expect(program.match(/Copyright|SPDX/g)).toHaveLength(2);
  expect(program).toContain(';\n\n// The second one.\n');
});

test('a text of several lines is a variable above its construct, so that its lines begin where those of the program do', () => {
  const lines = (...all: readonly string[]): string => JSON.stringify(all.map((one) => `${one}\n`).join(''));
  const text = (start: string): string => lines(`${start} { listen 80; }`, '  events { worker_connections 1024; }');
  const program = bodyOf(`apiVersion: v1
kind: ConfigMap
metadata: { name: one }
data: { nginx.conf: ${text('one')}, short: "a\\nb" }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: two }
data: { nginx.conf: ${text('two')} }
---
${pod(`{ containers: [{ name: a, image: x, command: [sh, -c, ${text('script')}] }] }`)}`);
  expect(program).toContain(
    '\n\nconst nginxConf = `one { listen 80; }\n  events { worker_connections 1024; }\n`;\nnew EnvConfig(',
  );
  expect(program).toContain("data: { 'nginx.conf': nginxConf, short: 'a\\nb' }");
  expect(program).toContain('const twoNginxConf = `two ');
  expect(program).toContain("command: ['sh', '-c', script]");
});

test('texts of which an object has many of one field are left where they are', () => {
  const text = JSON.stringify(`${'a'.repeat(40)}\nb`);
  const { program } = converted(`apiVersion: example.com/v1
kind: Schema
metadata: { name: a }
spec: [{ description: ${text} }, { description: ${text}, b: 1 }, { description: ${text}, c: 1 }, { description: ${text.replace('b', 'c')} }]
`);
  expect(program).not.toMatch(/const \w+2 = /);
});

test('values that are said once stand before the app, and an empty line is around what has several lines', () => {
  const program = bodyOf(
    ['a', 'b', 'c']
      .map((name) =>
        pod(`{ nodeName: a-node-of-several-words, containers: [{ name: ${name}, image: x }] }`, `{ name: ${name} }`),
      )
      .join('---\n'),
  );
  expect(program).toMatch(
    /\n\nconst pod = \{ nodeName: 'a-node-of-several-words' \};\n\nexport const app = new App\(\);\nconst chart = .*;\nnew .*\nnew .*\nnew .*\napp\.synth\(\);\n$/,
  );
});

const DISK = `apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany], nfs: { server: s, path: /p } }
---
`;
const claimOfDisk = (spec: string): string =>
  `${DISK}apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { volumeName: disk, ${spec} }\n`;

test('a claim that names a volume, and could be no store with it, is made of the volume', () => {
  const whole = bodyOf(
    claimOfDisk("storageClassName: '', accessModes: [ReadWriteMany], resources: { requests: { storage: 5Gi } }"),
  );
  expect(whole).toContain("disk.claim('claim', { claimName: 'data' });");
  const less = bodyOf(
    claimOfDisk("storageClassName: '', accessModes: [ReadOnlyMany], resources: { requests: { storage: 1Gi } }"),
  );
  expect(less).toMatch(/claimName: 'data',\s+request: '1Gi',\s+accessModes: \[AccessMode\.READ_ONLY_MANY\]/);
});

test('whether pods only read a claim is an option of it, where all say the same', () => {
  const reader = (name: string, readOnly: string): string =>
    pod(
      `{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }] }], volumes: [{ name: d, persistentVolumeClaim: { claimName: data${readOnly} } }] }`,
      `{ name: ${name} }`,
    );
  const same = bodyOf([reader('a', ', readOnly: true'), reader('b', ', readOnly: true')].join('---\n'));
  expect(same).toContain("PersistentStore.fromClaimName(chart, 'data', 'data', { name: 'd', readOnly: true })");
  const other = bodyOf([reader('a', ', readOnly: true'), reader('b', '')].join('---\n'));
  expect(other).toContain("{ persistentVolumeClaim: { claimName: 'data', readOnly: true } }");
});

test('claims of replicas and of pods have their class as an option', () => {
  const program = bodyOf(`apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: x, volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: /tmp }] }]
      volumes: [{ name: tmp, ephemeral: { volumeClaimTemplate: { spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } } } }]
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { storageClassName: gp3, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
`);
  expect(program).toContain("new ReplicaStore(chart, 'data', { capacity: '1Gi', storageClass: 'gp3' })");
  expect(program).toContain("EphemeralStore.claim({ capacity: '1Gi', storageClass: 'fast' })");
});

test('objects of one name in several namespaces are told apart by these', () => {
  const config = (namespace: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: ${namespace} }\ndata: { a: b }\n`;
  const program = bodyOf(['one', 'two', 'three'].map(config).join('---\n'));
  const ids = [...program.matchAll(/new EnvConfig\(chart, '([^']*)'/g)].map(([, id]) => id);
  expect(ids).toEqual(['settings', 'settings-two', 'settings-three']);
});

test.each([
  ['constructor', '{ constructor: x, a: b }'],
  ['__proto__', '{ "__proto__": x }'],
])('a key %s, which cdk8s cannot write, is told as the reason of an object that is written as it is', (key, data) => {
  const yaml = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: ${data}\n`;
  const conversion = converted(yaml);
  expect(conversion.objects).toMatchObject([{ reason: `has a key ${key}, which no class of cdk8s writes` }]);
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml)));
});

test('lists and maps that are empty stay where they are', () => {
  const program = bodyOf(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: {}, labels: {} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web }, annotations: {} }
    spec: { initContainers: [], volumes: [], containers: [{ name: web, image: x, args: [], env: [], envFrom: [], ports: [], volumeMounts: [] }] }
---
apiVersion: v1
kind: Service
metadata: { name: other }
spec: { clusterIP: None, ports: [] }
`);
  expect(program).toContain("JsonPatch.add('/metadata/annotations', {})");
  expect(program).toContain('containerSpec: { env: [], envFrom: [], ports: [] }');
});

test('a claim of the cluster that one pod mounts has the name of its volume there', () => {
  const program = bodyOf(
    pod(
      `{ containers: [{ name: a, image: x, volumeMounts: [{ name: d, mountPath: /d }, { name: d, mountPath: /e }] }], volumes: [{ name: d, persistentVolumeClaim: { claimName: data } }] }`,
    ),
  );
  expect(program).toContain("const data = PersistentStore.fromClaimName(chart, 'data');");
  expect(program).toContain("mount('/d', data, { volumeName: 'd' })");
  expect(program).toContain("mount('/e', data)");
});

test('a comment that is there twice in a row is said once, and names of capitals are written as others', () => {
  const program = bodyOf(`apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  # the same
  START_UP_SCRIPT: ${JSON.stringify(`${'a'.repeat(40)}\nb`)}
  # the same
  b: c
`);
  expect(program.match(/the same/g)).toHaveLength(1);
  expect(program).toContain('const startUpScript = `aaa');
});
