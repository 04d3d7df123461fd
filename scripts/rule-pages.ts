/** The pages of docs/rules, generated from the rules. */
import { explain } from '../src/check/explain';
import { allRules } from '../src/check/run';

/** The text of each page by file name: one for each rule, and an index. */
export function rulePages(): ReadonlyMap<string, string> {
  const rules = allRules();
  const lines = rules.map(
    ({ name, severity, summary }) => `| [${name}](${name}.md) | ${severity} | ${cell(summary)} |\n`,
  );
  const index = `# Rules

What \`cdk8s-stateful check\` and every synth look for. An **error** is refused by the API server, never binds or starts, or
certainly loses files; a **warning** depends on the cluster, or loses files at an ordinary event; an **info** is worth
knowing. \`cdk8s-stateful explain RULE\` prints the same pages.

| rule | severity | finds |
| --- | --- | --- |
${lines.join('')}`;
  return new Map([['README.md', index], ...rules.map((rule) => [`${rule.name}.md`, explain(rule)] as const)]);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
