/** Writes src/check/rules.generated.ts, the list of all rules, from the files of its folder. Run by `npm run rules`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'src', 'check', 'rules');

/** The text of the index; a file exports `rule`, or `rules` where it is a family. */
export function rulesIndex(): string {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const imports: string[] = [];
  const entries: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(folder, `${file}.ts`), 'utf8');
    const name = file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (/^export const rules\b/m.test(text)) {
      imports.push(`import { rules as ${name} } from './rules/${file}';`);
      entries.push(`  ...${name},`);
    } else if (/^export const rule\b/m.test(text)) {
      imports.push(`import { rule as ${name} } from './rules/${file}';`);
      entries.push(`  ${name},`);
    }
  }
  return `// Written by scripts/rules.ts from the files of rules/; not to be edited.
import type { Rule } from './rule';
${imports.join('\n')}

export const rules: readonly Rule[] = [
${entries.join('\n')}
];
`;
}

if (require.main === module) writeFileSync(join(folder, '..', 'rules.generated.ts'), rulesIndex());
