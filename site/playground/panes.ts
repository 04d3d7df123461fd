/** What the views beside the editors show. */
import { button, lines, make } from './dom';
import type { FindingActions } from './findings';
import { findingList } from './findings';
import type { Shown } from './messages';

/** What a view shows, but for the picture. */
export function shownPane({ sentence, changes, plan, program }: Shown, actions: FindingActions): HTMLElement {
  if (changes !== undefined)
    return make(
      'div',
      '',
      ...(changes.objects === '' ? [] : [lines(changes.objects, 'Objects that change')]),
      findingList(changes.findings, actions),
    );
  if (plan !== undefined) return planPane(plan);
  if (program !== undefined)
    return make(
      'div',
      '',
      make('ul', 'notes', ...program.notes.map((note) => make('li', '', note))),
      copyButton('Copy the program', program.code),
      lines(program.code, 'Program'),
    );
  return make('p', 'quiet', sentence ?? '');
}

function planPane({ steps, script }: NonNullable<Shown['plan']>): HTMLElement {
  const more = make(
    'details',
    '',
    make('summary', '', 'The same as a script for sh'),
    copyButton('Copy the script', script),
    lines(script, 'Script'),
  );
  return make('div', '', lines(steps, 'Steps'), more);
}

function copyButton(name: string, text: string): HTMLElement {
  const element = button(name, () => {
    navigator.clipboard.writeText(text).then(
      () => {
        element.textContent = 'Copied';
      },
      () => {
        element.textContent = 'The browser refuses to copy: select the text';
      },
    );
  });
  return element;
}
