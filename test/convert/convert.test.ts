import { bodyOf, converted, objectsIn, objectsOf, pod, sorted } from './programs';

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

test('what is null is left out, as the API server does', () => {
  const yaml = `apiVersion: example.com/v1
kind: Custom
metadata: { name: a, labels: null, annotations: { a: null } }
spec: { a: null, b: [null, { c: null }] }
`;
  expect(converted(yaml.replace('[null, ', '[')).program).not.toContain('null');
  expect(converted(yaml).lost).toEqual([]);
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
