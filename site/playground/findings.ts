/** Findings as a list of cards, the worst first. */
import type { Severity } from '../../src/check/rule';
import { button, link, make } from './dom';
import type { Checked, Edit, ShownFinding } from './messages';

const SEVERITIES = ['error', 'warning', 'info'] as const;
const NAMES: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** What a card does in the editors. */
export interface FindingActions {
  goTo(finding: ShownFinding): void;
  edit(text: number, edits: readonly Edit[]): void;
}

/** `2 errors, 1 warning in 3 objects`. */
export function summaryOf({ counts, objects }: Checked): string {
  const found = SEVERITIES.flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [`${count} ${NAMES[severity].toLowerCase()}${count === 1 ? '' : 's'}`];
  });
  const where = `in ${objects} ${objects === 1 ? 'object' : 'objects'}`;
  return `${found.length === 0 ? 'Nothing found' : found.join(', ')} ${where}`;
}

/** All that the checks say of a text. */
export function checkedPane(checked: Checked, text: number, actions: FindingActions): HTMLElement {
  const { findings, edits, counts } = checked;
  const left = counts.error + counts.warning + counts.info - findings.length;
  const pane = make('div', '', make('p', 'summary', summaryOf(checked)));
  if (edits.length > 0)
    pane.append(
      button(edits.length === 1 ? 'Apply the fix' : `Apply all ${edits.length} fixes`, () => {
        actions.edit(text, edits);
      }),
    );
  pane.append(findingList(findings, actions));
  if (left > 0) pane.append(make('p', 'quiet', `${left} more are not shown: mend some of these first.`));
  return pane;
}

export function findingList(findings: readonly ShownFinding[], actions: FindingActions): HTMLElement {
  const cards = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).map(
    (finding) => card(finding, actions),
  );
  return make('ul', 'findings', ...cards);
}

function card(finding: ShownFinding, actions: FindingActions): HTMLElement {
  const { rule, severity, subject, message, consequence, fix, see, text, line, edit } = finding;
  const where = button(`Line ${line}`, () => {
    actions.goTo(finding);
  });
  const place = make('p', 'place', make('bdi', '', subject), where);
  if (edit !== undefined)
    place.append(
      button('Fix', () => {
        actions.edit(text, [edit]);
      }),
    );
  return make(
    'li',
    severity,
    make('h3', '', make('b', '', NAMES[severity]), ' ', link(see, rule)),
    make('p', 'message', make('bdi', '', message)),
    place,
    make('p', '', consequence),
    make('p', '', make('b', '', 'Fix: '), make('bdi', '', fix)),
  );
}
