import type { Json, JsonObject } from '../../src/inventory/json';
import type { Answer } from '../cluster/client';
import { Client } from '../cluster/client';
import { WatchedLists } from './watched-lists';

const pod = (name: string, more: JsonObject = {}): JsonObject => ({
  metadata: { name, namespace: 'here', uid: `uid-${name}`, ...more },
});

/** A client of a server with pods, whose watches send what the test tells them to. */
class WatchedClient extends Client {
  public pods: readonly JsonObject[] = [pod('first')];
  public lists = 0;
  public send: (type: string, object: JsonObject) => void = () => undefined;
  public end: () => void = () => undefined;

  public constructor() {
    super({ server: 'https://localhost' });
  }

  public override get(path: string): Promise<Answer> {
    const resources = [{ kind: 'Pod', name: 'pods', namespaced: true }];
    if (path === '/api/v1') return Promise.resolve({ status: 200, body: { resources }, warnings: [] });
    this.lists++;
    const metadata = { resourceVersion: '7' };
    return Promise.resolve({ status: 200, body: { metadata, items: [...this.pods] }, warnings: [] });
  }

  public override call(): Promise<Answer> {
    return Promise.resolve({ status: 200, body: {}, warnings: [] });
  }

  public override follow(path: string, take: (event: Json) => void): Promise<void> {
    expect(path).toBe('/api/v1/pods?watch=1&resourceVersion=7');
    this.send = (type, object) => {
      take({ type, object });
    };
    return new Promise((resolve) => (this.end = resolve));
  }
}

const names = (pods: readonly JsonObject[]): readonly string[] =>
  pods.map(({ metadata }) => (metadata as { readonly name: string }).name);

test('a kind is listed once, and what changes comes by its watch', async () => {
  const client = new WatchedClient();
  const server = new WatchedLists(client);
  expect(names(await server.list('v1', 'pods'))).toEqual(['first']);
  client.send('ADDED', pod('second'));
  client.send('MODIFIED', pod('second', { labels: { app: 'web' } }));
  client.send('BOOKMARK', { metadata: { resourceVersion: '9' } });
  expect(await server.list('v1', 'pods', 'here')).toEqual([pod('first'), pod('second', { labels: { app: 'web' } })]);
  expect(await server.list('v1', 'pods', 'elsewhere')).toEqual([]);
  client.send('DELETED', pod('first'));
  expect(names(await server.list('v1', 'pods'))).toEqual(['second']);
  expect(client.lists).toBe(1);
});

test('a watch that ends begins anew with what is there then', async () => {
  const client = new WatchedClient();
  const server = new WatchedLists(client);
  await server.list('v1', 'pods');
  client.pods = [pod('third')];
  client.end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(names(await server.list('v1', 'pods'))).toEqual(['third']);
});

test('a deletion is over when the lists show it', async () => {
  const client = new WatchedClient();
  const server = new WatchedLists(client);
  await server.list('v1', 'pods');
  let isOver = false;
  const deletion = server.remove({ apiVersion: 'v1', kind: 'Pod', ...pod('first') }).then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(isOver).toBe(false);
  client.send('MODIFIED', pod('first', { deletionTimestamp: '2026-11-30T00:00:00Z' }));
  await deletion;
  expect(isOver).toBe(true);
});
