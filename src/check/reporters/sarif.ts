import type { Finding } from '../finding';
import type { RuleText, Severity } from '../rule';
import { subject } from './line';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Findings as a SARIF log, for code scanning.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(findings: readonly Finding[], rules: readonly RuleText[], version: string): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-stateful', semanticVersion: version, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => describeFinding(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeRule({ name, severity, summary, consequence, fix, see }: RuleText): object {
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${consequence}` },
    help: { text: fix },
    helpUri: see,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function describeFinding(finding: Finding, rules: readonly RuleText[]): object {
  const { rule, severity, message, consequence, fix, origin, place, manifest, path, apps } = finding;
  const ruleIndex = rules.findIndex(({ name }) => name === rule);
  const name =
    manifest === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: subject(finding), name: manifest.name }] };
  const region = (line: number, column: number): object => ({
    startLine: line,
    startColumn: column,
    ...(place === undefined ? {} : { endColumn: column + place.length }),
  });
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: `${message}. ${consequence} ${fix}` },
    locations: [
      'file' in origin
        ? {
            physicalLocation: {
              artifactLocation: { uri: uriOf(origin.file) },
              region: region(origin.line, origin.column),
            },
            ...name,
          }
        : { logicalLocations: [{ fullyQualifiedName: `${origin.construct}${path === '' ? '' : ` ${path}`}` }] },
    ],
    ...(apps === undefined ? {} : { properties: { apps } }),
  };
}

/** A file's path as a relative URI reference. */
function uriOf(file: string): string {
  return file
    .split(/[\\/]/)
    .map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
    .join('/');
}
