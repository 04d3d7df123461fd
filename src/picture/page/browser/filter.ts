/** Hides what doesn't match the search and the check box. */
import { all, codeAt, find, graph, harmed, rowOf, search } from './document';
import { shownEvent } from './event';
import { keepTabStop } from './focus';

const parts = all('.part', graph);
const groups = all('#table tbody');
const rules = all('.rule');
const texts = new Map<Element, string>();

export function filter(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const part of parts) part.toggleAttribute('hidden', !(matches(part, words) && all('.n', part).some(isShown)));
  find('nothing').hidden = parts.some((part) => !part.hasAttribute('hidden'));
  for (const group of groups) {
    const title = textOf(group, '.group');
    const lines = all('tr[data-row]', group);
    for (const line of lines)
      line.toggleAttribute(
        'hidden',
        !matches(line, words, title) || (harmed.checked && codeAt(rowOf(line)?.codes, shownEvent()) === 'k'),
      );
    group.toggleAttribute('hidden', lines.every(isHidden));
  }
  for (const rule of rules) {
    const title = textOf(rule, 'h3');
    const findings = all('li', rule);
    for (const finding of findings) finding.toggleAttribute('hidden', !matches(finding, words, title));
    rule.toggleAttribute('hidden', findings.every(isHidden));
  }
  keepTabStop();
}

function isShown({ dataset }: HTMLElement | SVGElement): boolean {
  return !harmed.checked || 'lsu'.includes(dataset['c'] ?? '');
}

function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden');
}

function textOf(element: Element, selector: string): string {
  return element.querySelector(selector)?.textContent ?? '';
}

/** Whether the text of an element, or the title of its group, has all words. */
function matches(element: Element, words: readonly string[], title = ''): boolean {
  let text = texts.get(element);
  if (text === undefined) {
    text = `${element.textContent} ${title}`.toLowerCase();
    texts.set(element, text);
  }
  return words.every((word) => text.includes(word));
}
