/** The selected event, on which colours, signs, texts and counts depend. */
import { all, codeAt, data, find, inputs, nameOf, rowOf, rows } from './document';

const drawn = all('#graph [data-o]');
const counts = all('[data-count]');

export const choices = inputs('input[name=event]');

let event = Number(choices.find(({ checked }) => checked)?.value ?? 0);

/** The index of the selected event. */
export function shownEvent(): number {
  return event;
}

export function showEvent(next: number): void {
  event = next;
  const choice = choices[event];
  if (choice !== undefined) choice.checked = true;
  for (const element of drawn) {
    const code = codeAt(element.dataset['o'], event);
    if (element.dataset['c'] === code) continue;
    element.dataset['c'] = code;
    element.querySelector('title')?.replaceChildren(`${nameOf(element)}: ${data.words[code]}`);
    element.querySelector('.s')?.setAttribute('d', data.signs[code]);
  }
  for (const row of rows) row.querySelector('.why bdi')?.replaceChildren(reasonOf(rowOf(row)?.why));
  for (const count of counts)
    count.textContent = String(data.rows.filter(({ codes }) => codes[event] === count.dataset['count']).length);
  find('sentence').textContent = data.sentences[event] ?? '';
  const table = document.getElementById('table');
  if (table !== null) table.dataset['event'] = String(event);
}

/** Why the files of a row are kept or lost at the selected event. */
export function reasonOf(why: readonly number[] = []): string {
  return data.reasons[why[event] ?? -1] ?? '';
}
