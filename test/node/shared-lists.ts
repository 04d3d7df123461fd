import type { JsonObject } from '../../src/inventory/json';
import { text } from '../cluster/fields';
import { Server } from '../cluster/server';

interface Lists {
  /** What is on its way: too old for who asks now. */
  current: Promise<unknown>;
  /** What is asked for when that has come, by all who wait for it. */
  next: Promise<readonly JsonObject[]> | undefined;
}

/**
 * A server that many ask for the same at once: who asks while a list is on its way shares the one after it, so that no list is older
 * than the question.
 */
export class SharedLists extends Server {
  readonly #lists = new Map<string, Lists>();

  public override async list(version: string, plural: string, namespace?: string): Promise<readonly JsonObject[]> {
    const items = await this.#all(version, plural);
    return namespace === undefined ? items : items.filter((item) => text(item, 'metadata', 'namespace') === namespace);
  }

  #all(version: string, plural: string): Promise<readonly JsonObject[]> {
    const key = `${version}/${plural}`;
    const lists = this.#lists.get(key) ?? { current: Promise.resolve(), next: undefined };
    this.#lists.set(key, lists);
    if (lists.next !== undefined) return lists.next;
    const next = lists.current
      .catch(() => undefined)
      .then(() => {
        lists.next = undefined;
        const asked = super.list(version, plural);
        lists.current = asked;
        return asked;
      });
    lists.next = next;
    return next;
  }
}
