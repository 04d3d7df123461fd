/** The playground: editors, and beside them what is said of the manifests in them. */
import { fromHash, toHash } from './address';
import { find } from './dom';
import { Editor } from './editor';
import { checkedPane } from './findings';
import type { FindingActions } from './findings';
import { FIRST } from './first';
import { PictureFrame } from './frame';
import { Judge, startWorker } from './judge';
import { exampleOf, mark, startMenu } from './menu';
import type { Answer, View } from './messages';
import { shownPane } from './panes';
import { keepOffline } from './offline';
import { panelOf, startTabs, tabOf } from './tabs';

/** Milliseconds without a change after which a text is checked, and put into the address. */
const CHECK_AFTER = 150;
const SHARE_AFTER = 800;

// The worker first: it starts while the editors are made.
const judge = new Judge(startWorker(WORKER), onAnswer);
const editors = [
  new Editor(find('old'), 'Manifests', onChange),
  new Editor(find('new'), 'Manifests of the new version', onChange),
] as const;
const picture = new PictureFrame(panelOf('survival'));
const status = find('status');

let view: View = 'findings';
let isComparing = false;
/** The address that the texts were taken from or put into. */
let hash = '';
let checkTimer: ReturnType<typeof setTimeout> | undefined;
let shareTimer: ReturnType<typeof setTimeout> | undefined;
let asked: readonly unknown[] = [];

const actions: FindingActions = {
  goTo(finding) {
    editors[finding.text]?.goTo(finding);
  },
  edit(text, edits) {
    editors[text]?.edit(edits);
  },
};

const showView = startTabs((next) => {
  view = next;
  ask();
});

function shownEditors(): readonly Editor[] {
  return isComparing ? editors : editors.slice(0, 1);
}

function onChange(): void {
  clearTimeout(checkTimer);
  clearTimeout(shareTimer);
  checkTimer = setTimeout(ask, CHECK_AFTER);
  shareTimer = setTimeout(() => void share(), SHARE_AFTER);
}

function ask(): void {
  clearTimeout(checkTimer);
  const shown = shownEditors();
  asked = shown.map(({ doc }) => doc);
  judge.ask({ texts: shown.map(({ text }) => text), view, event: picture.event });
}

function onAnswer(answer: Answer): void {
  if (answer.type === 'done') return;
  if (answer.type === 'shown') {
    const { shown } = answer;
    if (answer.view !== 'survival') panelOf(answer.view).replaceChildren(shownPane(shown, actions));
    else if (shown.page === undefined) picture.say(shown.sentence ?? '');
    else picture.show(shown.page);
    return;
  }
  // What has changed meanwhile is checked again soon.
  for (const [index, { findings }] of answer.texts.entries())
    if (editors[index]?.doc === asked[index]) editors[index]?.show(findings);
  const last = answer.texts.length - 1;
  const checked = answer.texts[last];
  if (checked === undefined) return;
  panelOf('findings').replaceChildren(checkedPane(checked, last, actions));
  tabOf('findings').dataset['count'] = String(checked.counts.error + checked.counts.warning);
}

/** Puts the texts into the address. */
async function share(): Promise<void> {
  clearTimeout(shareTimer);
  const next = await toHash({ texts: shownEditors().map(({ text }) => text) });
  hash = next ?? '#';
  history.replaceState(null, '', hash);
  mark('');
}

async function copyLink(): Promise<void> {
  if (!hash.startsWith('#example=')) await share();
  if (hash === '#') {
    status.textContent = 'These manifests are too long for an address.';
    return;
  }
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = 'The link is copied: it holds the manifests themselves.';
  } catch {
    status.textContent = 'The browser refuses to copy: the link is in its address bar.';
  }
}

function compare(isOn: boolean): void {
  isComparing = isOn;
  find('compare').setAttribute('aria-pressed', String(isOn));
  find('new-pane').hidden = !isOn;
  find('old-title').textContent = isOn ? 'Old version' : 'Manifests';
}

function put(texts: readonly string[]): void {
  const [old = '', next] = texts;
  compare(next !== undefined);
  editors[0].text = old;
  editors[1].text = next ?? '';
  clearTimeout(shareTimer);
  if (next !== undefined && (view === 'findings' || view === 'program')) showView('changes');
  else if (next === undefined && (view === 'changes' || view === 'plan')) showView('findings');
  else ask();
}

function showFirst(): void {
  put([FIRST.text]);
  mark(FIRST.id);
}

/** Shows what the address holds. */
async function open(): Promise<void> {
  if (location.hash === hash && hash !== '') return;
  hash = location.hash;
  status.textContent = '';
  try {
    if (hash.startsWith('#example=')) {
      const id = decodeURIComponent(hash.slice('#example='.length));
      const example = await exampleOf(id);
      if (example === undefined) throw new Error(`There is no example ${id}: choose one of the list.`);
      put(example.texts);
      mark(id);
    } else if (hash.startsWith('#yaml=')) put((await fromHash(hash)).texts);
    else showFirst();
  } catch (error) {
    showFirst();
    status.textContent = error instanceof Error ? error.message : String(error);
  }
}

find('compare').addEventListener('click', () => {
  compare(!isComparing);
  if (isComparing && editors[1].text === '') editors[1].text = editors[0].text;
  if (isComparing) showView('changes');
  else if (view === 'changes' || view === 'plan') showView('findings');
  else ask();
  onChange();
});
find('share').addEventListener('click', () => void copyLink());
addEventListener('hashchange', () => void open());

void open().then(() =>
  startMenu(({ id }) => {
    location.hash = `#example=${id}`;
  }),
);
keepOffline();
