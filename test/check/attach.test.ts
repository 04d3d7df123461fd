import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { attachChecks, configureChecks } from '../../src/check/attach';
import { Checks } from '../../src/check/checks';
import { FastApp } from '../../src/synth/fast-app';

let outdir: string;
let written: string[];
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'checks-'));
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
  jest.restoreAllMocks();
});

function pod(chart: Chart, id: string, mount: string, env: readonly string[] = []): ApiObject {
  return new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: id },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'registry.example/web:1',
          env: env.map((name) => ({ name, value: 'x' })),
          volumeMounts: [{ name: mount, mountPath: '/var/cache/web' }],
        },
      ],
      volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }],
    },
  });
}

const MISSING = /missing-volume: Pod web \(a\/web\) .*there is no volume 'cash'.*Did you mean cache\?/s;

test('an empty list of rules turns the check off', () => {
  const app = new FastApp({ outdir });
  pod(new Chart(app, 'a'), 'web', 'cash');
  Checks.configure(app, { only: [] });
  expect(app.synthYaml()).toContain('cash');
  expect(written).toEqual([]);
});

describe.each([
  ['App', App],
  ['FastApp', FastApp],
])('%s', (_name, Type) => {
  test('fails to synthesize with all errors at once, each once', () => {
    const app = new Type({ outdir });
    pod(new Chart(app, 'a'), 'web', 'cash');
    pod(new Chart(app, 'b'), 'api', 'cahce');
    attachChecks(app);
    attachChecks(app.node.children[0]!);
    expect(() => {
      app.synth();
    }).toThrow(MISSING);
    expect(() => app.synthYaml()).toThrow(/^(?=[\s\S]*Pod web)(?=[\s\S]*Pod api)/);
    expect(() => (app.node.children[1] as Chart).toJson() as unknown).toThrow(MISSING);
  });

  test('sees what changed since it was last looked at', () => {
    const app = new Type({ outdir });
    const chart = new Chart(app, 'a');
    attachChecks(chart);
    const name = { volume: 'cache' };
    pod(chart, 'web', Lazy.any({ produce: () => name.volume }) as string);
    expect(chart.toJson()).toHaveLength(1);
    app.synth();
    name.volume = 'cash';
    expect(() => chart.toJson() as unknown).toThrow(MISSING);
    expect(() => {
      app.synth();
    }).toThrow(MISSING);
  });

  test('prints a warning once for a synthesis, however many charts there are', () => {
    const app = new Type({ outdir });
    const chart = new Chart(app, 'a');
    attachChecks(chart);
    pod(chart, 'web', 'cache', ['MODE', 'MODE']);
    for (const id of ['b', 'c', 'd']) pod(new Chart(app, id), `web-${id}`, 'cache');
    app.synth();
    expect(written).toEqual([expect.stringMatching(/^warning\[env-duplicate\]: Pod web [^]*\n$/)]);
  });

  test('prints one paragraph for all warnings of a rule, with what explains it and what shows the others', () => {
    const app = new Type({ outdir });
    const chart = new Chart(app, 'a');
    attachChecks(chart);
    for (let i = 0; i < 8; i++) pod(chart, `web-${i}`, 'cache', ['MODE', 'MODE']);
    app.synth();
    const lines = written.join('').trimEnd().split('\n');
    expect(lines[0]).toMatch(/^warning\[env-duplicate\]: Pod web-0 /);
    expect(lines.at(-1)).toBe('  cdk8s-stateful check --explain env-duplicate');
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain(` 7 more like this: cdk8s-stateful check ${outdir} `);
    expect(lines.slice(1).every((line) => /^ {2}\S/.test(line))).toBe(true);
    expect(lines.filter((line) => line.length > 100 && !line.includes(outdir))).toEqual([]);
    expect(written.join('')).not.toContain('\u001b');
    expect(Checks.of(chart).findings).toHaveLength(8);
  });

  test('colours the name of a warning on a terminal or where FORCE_COLOR asks for it, unless NO_COLOR says not to', () => {
    const { isTTY } = process.stderr;
    const synthesized = (): string => {
      written = [];
      const app = new Type({ outdir });
      const chart = new Chart(app, 'a');
      attachChecks(chart);
      pod(chart, 'web', 'cache', ['MODE', 'MODE']);
      app.synth();
      return written.join('');
    };
    try {
      process.stderr.isTTY = true;
      delete process.env['NO_COLOR'];
      expect(synthesized()).toMatch(/^\u001b\[33mwarning\[env-duplicate\]\u001b\[0m: Pod web /);
      process.env['NO_COLOR'] = '1';
      expect(synthesized()).toMatch(/^warning\[env-duplicate\]: Pod web /);
      process.env['FORCE_COLOR'] = '1';
      expect(synthesized()).toMatch(/^warning\[env-duplicate\]: Pod web /);
      delete process.env['NO_COLOR'];
      process.stderr.isTTY = false;
      expect(synthesized()).toMatch(/^\u001b\[33mwarning/);
      process.stderr.isTTY = true;
      process.env['FORCE_COLOR'] = '0';
      expect(synthesized()).toMatch(/^warning\[env-duplicate\]: Pod web /);
    } finally {
      process.stderr.isTTY = isTTY;
      delete process.env['NO_COLOR'];
      delete process.env['FORCE_COLOR'];
    }
  });

  test('tells every error in full, however many there are of a rule', () => {
    const app = new Type({ outdir });
    const chart = new Chart(app, 'a');
    attachChecks(chart);
    for (let i = 0; i < 8; i++) pod(chart, `web-${i}`, 'cash');
    expect(() => app.synthYaml()).toThrow(
      new RegExp(Array.from({ length: 8 }, (_, i) => `Pod web-${i} `).join('[^]*')),
    );
  });

  test('with strict, a warning fails the synthesis', () => {
    const app = new Type({ outdir });
    const chart = new Chart(app, 'a');
    Checks.configure(chart, { strict: true });
    pod(chart, 'web', 'cache', ['MODE', 'MODE']);
    expect(() => app.synthYaml()).toThrow('env-duplicate');
    configureChecks(chart, { strict: true, skip: ['env-duplicate'] });
    expect(app.synthYaml()).toContain('MODE');
  });
});

test('a finding that its object allows with a reason is not one', () => {
  const app = new App({ outdir });
  const chart = new Chart(app, 'a');
  const object = pod(chart, 'web', 'cash');
  object.metadata.addAnnotation('stateful.cdk8s.io/allow', 'missing-volume=an admission webhook adds it');
  Checks.of(chart).expectNone();
  expect(() => {
    Checks.of(chart).expectFinding('missing-volume');
  }).toThrow('expected a finding of missing-volume, but there is nothing');
});

test('a finding is asserted by its rule and its object', () => {
  const chart = new Chart(new App({ outdir }), 'a');
  pod(chart, 'web', 'cash');
  const checks = Checks.of(chart);
  checks.expectFinding('missing-volume');
  checks.expectFinding('missing-volume', 'web');
  expect(() => {
    checks.expectFinding('missing-volume', 'api');
  }).toThrow('in api, but there is:\n  missing-volume');
  expect(() => {
    checks.expectNone();
  }).toThrow(MISSING);
  expect(checks.findings).toMatchObject([{ severity: 'error', construct: 'a/web', kind: 'Pod' }]);
});

test('what is found elsewhere in the App is not found in the chart that is asked for', () => {
  const app = new App({ outdir });
  pod(new Chart(app, 'a'), 'web', 'cash');
  const ab = new Chart(app, 'ab');
  pod(ab, 'api', 'cache');
  Checks.of(ab).expectNone();
  expect(Checks.of(app).findings).toHaveLength(1);
});
