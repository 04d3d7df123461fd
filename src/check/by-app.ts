import type { Manifest } from '../inventory/manifest';
import type { Finding } from './finding';
import { inOrder } from './finding';
import type { Severity } from './rule';
import { whereOf } from './reporters/line';

/** The findings of one app of several. */
export interface AppFindings {
  readonly app: string;
  readonly findings: readonly Finding[];
  /** Its manifests; apps that share a file have the same objects. */
  readonly manifests?: readonly Manifest[];
}

/**
 * The findings of all apps, sorted; a finding that several apps share, by a base or a file, once, with those apps.
 *
 * @param severities by rule, in place of the rule's own
 */
export function findingsByApp(
  all: readonly AppFindings[],
  severities: Readonly<Record<string, Severity>> = {},
): readonly Finding[] {
  const found = merged(all).map(({ finding, apps, severity }) => {
    const configured = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
    return new FindingOfApps(finding, apps, configured ?? severity);
  });
  return inOrder(found);
}

/** The findings of alternative versions of an app, without duplicates. */
export function findingsOfAlternatives(all: readonly Omit<AppFindings, 'app'>[]): readonly Finding[] {
  return merged(all.map((one, index) => ({ ...one, app: String(index) }))).map(({ finding, severity }) =>
    severity === finding.severity ? finding : new FindingOfApps(finding, undefined, severity),
  );
}

interface Merged {
  readonly finding: Finding;
  readonly apps: string[];
  severity: Severity;
}

function merged(all: readonly AppFindings[]): readonly Merged[] {
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0)
    return first.findings.map((finding) => ({ finding, apps: [first.app], severity: finding.severity }));
  const byKey = new Map<string, Merged>();
  for (const { app, findings } of all) {
    for (const finding of findings) {
      const key = keyOf(finding);
      const known = byKey.get(key);
      if (known === undefined || known.apps.at(-1) === app) {
        const own = known === undefined ? key : `${key} ${byKey.size}`;
        byKey.set(own, { finding, apps: [app], severity: finding.severity });
      } else known.apps.push(app);
    }
  }
  const having = new Map<Manifest, number>();
  for (const { manifests = [] } of all)
    for (const manifest of manifests) having.set(manifest, (having.get(manifest) ?? 0) + 1);
  for (const one of byKey.values()) {
    const { finding } = one;
    const apps = byKey.get(keyOf(finding))?.apps ?? one.apps;
    // A file without errors in some of the alternatives is meant for those.
    if (one.severity === 'error' && finding.manifest !== undefined && apps.length < (having.get(finding.manifest) ?? 0))
      one.severity = 'warning';
  }
  return [...byKey.values()];
}

function keyOf(finding: Finding): string {
  const { rule, severity, path, message, manifest } = finding;
  return JSON.stringify([rule, severity, whereOf(finding), manifest?.title, path, message]);
}

/** A finding with the apps that have it. */
class FindingOfApps implements Finding {
  constructor(
    private readonly finding: Finding,
    readonly apps: readonly string[] | undefined,
    readonly severity: Severity,
  ) {}

  get rule(): Finding['rule'] {
    return this.finding.rule;
  }

  get manifest(): Finding['manifest'] {
    return this.finding.manifest;
  }

  get path(): Finding['path'] {
    return this.finding.path;
  }

  get message(): Finding['message'] {
    return this.finding.message;
  }

  get consequence(): Finding['consequence'] {
    return this.finding.consequence;
  }

  get fix(): Finding['fix'] {
    return this.finding.fix;
  }

  get see(): Finding['see'] {
    return this.finding.see;
  }

  get origin(): Finding['origin'] {
    return this.finding.origin;
  }

  get edit(): Finding['edit'] {
    return this.finding.edit;
  }

  get place(): Finding['place'] {
    return this.finding.place;
  }
}
