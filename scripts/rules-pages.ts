import { explain } from '../src/check/explain';
import { allRules } from '../src/check/run';

/** The pages of the rules by file name: one each, and an index. */
export function rulesPages(): ReadonlyMap<string, string> {
  const rules = allRules();
  const rows = rules.map(({ name, severity, summary }) => `| [${name}](${name}.md) | ${severity} | ${cell(summary)} |`);
  const index = `# Rules

Made from the rules in \`src/check\` by \`npm run docs\`; change them, not these pages. \`cdk8s-stateful check --explain RULE\` prints one.

| rule | severity | what is wrong |
|---|---|---|
${rows.join('\n')}
`;
  return new Map([['README.md', index], ...rules.map((rule) => [`${rule.name}.md`, explain(rule)] as const)]);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
