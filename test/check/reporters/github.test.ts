import { githubReport } from '../../../src/check/reporters/github';
import { inConstruct, inFile } from './findings';

test('an annotation names the file, the line and the rule, and says what happens and what to write', () => {
  expect(githubReport([inFile()])).toBe(
    "::error file=k8s/claim.yaml,line=7,col=3,title=unknown-field::PersistentVolumeClaim shop/data spec.volumneName: there is no field 'volumneName'%0AThe API server refuses the object.%0ADid you mean volumeName?\n",
  );
});

test('severities are what GitHub calls them', () => {
  const findings = (['error', 'warning', 'info'] as const).map((severity) => inFile({ severity }));
  expect(githubReport(findings).match(/^::\w+/gm)).toEqual(['::error', '::warning', '::notice']);
});

test('a finding in a program has no file', () => {
  expect(githubReport([inConstruct()])).toMatch(/^::error title=unknown-field::PersistentVolumeClaim/);
});

test('no text ends the command or begins another one', () => {
  const nasty = '100%\r\n::error::x';
  const report = githubReport([inFile({ message: nasty, fix: nasty }, { file: 'a,b:c%\n.yaml' })]);
  expect(report.split('\n')).toHaveLength(2);
  expect(report).toContain('file=a%2Cb%3Ac%25%0A.yaml,line=7');
  expect(report).toContain(': 100%25%0D%0A::error::x%0A');
});
