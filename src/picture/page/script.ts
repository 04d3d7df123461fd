/** What makes the page answer: events, search, keys and the selected node. Plain JavaScript, written into the page as it is. */
export const SCRIPT = String.raw`'use strict';
const find = (id) => document.getElementById(id);
const all = (selector, within) => [...(within ?? document).querySelectorAll(selector)];
const data = JSON.parse(find('data').textContent);
const graph = find('graph');
const panel = find('panel');
const marked = all('#graph [data-o]');
const nodes = all('#graph .n');
const edges = all('#graph .e');
const rows = all('tr[data-row]');
const radios = all('input[name=event]');
let event = Number(radios.find((radio) => radio.checked).value);
let selected = null;

const shownRows = (node) => (node.dataset.r === '' ? [] : node.dataset.r.split(' ').map(Number));
const nameOf = (node) => node.querySelector('title').textContent.replace(/: [a-z ]+$/, '');

function showEvent(next) {
  event = next;
  radios[event].checked = true;
  for (const element of marked) {
    const code = element.dataset.o[event];
    if (element.dataset.c === code) continue;
    element.dataset.c = code;
    const title = element.querySelector('title');
    title.textContent = title.textContent.replace(/: [a-z ]+$/, ': ' + data.words[code]);
    const sign = element.querySelector('.s');
    if (sign) sign.setAttribute('d', data.signs[code]);
  }
  for (const row of rows) row.querySelector('.why bdi').textContent = data.reasons[data.rows[row.dataset.row].why[event]];
  for (const count of all('[data-count]'))
    count.textContent = data.rows.filter((row) => row.codes[event] === count.dataset.count).length;
  find('sentence').textContent = data.sentences[event];
  const table = find('table');
  if (table) table.dataset.event = event;
  if (selected) fillPanel();
  filter();
}

const texts = new Map();
function matches(element, words, more) {
  let text = texts.get(element);
  if (text === undefined) texts.set(element, (text = (element.textContent + ' ' + (more ?? '')).toLowerCase()));
  return words.every((word) => text.includes(word));
}

function filter() {
  const words = find('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  const onlyHarmed = find('harmed').checked;
  const harmed = (element) => !onlyHarmed || 'lsu'.includes(element.dataset.c);
  let count = 0;
  for (const part of all('.part', graph)) {
    part.toggleAttribute('hidden', !(matches(part, words) && all('.n', part).some(harmed)));
    if (!part.hasAttribute('hidden')) count++;
  }
  find('nothing').hidden = count > 0;
  for (const body of all('#table tbody')) {
    const group = body.querySelector('.group').textContent;
    let some = false;
    for (const row of all('tr[data-row]', body)) {
      const code = data.rows[row.dataset.row].codes[event];
      row.hidden = !(matches(row, words, group) && (!onlyHarmed || code !== 'k'));
      some ||= !row.hidden;
    }
    body.hidden = !some;
  }
  for (const rule of all('.rule')) {
    const head = rule.querySelector('h3').textContent;
    const found = all('li', rule);
    for (const finding of found) finding.hidden = !matches(finding, words, head);
    rule.hidden = found.every((finding) => finding.hidden);
  }
  keepStop();
}

/** One node of the graph can be reached by the tabulator; arrow keys go on from there. */
function keepStop() {
  const seen = visibleNodes();
  const stop = seen.find((node) => node.tabIndex === 0) ?? seen[0];
  for (const node of nodes) if (node.tabIndex === 0 && node !== stop) node.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
}
const visibleNodes = () => nodes.filter((node) => !node.ownerSVGElement.hasAttribute('hidden'));

function goTo(node) {
  if (!node) return;
  for (const other of nodes) if (other.tabIndex === 0) other.tabIndex = -1;
  node.tabIndex = 0;
  node.focus();
  node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function neighbour(node, key) {
  const next = edges.filter((edge) => edge.dataset[key === 'ArrowRight' ? 'a' : 'b'] === node.id);
  if (key === 'ArrowRight' || key === 'ArrowLeft')
    return next[0] && find(next[0].dataset[key === 'ArrowRight' ? 'b' : 'a']);
  const column = visibleNodes().filter((other) => other.classList[1] === node.classList[1]);
  const at = column.indexOf(node);
  return { ArrowDown: column[at + 1], ArrowUp: column[at - 1], Home: column[0], End: column.at(-1) }[key];
}

function select(node) {
  selected = node;
  graph.classList.toggle('selecting', node !== null);
  const own = new Set(node ? shownRows(node) : []);
  const onWay = (element) => element === node || shownRows(element).some((row) => own.has(row));
  for (const other of nodes) other.classList.toggle('on', node !== null && onWay(other));
  for (const edge of edges)
    edge.classList.toggle('on', find(edge.dataset.a).classList.contains('on') && find(edge.dataset.b).classList.contains('on'));
  for (const row of rows) row.classList.toggle('on', own.has(Number(row.dataset.row)));
  panel.hidden = node === null;
  if (node) fillPanel();
}

function fillPanel() {
  const LIMIT = 30;
  find('panel-title').textContent = nameOf(selected);
  const own = shownRows(selected);
  const items = own.slice(0, LIMIT).map((row) => {
    const { title, store, codes, why } = data.rows[row];
    return [codes[event], title, data.reasons[why[event]], store];
  });
  if (own.length > LIMIT) items.push(['-', 'and ' + (own.length - LIMIT) + ' more']);
  if (selected.dataset.f !== '') for (const index of selected.dataset.f.split(' ')) items.push(['f', data.findings[index]]);
  if (items.length === 0) items.push(['-', 'No container has files here.']);
  find('panel-list').replaceChildren(
    ...items.map(([code, ...lines]) => {
      const item = document.createElement('li');
      item.dataset.c = code;
      for (const line of lines) item.appendChild(document.createElement('bdi')).textContent = line;
      return item;
    }),
  );
}

function close() {
  const back = selected;
  select(null);
  if (back) goTo(back);
}

for (const radio of radios) radio.addEventListener('change', () => showEvent(Number(radio.value)));
for (const button of all('button[data-event]'))
  button.addEventListener('click', () => showEvent(Number(button.dataset.event)));
find('search').addEventListener('input', filter);
find('harmed').addEventListener('change', filter);
find('close').addEventListener('click', close);
find('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});
graph.addEventListener('click', (click) => {
  const node = click.target.closest('.n');
  if (node) goTo(node);
  select(node === selected ? null : node);
});
graph.addEventListener('keydown', (key) => {
  const node = key.target.closest('.n');
  if (!node) return;
  if (key.key === 'Enter' || key.key === ' ') select(node === selected ? null : node);
  else if (/^(Arrow|Home|End)/.test(key.key)) goTo(neighbour(node, key.key));
  else return;
  key.preventDefault();
});
document.addEventListener('keydown', (key) => {
  const search = find('search');
  if (key.key === '/' && document.activeElement !== search) {
    key.preventDefault();
    search.focus();
  } else if (key.key === 'Escape' && selected) close();
  else if (key.key === 'Escape' && search.value !== '') {
    search.value = '';
    filter();
  }
});
filter();
`;
