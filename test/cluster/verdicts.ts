import { runChecks } from '../../src/check/run';
import { type ChangeVerdict, isBad } from './changes';
import type { Result } from './cluster';
import { type Verdict, verdictOf } from './judge';

/** The server's verdict on manifests, and the findings of the checks. */
export interface Comparison {
  readonly name: string;
  readonly verdict: Verdict;
  readonly reason: string;
  /** `rule (severity)`, errors first. */
  readonly found: readonly string[];
  /** Why the cluster accepts what a rule calls an error, or the other way round. */
  readonly cost: string;
  /** How the two contradict each other; undefined where they agree. */
  readonly disagreement?: string;
}

export function compare(result: Result): Comparison {
  const { manifests } = result.trial;
  const { verdict, reason } = verdictOf(result);
  const findings = runChecks(manifests.inventory).filter(({ severity }) => severity !== 'info');
  const found = [...new Set(findings.map(({ rule, severity }) => `${rule} (${severity})`))].sort();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const apart = verdict === 'accepted' ? errors : errors.length === 0 ? findings : [];
  const consequences = [...new Set(apart.map(({ consequence }) => consequence))];
  const unforeseen = verdict !== 'accepted' && findings.length === 0 && manifests.unreadable.length === 0;
  return {
    name: manifests.name,
    verdict,
    reason,
    found,
    cost: consequences.join(' '),
    disagreement: unforeseen ? `${verdict}, and no rule says so: ${reason}` : undefined,
  };
}

const APPS = '## Whole apps\n';

/** The page docs/verdicts.md. Without apps to try, it keeps their rows. */
export function verdictsPage(
  {
    rules,
    apps,
    changes,
    version,
  }: {
    rules: readonly Comparison[];
    apps: readonly Comparison[];
    changes: readonly ChangeVerdict[];
    version: string;
  },
  before: string,
): string {
  const kept = before.includes(APPS) ? before.slice(before.indexOf(APPS) + APPS.length) : '\n';
  return `# What a real API server says

Manifests applied to kube-apiserver ${version} with its controllers and scheduler, beside what the rules find in them.
\`npm run test:cluster -- --write\` writes this page.

- **rejected**: the API server refuses an object, with strict field validation.
- **never binds**: a claim stays Pending. **never schedules**: a pod does, or is never made.
- **accepted**: all of that passes. What is wrong shows later, or never: files are lost, a pod hangs on its node, an app
  doesn't start. Those are the mistakes that nothing but a check can tell; what an error costs is said with it, and
  what a warning means that the cluster doesn't accept.
- **on a node**: why the pod doesn't start on [one that runs containers](survival-on-a-node.md), where that is what the rule is about.

## Each rule's own bad manifests

Without those about what a cluster holds already, such as \`orphaned-claim\`.

${table('rule', rules)}
## Each bad change, applied over the old version

Server-side; what a client-side apply answers otherwise is a rule of its own, \`default-stays\`.

${changesTable(changes)}
## Versions over versions

\`npm run test:cluster\` also applies an object of each kind with each of its fields changed, taken away or set to null, one at a
time; the versions that each rule shows; those of test/cluster/versions; and 200 random programs with some fields changed. kubectl applies each client-side and
server-side, and the server refuses what \`changes\` says, and nothing that it is silent about. Left out is what the server refuses
whatever was there before: that is \`check\`'s. Where the manifests don't decide (the class of a claim that grows, the default class
of a claim that names one now, sources of other namespaces), \`changes\` warns, and the server may answer either way. Not reported is
that a server-side apply makes \`null\` of a custom object's map whose last key is taken away, which most kinds refuse.

${APPS}${apps.length === 0 ? kept : `\nWith one mistake each, or none.\n\n${table('app', apps)}`}`;
}

function changesTable(changes: readonly ChangeVerdict[]): string {
  const rows = changes
    .filter(isBad)
    .map(
      ({ rule, refusal }) => `| ${rule} | ${refusal === '' ? 'accepted' : 'rejected'} | ${cell(shortened(refusal))} |`,
    );
  return `| rule | verdict | what the API server says |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function cell(value: string): string {
  return value.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}

function table(what: string, comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(
    ({ name, verdict, reason, found, cost }) =>
      `| ${[name, verdict, cell(shortened(reason)), found.map(cell).join(', '), cell(cost)].join(' | ')} |`,
  );
  return `| ${what} | verdict | what the cluster says | what is found | what it costs |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function shortened(reason: string): string {
  return reason.length > 200 ? `${reason.slice(0, 197)}…` : reason;
}
