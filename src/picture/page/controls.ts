import type { Event } from '../../survival/event';
import { EVENTS } from '../../survival/event';
import type { SurvivalRow } from '../../survival/table';
import { escaped } from '../escape';
import type { Code } from '../outcomes';
import { CODES, CODE_WORDS, codesOf } from '../outcomes';
import { SIGNS } from '../palette';
import { EVENT_LABELS, OUTCOME_LABELS } from '../labels';

/** The event switch, with the number of lost or stranded mounts for each event. */
export function eventSwitch(table: readonly SurvivalRow[], event: Event): string {
  const codes = table.map((row) => codesOf([row]));
  const choices = EVENTS.map((one, index) => {
    const harmed = codes.filter((letters) => 'ls'.includes(letters[index] ?? '')).length;
    const count = harmed === 0 ? '' : `<span class="count" data-c="l" title="lost or stranded">${harmed}</span>`;
    return `<label><input type="radio" name="event" value="${index}"${one === event ? ' checked' : ''}><span>${escaped(EVENT_LABELS[one].label)}${count}</span></label>`;
  });
  return `<fieldset class="events"><legend>What happens?</legend>\n${choices.join('\n')}\n</fieldset>`;
}

/** The number of mounts by outcome, which is also the legend of lines and signs. */
export function outcomeSummary(table: readonly SurvivalRow[], event: Event): string {
  const at = EVENTS.indexOf(event);
  const codes = table.map((row) => codesOf([row])[at]);
  const items = CODES.slice(0, -1).map((code) => {
    const count = codes.filter((letter) => letter === code).length;
    return `<li data-c="${code}" title="${escaped(meaning(code))}">${sample(code)}<b data-count="${code}">${count}</b> ${CODE_WORDS[code]}</li>`;
  });
  return `<p id="sentence" aria-live="polite">${escaped(EVENT_LABELS[event].sentence)}</p>\n<ul class="summary" aria-label="Outcomes of all mounts">${items.join('')}</ul>`;
}

function sample(code: Code): string {
  return `<svg data-c="${code}" width="54" height="16" viewBox="0 -8 54 16" aria-hidden="true"><path class="e" data-c="${code}" d="M2 0H34"/><path class="s" transform="translate(46 0)" d="${SIGNS[code]}"/></svg>`;
}

function meaning(code: Code): string {
  return Object.entries(OUTCOME_LABELS).find(([outcome]) => outcome === CODE_WORDS[code])?.[1] ?? '';
}
