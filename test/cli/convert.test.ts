import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onlyOnPath } from '../source/programs';
import { testFolder } from './files';
import { runCli } from './run';

const folder = testFolder();

const SHOP = `# The shop.
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - name: shop
          image: example/shop:1
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: shop-data } }]
---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: shop }, ports: [{ port: 80 }] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: shop }
rules: []
---
apiVersion: v1
kind: Secret
metadata: { name: shop }
stringData: { password: not to be seen }
`;

test('a file becomes a program on the standard output, and the last line says how much of it is constructs', () => {
  const { code, out, error } = runCli('convert', folder.write('shop.yaml', SHOP));
  expect(code).toBe(0);
  expect(out).toContain("\n// The shop.\nnew StatefulApp(chart, 'shop', {");
  expect(out).toContain('\n  .expose({ port: 80 });');
  expect(out).toContain("new Chart(app, 'shop')");
  expect(error).toContain('values of Secrets are read from the environment: SHOP_PASSWORD\n');
  expect(error.trimEnd().split('\n').at(-1)).toBe(
    'cdk8s-stateful: 3 of 4 objects made by constructs, 1 as an ApiObject (Role); the checks find 0 errors and 0 warnings',
  );
});

test('the last line names the first three rules that find something', () => {
  const claim = (fields: string): string =>
    `---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { ${fields} }\n`;
  const last = (yaml: string): string | undefined =>
    runCli('convert', '--check', folder.write('claim.yaml', yaml)).error.trimEnd().split('\n').at(-1);
  expect(last(claim('accessModes: [ReadWriteOnce], resources: { requests: { storage: 1GB } }'))).toContain(
    'the checks find 1 error (bad-quantity) and ',
  );
  expect(
    last(claim('accessModes: [RWO], volumeMode: Blok, unheardOf: 1, resources: { requests: { storage: 1GB } }')),
  ).toMatch(/find \d errors \([a-z-]+, [a-z-]+, [a-z-]+, …\) and /);
});

test("a Secret's value is nowhere", () => {
  const { out, error } = runCli('convert', folder.write('secret.yaml', SHOP));
  expect(out + error).not.toContain('not to be seen');
});

test('-o writes a file for each app, and overwrites none', () => {
  const manifests = folder.write('written/shop.yaml', SHOP);
  const target = join(folder.path, 'src', 'programs');
  expect(runCli('convert', '-o', target, manifests)).toMatchObject({ code: 0, out: '' });
  expect(readdirSync(target)).toEqual(['shop.ts']);
  expect(readFileSync(join(target, 'shop.ts'), 'utf8')).toBe(runCli('convert', manifests).out);
  const again = runCli('convert', '-o', target, manifests);
  expect(again.code).toBe(2);
  expect(again.error).toContain(`shop.ts is in ${target} already; nothing is overwritten`);
});

test('-o into a file, or below one, is one sentence, and leaves it as it was', () => {
  const manifests = folder.write('into/shop.yaml', SHOP);
  for (const target of [manifests, join(manifests, 'programs')])
    expect(runCli('convert', '-o', target, manifests)).toEqual({
      code: 2,
      out: '',
      error: `cdk8s-stateful: ${join(target, 'shop.ts')} can't be written: its folder is a file; nothing was\n`,
    });
  expect(readFileSync(manifests, 'utf8')).toBe(SHOP);
});

test('of several programs, each line names the one that it is about', () => {
  const manifests = ['first', 'second'].map((name) => folder.write(`several/${name}.yaml`, SHOP));
  const { error } = runCli('convert', '-o', join(folder.path, 'several', 'src'), ...manifests);
  expect(error).toContain('cdk8s-stateful: first.ts: values of Secrets are read from the environment: SHOP_PASSWORD\n');
  expect(error).toContain('cdk8s-stateful: second.ts: values of Secrets');
});

test('--check says of each of several sources what would be', () => {
  const manifests = ['first', 'second'].map((name) => folder.write(`checked/${name}.yaml`, SHOP));
  const { error } = runCli('convert', '--check', ...manifests);
  for (const file of manifests) {
    expect(error).toContain(
      `cdk8s-stateful: ${file}: values of Secrets are read from the environment: SHOP_PASSWORD\n`,
    );
    expect(error).toContain(`cdk8s-stateful: ${file}: 3 of 4 objects made by constructs, 1 as an ApiObject (Role)\n`);
  }
  expect(error).toContain('cdk8s-stateful: 6 of 8 objects made by constructs, 2 as ApiObjects (Role); the checks find');
});

