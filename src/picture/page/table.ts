import type { Event } from '../../survival/event';
import { EVENTS } from '../../survival/event';
import { sharedText, storeText } from '../../survival/report';
import type { SurvivalRow } from '../../survival/table';
import { escaped } from '../escape';
import { codesOf, CODE_WORDS, codeAt } from '../outcomes';
import { EVENT_LABELS } from '../labels';

/** The survival table: rows grouped by workload, a column per event, and the reason for the selected event. */
export function tableHtml(table: readonly SurvivalRow[], event: Event): string {
  if (table.length === 0) return '<p class="none">No container mounts anything.</p>';
  const heads = EVENTS.map(
    (one, index) =>
      `<th scope="col"><button type="button" data-event="${index}">${escaped(EVENT_LABELS[one].label)}</button></th>`,
  );
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="Survival table"><table id="table" data-event="${EVENTS.indexOf(event)}">`,
    `<thead><tr><th scope="col">Path</th><th scope="col">Files are in</th><th scope="col">Because</th>${heads.join('')}</tr></thead>`,
    ...groups(table).map((group) => groupHtml(group, event)),
    '</table></div>',
  ].join('\n');
}

type Numbered = readonly [number, SurvivalRow];

function groups(table: readonly SurvivalRow[]): Numbered[][] {
  const byWorkload = new Map<SurvivalRow['workload'], Numbered[]>();
  table.forEach((row, index) => {
    const group = byWorkload.get(row.workload) ?? [];
    byWorkload.set(row.workload, group);
    group.push([index, row]);
  });
  return [...byWorkload.values()];
}

function groupHtml(rows: readonly Numbered[], event: Event): string {
  const [, first] = rows[0] ?? [];
  const title = escaped([first?.workload.manifest.title, first?.app].filter((part) => part !== undefined).join(' · '));
  return [
    `<tbody><tr class="group"><th scope="rowgroup" colspan="${3 + EVENTS.length}"><bdi>${title}</bdi></th></tr>`,
    ...rows.map(([index, row]) => rowHtml(row, index, event)),
    '</tbody>',
  ].join('\n');
}

function rowHtml(row: SurvivalRow, index: number, event: Event): string {
  const codes = codesOf([row]);
  const { outcome, reason } = row.outcomes[event];
  const cells = EVENTS.map((_, at) => {
    const code = codeAt(codes, at);
    return `<td class="o" data-c="${code}">${CODE_WORDS[code]}</td>`;
  });
  return [
    `<tr id="r${index}" data-row="${index}">`,
    `<th scope="row"><bdi class="path">${escaped(row.path)}</bdi><small>container <bdi>${escaped(row.container.name)}</bdi></small></th>`,
    `<td><bdi>${escaped(storeText(row))}</bdi><small>seen by ${escaped(sharedText(row))}</small></td>`,
    `<td class="why"><bdi>${escaped(`${outcome}: ${reason}`)}</bdi></td>`,
    ...cells,
    '</tr>',
  ].join('');
}
