import { bodyOf, converted, objectsIn, objectsOf, pod, sorted } from './programs';

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

test('objects of one name in several namespaces are told apart by these', () => {
  const config = (namespace: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: ${namespace} }\ndata: { a: b }\n`;
  const program = bodyOf(['one', 'two', 'three'].map(config).join('---\n'));
  const ids = [...program.matchAll(/new EnvConfig\(chart, '([^']*)'/g)].map(([, id]) => id);
  expect(ids).toEqual(['settings', 'settings-two', 'settings-three']);
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

test('lines that are there twice in a row are said once', () => {
  const program = bodyOf(`apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  # only for nodes
  # of last year
  a: b
  # only for nodes
  # of last year
  c: d
  # of last year
  # only for nodes
  e: f
`);
  expect(program.match(/^ *\/\/.*$/gm)?.map((line) => line.trim())).toEqual([
    '// only for nodes',
    '// of last year',
    '// only for nodes',
  ]);
});

test('the comment of an app is above it, and not above its stores', () => {
  const program = bodyOf(`# keeps the orders
${pod('{ containers: [{ name: a, image: x, volumeMounts: [{ name: data, mountPath: /a }, { name: data, mountPath: /b, subPath: b }] }], volumes: [{ name: data, emptyDir: {} }] }')}`);
  expect(program).toMatch(/^ *const data = [^\n]*;\n *\/\/ keeps the orders\n *new StatefulApp\(/m);
});

test('a hash that kustomize made of the content is in no name of the program', () => {
  const { program, environment } = converted(`apiVersion: v1
kind: Secret
metadata: { name: login-6ct58987ht }
stringData: { password: x }
---
${pod(`{ containers: [{ name: a, image: x, envFrom: [{ secretRef: { name: login-6ct58987ht } }] }] }`)}`);
  expect(program).toContain("const login = new EnvSecret(chart, 'login-6ct58987ht', {");
  expect([...environment.keys()]).toEqual(['LOGIN_PASSWORD']);
});
