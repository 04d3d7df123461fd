/** Writes the lists of all rules, rules.generated.ts, from the files of their folders. Run by `npm run generate`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where there are rules, and what they are. */
const ROOMS = { check: 'Rule', change: 'ChangeRule' } as const;

/** The text of a room's index; a file exports `rule`, or `rules` where it is a family. */
export function rulesIndex(room: keyof typeof ROOMS): string {
  const folder = join(__dirname, '..', 'src', room, 'rules');
  const type = ROOMS[room];
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
import type { ${type} } from './rule';
${imports.join('\n')}

export const rules: readonly ${type}[] = [
${entries.join('\n')}
];
`;
}

/** The text of the list of the names that may be acknowledged though they are of no rule of this room. */
export function changeNames(): string {
  const names = readdirSync(join(__dirname, '..', 'src', 'change', 'rules'))
    .map((file) => `  '${file.slice(0, -'.ts'.length)}',`)
    .sort();
  return `// Written by scripts/rules.ts from the files of change/rules/; not to be edited.

/** The names of the rules of changes, which an object may acknowledge as well. */
export const changeRuleNames: readonly string[] = [
${names.join('\n')}
];
`;
}

if (require.main === module) {
  const source = join(__dirname, '..', 'src');
  for (const room of ['check', 'change'] as const)
    writeFileSync(join(source, room, 'rules.generated.ts'), rulesIndex(room));
  writeFileSync(join(source, 'check', 'change-names.generated.ts'), changeNames());
}
