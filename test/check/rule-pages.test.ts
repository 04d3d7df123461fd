import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../../scripts/rule-pages';
import { allRules } from '../../src/check/run';

const FOLDER = join(__dirname, '../../docs/rules');

test('docs/rules holds a page for each rule and the list of them, as the rules are now', () => {
  const there = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);
  expect(new Map(there)).toEqual(rulePages());
});

test.each(allRules().map((rule) => [rule.name, rule] as const))(
  'the page of %s says all there is to say',
  (name, rule) => {
    const page = rulePages().get(`${name}.md`) ?? '';
    for (const text of [rule.summary, rule.consequence, rule.fix, rule.see]) expect(page).toContain(text);
    expect(page.match(/^```yaml$/gm)).toHaveLength(2);
    expect(rulePages().get('README.md')).toContain(`| [${name}](${name}.md) | ${rule.severity} |`);
  },
);
