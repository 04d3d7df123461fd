/** The page docs/changes.md, from the rules of changes themselves. */
import { EFFECTS } from '../src/change/effect';
import { Inventory } from '../src/inventory/inventory';
import { readManifests } from '../src/inventory/read';
import { delivered } from '../src/plan/delivery';
import { planBetween } from '../src/plan/plan';
import { rules } from '../src/change/rules.generated';

export function changesPage(): string {
  const effects = Object.entries(EFFECTS).map(([effect, meaning]) => `| \`${effect}\` | ${meaning} |\n`);
  const list = rules.map(
    ({ name, severity, effect, summary }) => `| [${name}](#${name}) | ${severity} | \`${effect}\` | ${summary} |\n`,
  );
  const sections = rules.map(
    ({ name, summary, consequence, fix, see, before, bad }) => `## ${name}

${summary} ${consequence}

**Fix:** ${fix}

${planOf(before(), bad())}

${difference(before(), bad())}

See [Kubernetes' documentation](${see}).
`,
  );
  return `# What a change does

What \`cdk8s-stateful changes OLD NEW\` looks for in two versions of an app, or \`changes --since main dist\` in what is in git and
what is there now. An **error** is refused by the API server, or takes files away from where they were; a **warning** does so
in some cases, or later. [docs/verdicts.md](verdicts.md) has what a real API server says to each of these changes. What \`cdk8s-stateful plan OLD NEW\` does
about it is reported with each; [docs/plan.md](plan.md) says how.

What it says of an object, the worst first:

| effect | means |
| --- | --- |
${effects.join('')}
| rule | severity | effect | finds |
| --- | --- | --- | --- |
${list.join('')}
Where it is meant, say so on the object that is reported: \`stateful.cdk8s.io/allow: pvc-removed=why it is fine here\`; on the old
version of one that goes.

${sections.join('\n')}`;
}

/** What `plan` says of the example. */
function planOf(before: string, after: string): string {
  const [old, next] = [before, after].map((text) => new Inventory(readManifests('example.yaml', text).manifests));
  if (old === undefined || next === undefined) return '';
  const { steps, noWay } = delivered(planBetween(old, next), { apply: 'kubectl apply -f NEW' });
  const list = steps.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
  const reasons = noWay.map(({ reason }) => `**No way known:** ${reason}`).join('\n\n');
  return [list === '' ? '' : `**Plan:**\n\n${list}`, reasons].filter((part) => part !== '').join('\n\n');
}

/** The lines that differ, with those around them. */
function difference(before: string, after: string): string {
  const [old, next] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  let start = 0;
  while (start < Math.min(old.length, next.length) && old[start] === next[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, next.length) - start && old.at(-1 - end) === next.at(-1 - end)) end++;
  const same = old.slice(documentStart(old, start), start).map((line) => `  ${line}`);
  const rest = old.slice(old.length - end, old.length - end + 2).map((line) => `  ${line}`);
  const removed = old.slice(start, old.length - end).map((line) => `- ${line}`);
  const added = next.slice(start, next.length - end).map((line) => `+ ${line}`);
  return ['```diff', ...same, ...removed, ...added, ...rest, '```'].join('\n');
}

/** The first line of the document that a line is in. */
function documentStart(lines: readonly string[], line: number): number {
  return lines.lastIndexOf('---', line - 1) + 1;
}
