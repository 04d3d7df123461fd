/** A text as the checks read it. */
import { findingsByApp } from '../../src/check/by-app';
import type { Finding } from '../../src/check/finding';
import { withoutOverlaps } from '../../src/check/fix';
import { subject } from '../../src/check/reporters/line';
import { readFindings, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import type { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import type { Checked, ShownFinding } from './messages';

/** Findings that are shown. */
export const MAX_FINDINGS = 500;
/** Characters that are read; more take too long while somebody types. */
export const MAX_TEXT = 5_000_000;

/** The names that two versions have in places of findings. */
const FILES = ['old.yaml', 'new.yaml'] as const;

export interface Reading {
  readonly file: string;
  readonly text: string;
  /** Whether all of it could be read. */
  readonly isWhole: boolean;
  readonly manifests: readonly Manifest[];
  readonly inventory: Inventory;
  readonly findings: readonly Finding[];
}

/** Reads and checks texts; those of the last request needn't be read again. */
export class Reader {
  #readings: readonly Reading[] = [];

  read(texts: readonly string[]): readonly Reading[] {
    const files = texts.length === 1 ? ['manifests.yaml'] : FILES;
    this.#readings = texts.map((text, index) => {
      const file = files[index] ?? '';
      return this.#readings.find((one) => one.text === text && one.file === file) ?? readingOf(file, text);
    });
    return this.#readings;
  }
}

function readingOf(file: string, text: string): Reading {
  const { manifests, problems } = readManifests(file, text);
  const inventory = new Inventory(manifests);
  const findings = [...readFindings(problems), ...runChecks(inventory)];
  return {
    file,
    text,
    isWhole: problems.every(({ severity }) => severity !== 'error'),
    manifests,
    inventory,
    findings: findingsByApp([{ app: file, manifests, findings }]),
  };
}

/** What the checks say, as the page shows it. */
export function checked({ manifests, findings }: Reading, text: number): Checked {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  const edits = withoutOverlaps(findings.flatMap(({ edit }) => edit ?? []));
  return {
    objects: manifests.length,
    counts,
    findings: shownFindings(findings, text),
    edits: edits.map(({ start, end, text: insert }) => ({ from: start, to: end, insert })),
  };
}

/** The first findings, as the page shows them. */
export function shownFindings(findings: readonly Finding[], text: number): readonly ShownFinding[] {
  return findings.slice(0, MAX_FINDINGS).map((finding) => shownFinding(finding, text));
}

function shownFinding(finding: Finding, text: number): ShownFinding {
  const { rule, severity, message, consequence, fix, see, origin, place, edit } = finding;
  const { file, line, column } = 'file' in origin ? origin : { file: '', line: 1, column: 1 };
  return {
    rule,
    severity,
    subject: subject(finding),
    message,
    consequence,
    fix,
    see,
    text: file === FILES[1] ? 1 : file === FILES[0] ? 0 : text,
    line,
    column,
    length: place?.length ?? 1,
    ...(edit === undefined ? {} : { edit: { from: edit.start, to: edit.end, insert: edit.text } }),
  };
}
