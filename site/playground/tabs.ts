/** Tabs, by the keys that people know of them. */
import { find } from './dom';
import type { View } from './messages';
import { VIEWS } from './messages';

/**
 * Makes the tabs answer.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 * @returns what shows a view
 */
export function startTabs(onChange: (view: View) => void): (view: View) => void {
  const show = (shown: View): void => {
    for (const view of VIEWS) {
      const isShown = view === shown;
      tabOf(view).setAttribute('aria-selected', String(isShown));
      tabOf(view).tabIndex = isShown ? 0 : -1;
      panelOf(view).hidden = !isShown;
    }
    onChange(shown);
  };
  for (const [at, view] of VIEWS.entries()) {
    const tab = tabOf(view);
    tab.addEventListener('click', () => {
      show(view);
    });
    tab.addEventListener('keydown', (event) => {
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      const other = next === undefined ? undefined : VIEWS.at(next % VIEWS.length);
      if (other === undefined) return;
      event.preventDefault();
      show(other);
      tabOf(other).focus();
    });
  }
  return show;
}

export function tabOf(view: View): HTMLElement {
  return find(`tab-${view}`);
}

export function panelOf(view: View): HTMLElement {
  return find(`panel-${view}`);
}
