/** What is kept of the comments of manifests. */
import type { Manifest } from '../inventory/manifest';
import { isSecret } from './secrets';

/** Whether a line of a comment is said once for a whole program. */
export function isOfLicence(line: string): boolean {
  return /^(Copyright |SPDX-License-Identifier: )/.test(line);
}

/** What was written above objects, but for Secrets: it may be a value there. */
export function keptComment(manifests: readonly Manifest[]): readonly string[] {
  const lines = manifests.flatMap((one) => (isSecret(one) ? [] : withoutLicence(one.comment)));
  return withoutEnds(withoutRepeats(lines));
}

/** The most lines of a comment that are looked for a second time right after they stood. */
const MAX_REPEAT = 8;

/** Lines without those that say once more what was said right before them. */
function withoutRepeats(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    const size = repeatAt(lines, at, kept);
    if (size === 0) kept.push(lines[at] ?? '');
    at += size || 1;
  }
  return kept;
}

/** How many lines from one on are the last of those that are kept. */
function repeatAt(lines: readonly string[], at: number, kept: readonly string[]): number {
  for (let size = Math.min(MAX_REPEAT, kept.length, lines.length - at); size > 0; size--) {
    const next = lines.slice(at, at + size);
    if (next.some(isText) && next.every((line, i) => line === kept.at(i - size))) return size;
  }
  return 0;
}

/** Lines without empty ones at their ends. */
function withoutEnds(lines: readonly string[]): readonly string[] {
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

/** A comment in which the text of the Apache License stands as the one line that says the same. */
function withoutLicence(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith('Licensed under the Apache License'));
  const end = lines.findIndex((line) => line.startsWith('limitations under the License'));
  if (start < 0 || end < start) return lines;
  return [...lines.slice(0, start), 'SPDX-License-Identifier: Apache-2.0', ...lines.slice(end + 1)].filter(
    (line) => line.trim() !== '',
  );
}
