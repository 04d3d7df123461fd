import { readFileSync, readdirSync } from 'node:fs';
import { rulesPages } from '../../scripts/rules-pages';
import { explain } from '../../src/check/explain';
import { allRules } from '../../src/check/run';

test('the pages of the rules are those of the rules that there are', () => {
  const pages = rulesPages();
  expect(readdirSync('docs/rules').sort()).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages) expect(readFileSync(`docs/rules/${file}`, 'utf8')).toBe(text);
});

test('a page says what a rule says, with its manifests', () => {
  for (const rule of allRules()) {
    const page = explain(rule);
    for (const text of [rule.summary, rule.consequence, rule.fix, rule.see]) expect(page).toContain(text);
    expect(page.split('```yaml')).toHaveLength(3);
    for (const line of page.split('\n')) expect(line.length).toBeLessThan(1500);
  }
});
