import { runChecks } from '../../src/check/run';
import type { Result } from './cluster';
import { type Verdict, verdictOf } from './judge';

/** What the server makes of manifests, beside what the checks say of them. */
export interface Comparison {
  readonly name: string;
  readonly verdict: Verdict;
  readonly reason: string;
  /** `rule (severity)`, errors first. */
  readonly found: readonly string[];
  /** What is wrong between the two; undefined where they agree. */
  readonly disagreement?: string;
}

export function compare(result: Result): Comparison {
  const { manifests } = result.trial;
  const { verdict, reason } = verdictOf(result);
  const findings = runChecks(manifests.inventory).filter(({ severity }) => severity !== 'info');
  const found = [...new Set(findings.map(({ rule, severity }) => `${rule} (${severity})`))].sort();
  const unforeseen = verdict !== 'accepted' && findings.length === 0 && manifests.unreadable.length === 0;
  return {
    name: manifests.name,
    verdict,
    reason,
    found,
    disagreement: unforeseen ? `${verdict}, and no rule says so: ${reason}` : undefined,
  };
}

/** The page docs/verdicts.md. */
export function verdictsPage(comparisons: readonly Comparison[], version: string): string {
  const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
  const rows = comparisons.map(
    ({ name, verdict, reason, found }) =>
      `| ${name} | ${verdict} | ${cell(shortened(reason))} | ${found.map(cell).join(', ')} |`,
  );
  return `# What a real API server says

Each rule's own bad manifests, applied to kube-apiserver ${version} with its controllers and scheduler, beside what the
rules find in them. \`npm run test:cluster -- --write\` writes this page.

- **rejected**: the API server refuses an object, with strict field validation.
- **never binds**: a claim stays Pending. **never schedules**: a pod does, or is never made.
- **accepted**: all of that passes. What is wrong shows later, or never: files are lost, a pod hangs on its node, an app
  doesn't start. Those are the mistakes that nothing but a check can tell.

| rule | verdict | what the cluster says | what is found |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function shortened(reason: string): string {
  return reason.length > 200 ? `${reason.slice(0, 197)}…` : reason;
}