test('manifests beside a chart are called by their own folder, and several apps are named where a folder is missing', () => {
  const chart = folder.write('chart/Chart.yaml', 'apiVersion: v2\nname: chart\nversion: 1.0.0\n');
  folder.write('chart/templates/config.yaml', 'kind: ConfigMap\n');
  const config = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
  for (const name of ['one/a', 'two/b']) folder.write(`chart/examples/${name}.yaml`, config(name.replace('/', '-')));
  const root = dirname(chart);
  const rendered = `# Source: chart/templates/config.yaml\n${config('of-chart')}`;
  const restore = onlyOnPath(folder, { helm: `process.stdout.write(${JSON.stringify(rendered)});` });
  try {
    expect(runCli('convert', root)).toMatchObject({
      code: 2,
      error: `cdk8s-stateful: there are 2 apps (${root}/examples, ${root}), and a file for each; name a folder for them, -o FOLDER, or one of the apps\n`,
    });
    const target = join(folder.path, 'of-chart');
    expect(runCli('convert', '-o', target, root).code).toBe(0);
    expect(readFileSync(join(target, 'chart.ts'), 'utf8')).toContain("'of-chart'");
    expect(readFileSync(join(target, 'examples.ts'), 'utf8')).toContain("'one-a'");
  } finally {
    restore();
  }
});

test('a name with the hash that kustomize makes of the content is told, as the program would not change it', () => {
  const config = (name: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: b }\n`;
  const error = (name: string): string => runCli('convert', folder.write('hashed.yaml', config(name))).error;
  expect(error('settings-6ct58987ht')).toContain(
    'ConfigMap settings-6ct58987ht keeps this name when its content changes: take the hash off, and give it rollout: Rollout.HASHED_NAME\n',
  );
  for (const name of ['settings-production', 'settings-6ct58987h', 'settings-6ct58987ha'])
    expect(error(name)).not.toContain('hash');
});

test('programs of one folder have charts with different ids, so that none writes over the file of another', () => {
  const manifests = ['first', 'second'].map((name) => folder.write(`charts/${name}.yaml`, SHOP));
  const target = join(folder.path, 'charts', 'src');
  runCli('convert', '-o', target, ...manifests);
  expect(readFileSync(join(target, 'first.ts'), 'utf8')).toContain("new Chart(app, 'shop')");
  expect(readFileSync(join(target, 'second.ts'), 'utf8')).toContain("new Chart(app, 'second')");
});

test.each(['', '# nothing\n---\n'])('of %j there is no program', (yaml) => {
  expect(runCli('convert', folder.write('no-objects.yaml', yaml))).toEqual({
    code: 2,
    out: '',
    error:
      'cdk8s-stateful: no Kubernetes object was found in 1 file\ncdk8s-stateful: there are no objects to write a program of; name files or folders with manifests, a kustomization.yaml or a Chart.yaml\n',
  });
});

test('--check writes nothing', () => {
  const target = join(folder.path, 'none');
  const { code, out, error } = runCli('convert', '--check', '-o', target, folder.write('checked.yaml', SHOP));
  expect([code, out, existsSync(target)]).toEqual([0, '', false]);
  expect(error).toContain('3 of 4 objects made by constructs');
});

test('what can be no program is told, and the exit code says so', () => {
  const secret = `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"odd"},"stringData":{"__proto__":"x"}}`;
  const { code, out, error } = runCli('convert', folder.write('one.json', secret));
  expect(code).toBe(1);
  expect(out).not.toContain('Secret');
  expect(error).toContain('Secret odd is not in the program');
  expect(error).toContain('0 of 1 object made by constructs, 0 as ApiObjects, 1 not at all;');
});

test('what is no input is one sentence and exit code 2', () => {
  expect(runCli('convert', join(folder.path, 'nothing.yaml'))).toMatchObject({ code: 2, out: '' });
  expect(runCli('convert')).toMatchObject({ code: 2, out: '' });
});

const WIDGET = readFileSync('test/consumer/app/widget.yaml', 'utf8'); // a custom resource with its definition

test('-o writes the definitions of custom resources beside the program that imports their classes, and says what makes them', () => {
  const target = join(folder.path, 'typed');
  const { code, error } = runCli('convert', '-o', target, folder.write('widget.yaml', WIDGET));
  expect(code).toBe(0);
  expect(readFileSync(join(target, 'widget.ts'), 'utf8')).toContain("import { Widget } from './imports/example.com';");
  expect(readFileSync(join(target, 'widget.ts'), 'utf8')).toContain("'definitions', { url: 'widget.crds.yaml' });");
  expect(readFileSync(join(target, 'widget.crds.yaml'), 'utf8')).toContain('kind: CustomResourceDefinition\n');
  expect(error).toContain('npx cdk8s import widget.crds.yaml --language typescript --output imports\n');
  expect(error).toContain('1 of 2 objects made by constructs, 1 as an ApiObject (CustomResourceDefinition);');
});

test('a custom resource that its class cannot make is an ApiObject, and a line says why', () => {
  const widget = folder.write('odd/widget.yaml', WIDGET.replace('size: 1', 'size: large'));
  const { error } = runCli('convert', '-o', join(folder.path, 'odd', 'src'), widget);
  expect(error).toContain(`Widget widget is an ApiObject: it has "large", which its definition doesn't allow there\n`);
});

test('without -o there is no place for definitions, and custom resources are ApiObjects', () => {
  const { out } = runCli('convert', folder.write('widget.yaml', WIDGET));
  expect(out).toContain("new ApiObject(chart, 'widget', {");
  expect(out).not.toContain('./imports');
});
