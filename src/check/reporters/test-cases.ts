import type { Manifest } from '../../inventory/manifest';
import type { Finding } from '../finding';
import type { TestCase } from './junit';
import { subject, whereOf } from './line';

/** The objects of an app. */
export interface AppObjects {
  readonly app: string;
  readonly manifests: readonly Manifest[];
}

/** A test case for each object. Errors (and warnings, if `strict`) are failures; other findings are notes. */
export function testCases(
  apps: readonly AppObjects[],
  findings: readonly Finding[],
  strict: boolean,
): readonly TestCase[] {
  const byObject = new Map<Manifest | undefined, Finding[]>();
  for (const finding of findings) {
    const known = byObject.get(finding.manifest);
    if (known === undefined) byObject.set(finding.manifest, [finding]);
    else known.push(finding);
  }
  const isFailure = ({ severity }: Finding): boolean => severity === 'error' || (strict && severity === 'warning');
  const caseOf = (suite: string, className: string, name: string, own: readonly Finding[]): TestCase => ({
    suite,
    className,
    name,
    failures: own.filter(isFailure).map(line),
    notes: own.filter((finding) => !isFailure(finding)).map(line),
  });
  const ofObjects = apps.flatMap(({ app, manifests }) =>
    manifests.map((manifest) => {
      const own = (byObject.get(manifest) ?? []).filter(({ apps: having }) => having?.includes(app) ?? true);
      return caseOf(app, manifest.kind, manifest.title, own);
    }),
  );
  const listed = new Set<Manifest | undefined>(apps.flatMap(({ manifests }) => manifests));
  const others = findings
    .filter(({ manifest }) => !listed.has(manifest))
    .map((finding) =>
      caseOf(finding.apps?.[0] ?? 'files', finding.rule, subject(finding) || whereOf(finding), [finding]),
    );
  return [...ofObjects, ...others];
}

function line(finding: Finding): string {
  const { severity, rule, path, message, fix } = finding;
  return `${severity}[${rule}] ${whereOf(finding)} ${path === '' ? '' : `${path}: `}${message}. ${fix}`;
}
