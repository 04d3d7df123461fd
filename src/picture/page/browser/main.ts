/** Event handlers of the page: event switch, search, keys and selected node. */
import { all, find, graph, harmed, nodes, search } from './document';
import { choices, showEvent } from './event';
import { filter } from './filter';
import { goTo, neighbour } from './focus';
import { startInFrame, postToParent } from './frame';
import { close, fillPanel, toggle } from './selection';

function changeEvent(event: number): void {
  showEvent(event);
  fillPanel();
  filter();
  postToParent({ event });
}

for (const choice of choices)
  choice.addEventListener('change', () => {
    changeEvent(Number(choice.value));
  });
for (const button of all('button[data-event]'))
  button.addEventListener('click', () => {
    changeEvent(Number(button.dataset['event']));
  });
search.addEventListener('input', filter);
harmed.addEventListener('change', filter);
find('close').addEventListener('click', close);

find('theme').addEventListener('click', () => {
  const { dataset } = document.documentElement;
  const isDark = dataset['theme'] ? dataset['theme'] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset['theme'] = isDark ? 'light' : 'dark';
});

function nodeAt(target: EventTarget | null): (typeof nodes)[number] | undefined {
  return nodes.find((node) => target instanceof Element && node === target.closest('.n'));
}

graph.addEventListener('click', ({ target }) => {
  const node = nodeAt(target);
  goTo(node);
  toggle(node);
});

graph.addEventListener('keydown', (event) => {
  const node = nodeAt(event.target);
  if (node === undefined) return;
  const { key } = event;
  if (key === 'Enter' || key === ' ') toggle(node);
  else if (/^(Arrow|Home|End)/.test(key)) goTo(neighbour(node, key));
  else return;
  event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'Escape' && !close() && search.value !== '') {
    search.value = '';
    filter();
  }
});

filter();
startInFrame();
