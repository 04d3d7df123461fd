import type { RuleText } from './rule';

/** A rule with its examples; a rule about changes also has the old version. */
interface Explained extends RuleText {
  readonly before?: () => string;
  readonly bad: () => string;
  readonly good: () => string;
}

/** The documentation page of a rule, in Markdown. */
export function explain(rule: Explained): string {
  const { name, severity, severities, summary, consequence, fix, see, before, bad, good } = rule;
  return `# ${name}

${summary}

**Severity:** ${severities ?? `always ${severity === 'warning' ? 'a' : 'an'} ${severity}.`}

**Consequence:** ${consequence}

**Fix:** ${fix}

${before === undefined ? '' : `## The old version\n\n${fenced(before())}\n\n`}## Found in

${fenced(bad())}

## Not found in

${fenced(good())}

Where it is meant, say so: in a program by \`Checks.allow(construct, '${name}', 'why it is fine here')\`, which leaves no trace in the
YAML; in YAML by the annotation \`stateful.cdk8s.io/allow: ${name}=why it is fine here\`.

See [Kubernetes' documentation](${see}).
`;
}

/** A manifest as a code block; long lines (settings of a megabyte) are truncated. */
function fenced(yaml: string): string {
  const lines = yaml.trimEnd().split('\n');
  return ['```yaml', ...lines.map((line) => (line.length > 200 ? `${line.slice(0, 100)}…` : line)), '```'].join('\n');
}
