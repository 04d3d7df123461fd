/** The examples to choose from. They are loaded when the page is at rest, or when an address names one. */
import { find, make } from './dom';
import type { Example, ExampleGroup } from './examples';

const menu = find('examples') as HTMLSelectElement;
let marked = '';

/** Fills the menu. */
export async function startMenu(onChoice: (example: Example) => void): Promise<void> {
  const groups = await loadGroups();
  menu.append(
    ...groups.map(({ title, examples }) => {
      const group = make('optgroup', '', ...examples.map(({ id, title: name }) => new Option(name, id)));
      group.setAttribute('label', title);
      return group;
    }),
  );
  menu.value = marked;
  menu.addEventListener('change', () => {
    const example = exampleIn(groups, menu.value);
    if (example !== undefined) onChoice(example);
  });
}

/** The example that an address names. */
export async function exampleOf(id: string): Promise<Example | undefined> {
  return exampleIn(await loadGroups(), id);
}

/** Shows which example is in the editors; '' for none. */
export function mark(id: string): void {
  marked = id;
  menu.value = id;
}

async function loadGroups(): Promise<readonly ExampleGroup[]> {
  return (await import('examples')).groups;
}

function exampleIn(groups: readonly ExampleGroup[], id: string): Example | undefined {
  return groups.flatMap(({ examples }) => examples).find((example) => example.id === id);
}
