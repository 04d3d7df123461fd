import { isSameJson } from '../inventory/json';
import type { ConstructRef, Manifest, Origin, Place, TextEdit } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { formatPath } from '../inventory/path';
import { groupBy } from './group';
import { redacted } from './redact';
import type { Correction, Problem, RuleText, Severity } from './rule';

/** A problem that a rule reports for an object, with its texts and its position. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Undefined if the position is in a file but in none of its manifests. */
  readonly manifest: Manifest | undefined;
  /** The field, as the API server writes it; `''` for the whole object. */
  readonly path: string;
  readonly message: string;
  readonly consequence: string;
  readonly fix: string;
  readonly see: string;
  readonly origin: Origin;
  /** The line to quote; undefined if there is none, or if it may show a Secret's value. */
  readonly place: Place | undefined;
  /** The change of the file that fixes it, if only one is right. */
  readonly edit?: TextEdit | undefined;
  /** The apps that have the finding, if the files may hold several. */
  readonly apps?: readonly string[];
}

/** A finding of a rule. Its strings are computed on access: of thousands of findings, most are only counted. */
export class RuleFinding implements Finding {
  readonly manifest: Manifest;
  readonly #path: FieldPath;
  readonly #message: string;
  readonly #more: Details;
  #shown: Place | undefined;

  /** @param before the rule's previous finding: equal values are shared with it, to save memory */
  constructor(
    private readonly of: RuleText,
    { manifest, path, message, ...more }: Problem,
    before?: RuleFinding,
  ) {
    this.manifest = manifest;
    this.#path = before !== undefined && isSameJson(before.#path, path) ? before.#path : path;
    this.#message = joinParts(message);
    this.#more = before !== undefined && areSameDetails(before.#more, more) ? before.#more : more;
  }

  get problem(): Problem {
    return { manifest: this.manifest, path: this.#path, message: this.#message, ...this.#more };
  }

  get rule(): string {
    return this.of.name;
  }

  get severity(): Severity {
    return this.#more.severity ?? this.of.severity;
  }

  get path(): string {
    return formatPath(this.#path);
  }

  get message(): string {
    return redacted(this.manifest, this.#message);
  }

  get consequence(): string {
    return this.of.consequence;
  }

  get fix(): string {
    return redacted(this.manifest, this.#more.fix ?? this.of.fix);
  }

  get see(): string {
    return this.of.see;
  }

  get origin(): Origin {
    const shown = this.#place;
    if (shown === undefined) return this.manifest.origin;
    const { file, line, column } = shown;
    return { file, line, column };
  }

  get edit(): TextEdit | undefined {
    const { edit } = this.#more;
    return edit && this.manifest.editOf(edit);
  }

  get place(): Place | undefined {
    const place = this.manifest.kind === 'Secret' ? undefined : this.#place;
    return place?.quotable === true ? place : undefined;
  }

  /** Cached: finding it parses the document again. */
  get #place(): Place | undefined {
    return (this.#shown ??= this.manifest.placeOf(this.#path));
  }
}

/** The fields that few problems have, or that are equal for most problems of a rule. */
type Details = Omit<Problem, 'manifest' | 'path' | 'message'>;

function areSameDetails(one: Details, other: Details): boolean {
  const { fix, severity, correction, edit, absent } = one;
  return (
    fix === other.fix &&
    severity === other.severity &&
    absent === other.absent &&
    edit === other.edit &&
    (correction === other.correction ||
      (correction !== undefined && other.correction !== undefined && areSameCorrections(correction, other.correction)))
  );
}

function areSameCorrections(one: Correction, other: Correction): boolean {
  return (
    one.manifest === other.manifest &&
    isSameJson(one.path, other.path) &&
    isSameJson(one.value, other.value) &&
    isSameJson(one.replaces, other.replaces) &&
    isSameJson(one.resolves, other.resolves)
  );
}

/** The string with its parts joined in memory: V8 joins the parts of a concatenated string when a character is read. */
function joinParts(text: string): string {
  return Number.isNaN(text.charCodeAt(0)) ? '' : text;
}

/** Findings sorted by file, line and rule. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...groupBy(findings, sourceOf).values()].flatMap(inOrderOfLines);
}

function sourceOf(finding: Finding): string | ConstructRef {
  if (finding.manifest !== undefined) return finding.manifest.source;
  const { origin } = finding;
  return 'file' in origin ? origin.file : origin.construct;
}

/** Sorts the findings of a file by line; those of a construct have no lines. */
function inOrderOfLines(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 1 || typeof findings[0]?.manifest?.source === 'object') return findings;
  const lines = new Map<Finding, number>();
  // Document by document: positions are cached for one document at a time.
  for (const own of groupBy(findings, ({ manifest }) => manifest).values())
    for (const finding of own) lines.set(finding, 'line' in finding.origin ? finding.origin.line : 0);
  return findings.toSorted((a, b) => (lines.get(a) ?? 0) - (lines.get(b) ?? 0));
}
