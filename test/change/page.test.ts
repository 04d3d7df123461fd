import { readFileSync } from 'node:fs';
import { changesPage } from '../../scripts/changes-page';
import { rules } from '../../src/change/rules.generated';

test('docs/changes.md is what the rules say now, each with what changes', () => {
  const page = changesPage();
  expect(readFileSync('docs/changes.md', 'utf8')).toBe(page);
  for (const { name, fix } of rules) {
    const section = page.slice(page.indexOf(`\n## ${name}\n`)).split('\n## ')[1];
    expect(section).toContain(fix);
    expect(section).toMatch(/^[-+] /m);
  }
});
