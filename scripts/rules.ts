/** Writes rules.generated.ts, the lists of all rules, from the files of their folders. Run by `npm run generate`. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../src/check/rule';

type Layer = 'check' | 'change';

const HEAD = '// Written by scripts/rules.ts from the files of rules/; not to be edited.\n';

function ruleFiles(layer: Layer): readonly string[] {
  return readdirSync(join(__dirname, '..', 'src', layer, 'rules'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** The text of a layer's index. A file of rules exports `rule`, or a list `rules`. */
export function rulesIndex(layer: Layer): string {
  return layer === 'check' ? checkIndex() : changeIndex();
}

/** The rules with the kinds that they apply to, so that files of other rules aren't loaded. */
function checkIndex(): string {
  const entries = ruleFiles('check').flatMap((file) => {
    const exported = require(join(__dirname, '..', 'src', 'check', 'rules', file)) as Partial<RuleModule>;
    const one =
      exported.rule === undefined ? [] : [[exported.rule, `(require('./rules/${file}') as One).rule`] as const];
    const family = (exported.rules ?? []).map(
      (rule, index) => [rule, `(require('./rules/${file}') as Family).rules[${index}] as Rule`] as const,
    );
    return [...one, ...family];
  });
  const lines = entries
    .toSorted(([a], [b]) => (a.name < b.name ? -1 : 1))
    .map(
      ([{ name, severity, appliesTo }, load]) =>
        `  { name: '${name}', severity: '${severity}', appliesTo: ['${appliesTo.join("', '")}'], load: () => ${load} },`,
    );
  return `${HEAD}import type { ListedRule, Rule } from './rule';

interface One {
  readonly rule: Rule;
}
interface Family {
  readonly rules: readonly Rule[];
}

export const rules: readonly ListedRule[] = [
${lines.join('\n')}
];
`;
}

interface RuleModule {
  readonly rule: Rule;
  readonly rules: readonly Rule[];
}

function changeIndex(): string {
  const files = ruleFiles('change');
  const nameOf = (file: string): string => file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${HEAD}import type { ChangeRule } from './rule';
${files.map((file) => `import { rule as ${nameOf(file)} } from './rules/${file}';`).join('\n')}

export const rules: readonly ChangeRule[] = [
${files.map((file) => `  ${nameOf(file)},`).join('\n')}
];
`;
}

/** The text of the list of change rules, which objects may acknowledge, too. */
export function changeNames(): string {
  const names = ruleFiles('change').map((file) => `  '${file}',`);
  return `// Written by scripts/rules.ts from the files of change/rules/; not to be edited.

/** The names of the rules about changes, which an object may acknowledge, too. */
export const changeRuleNames: readonly string[] = [
${names.join('\n')}
];
`;
}

if (require.main === module) {
  const source = join(__dirname, '..', 'src');
  for (const layer of ['check', 'change'] as const)
    writeFileSync(join(source, layer, 'rules.generated.ts'), rulesIndex(layer));
  writeFileSync(join(source, 'check', 'change-names.generated.ts'), changeNames());
}
