import { markdownReport } from '../../../src/check/reporters/markdown';
import { inFile } from './findings';

test('a finding is a row: what it is, where it is, what happens and what to write', () => {
  const report = markdownReport([inFile()], 3);
  expect(report).toContain('**1 error in 3 objects**');
  expect(report).toContain(
    "| ❌ error<br>`unknown-field` | PersistentVolumeClaim shop/data spec.volumneName<br>k8s/claim.yaml:7:3 | there is no field 'volumneName'.<br>The API server refuses the object.<br>**Fix:** Did you mean volumeName? |",
  );
  expect(markdownReport([], 3)).toBe('**nothing found in 3 objects**\n');
});

test('of several apps, it has those that have the finding', () => {
  expect(markdownReport([inFile({ apps: ['a', 'b'] })], 3, 3)).toContain('<br>in a, b |');
});

test('nothing of a manifest becomes a link, a tag, a mention of code or another cell', () => {
  const report = markdownReport([inFile({ message: 'a | b <img src=x> [c](d) `e`\nnext' })], 1);
  expect(report.trimEnd().split('\n')).toHaveLength(5);
  expect(report).toContain(String.raw`a \| b \<img src=x\> \[c\](d) \`e\`·next.`);
});
