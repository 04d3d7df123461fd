import { markdownTable } from '../check/reporters/markdown';
import { summary } from '../check/reporters/text';
import type { AllChanges } from './report';
import { objectLines } from './report';

/** The changes and findings in Markdown, for a pull request. */
export function markdown(changes: AllChanges): string {
  const { apps, findings } = changes;
  const changed = apps.filter(({ objects }) => objects.length > 0);
  if (changed.length === 0 && findings.length === 0) return '**nothing changes**\n';
  const count = changed.reduce((sum, { objects }) => sum + objects.length, 0);
  const lines = objectLines(changes).replaceAll('```', "'''");
  return `**${summary(findings, count, apps.length)}**\n${markdownTable(findings, apps.length)}\n\`\`\`diff\n${lines.trimEnd()}\n\`\`\`\n`;
}
