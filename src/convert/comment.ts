/** The comments of manifests that programs keep. */
import type { Manifest } from '../inventory/manifest';
import { isSecret } from './secrets';

/** Whether a line of a comment is printed only once per program. */
export function isOfLicence(line: string): boolean {
  return /^(Copyright |SPDX-License-Identifier: )/.test(line);
}

/** The comments above objects, except for Secrets, where they may contain values. */
export function keptComment(manifests: readonly Manifest[]): readonly string[] {
  const lines = manifests.flatMap((one) => (isSecret(one) ? [] : withoutLicence(one.comment)));
  return withoutEnds(withoutRepeats(lines));
}

/** The maximum number of lines that are recognized as repeated. */
const MAX_REPEAT = 8;

/** Removes lines that repeat the lines right before them. */
function withoutRepeats(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    const size = repeatAt(lines, at, kept);
    if (size === 0) kept.push(lines[at] ?? '');
    at += size || 1;
  }
  return kept;
}

/** How many lines from an index on repeat the last kept lines. */
function repeatAt(lines: readonly string[], at: number, kept: readonly string[]): number {
  for (let size = Math.min(MAX_REPEAT, kept.length, lines.length - at); size > 0; size--) {
    const next = lines.slice(at, at + size);
    if (next.some(isText) && next.every((line, i) => line === kept.at(i - size))) return size;
  }
  return 0;
}

/** Removes empty lines at both ends. */
function withoutEnds(lines: readonly string[]): readonly string[] {
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

/** Replaces the text of the Apache License in a comment by its SPDX identifier. */
function withoutLicence(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith('Licensed under the Apache License'));
  const end = lines.findIndex((line) => line.startsWith('limitations under the License'));
  if (start < 0 || end < start) return lines;
  return [...lines.slice(0, start), 'SPDX-License-Identifier: Apache-2.0', ...lines.slice(end + 1)].filter(
    (line) => line.trim() !== '',
  );
}
