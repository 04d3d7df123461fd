import type { Finding } from './finding';
import { inOrder } from './finding';
import type { Severity } from './rule';
import { whereOf } from './reporters/line';

/** The findings of one app of several. */
export interface AppFindings {
  readonly app: string;
  readonly findings: readonly Finding[];
}

/**
 * The findings of apps, in order; what several share, through a base or a file, once, with the apps that have it.
 *
 * @param severities of rules whose findings count as something else than they say
 */
export function findingsByApp(
  all: readonly AppFindings[],
  severities: Readonly<Record<string, Severity>> = {},
): readonly Finding[] {
  const merged = new Map<string, { readonly finding: Finding; readonly apps: string[] }>();
  for (const { app, findings } of all) {
    for (const finding of findings) {
      const key = keyOf(finding);
      const known = merged.get(key);
      if (known === undefined || known.apps.at(-1) === app) {
        const own = known === undefined ? key : `${key} ${merged.size}`;
        merged.set(own, { finding, apps: [app] });
      } else known.apps.push(app);
    }
  }
  const severityOf = ({ rule, severity }: Finding): Severity =>
    (Object.hasOwn(severities, rule) ? severities[rule] : undefined) ?? severity;
  return inOrder(
    [...merged.values()].map(({ finding, apps }) => new FindingOfApps(finding, apps, severityOf(finding))),
  );
}

/** Findings of apps that share files, each once. */
export function withoutRepeats<F extends Finding>(findings: readonly F[]): readonly F[] {
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

function keyOf(finding: Finding): string {
  const { rule, severity, path, message, manifest } = finding;
  return JSON.stringify([rule, severity, whereOf(finding), manifest?.title, path, message]);
}

/** A finding with the apps that have it. */
class FindingOfApps implements Finding {
  constructor(
    private readonly finding: Finding,
    readonly apps: readonly string[],
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

  get place(): Finding['place'] {
    return this.finding.place;
  }
}
