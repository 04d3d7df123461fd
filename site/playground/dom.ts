/** Elements of the page. What somebody wrote goes into them as text alone. */

export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** A new element; its children are elements or texts. */
export function make(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

export function button(name: string, onClick: () => void): HTMLElement {
  const element = make('button', '', name);
  element.setAttribute('type', 'button');
  element.addEventListener('click', onClick);
  return element;
}

/** A link to a page elsewhere, which learns nothing of this one; nothing but https. */
export function link(address: string, name: string): HTMLElement {
  if (!address.startsWith('https://')) return make('span', '', name);
  const element = document.createElement('a');
  element.href = address;
  element.rel = 'noreferrer';
  element.target = '_blank';
  element.append(name);
  return element;
}

/** Text of several lines, as it is; it scrolls, so the keyboard reaches it. */
export function lines(text: string, label: string): HTMLElement {
  const element = make('pre', '', text);
  element.tabIndex = 0;
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', label);
  return element;
}
