import { junitReport } from '../../../src/check/reporters/junit';
import { testCases } from '../../../src/check/reporters/test-cases';
import { Manifest } from '../../../src/inventory/manifest';
import { inFile } from './findings';

const claim = new Manifest(
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } },
  { path: 'app/data' },
);
const map = new Manifest({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } }, { path: 'app/map' });
const apps = [{ app: 'shop', manifests: [claim, map] }];

test('an object is a test case that fails by its errors; warnings are beside it, and fail it if strict', () => {
  const findings = [
    inFile({ manifest: claim, apps: ['shop'] }),
    inFile({ manifest: map, severity: 'warning', rule: 'taste', apps: ['shop'] }),
  ];
  const report = junitReport('check', testCases(apps, findings, false));
  expect(report).toContain('<testsuites name="check" tests="2" failures="1">');
  expect(report).toContain('<testsuite name="shop" tests="2" failures="1">');
  expect(report).toMatch(
    /<testcase classname="PersistentVolumeClaim" name="PersistentVolumeClaim data">\n {6}<failure message="error\[unknown-field\] k8s\/claim.yaml:7:3 spec.volumneName: there is no field/,
  );
  expect(report).toMatch(/<testcase classname="ConfigMap" name="ConfigMap map">\n {6}<system-out>warning\[taste\] /);
  expect(junitReport('check', testCases(apps, findings, true))).toContain('tests="2" failures="2"');
});

test('where nothing is found, all pass; what is no object is a case of its own', () => {
  const none = junitReport('check', testCases(apps, [], true));
  expect(none).toContain('tests="2" failures="0"');
  expect(none).toContain('<testcase classname="ConfigMap" name="ConfigMap map"/>');
  const odd = testCases(apps, [inFile({ manifest: undefined, path: '' })], false);
  expect(odd.map(({ suite, className, name }) => [suite, className, name]).at(-1)).toEqual([
    'files',
    'unknown-field',
    'k8s/claim.yaml:7:3',
  ]);
});

test('what an object has in its name is no markup, and no character that XML lacks', () => {
  const report = junitReport('a"b', [
    { suite: '<x>&', className: 'k', name: 'a\u0000\u001b\n"b', failures: [']]></failure>'] },
  ]);
  expect(report).toContain('<testsuites name="a&quot;b"');
  expect(report).toContain('<testsuite name="&lt;x&gt;&amp;"');
  expect(report).toContain('name="a\uFFFD\uFFFD&#10;&quot;b"');
  expect(report).toContain(']]&gt;&lt;/failure&gt;');
});
