import type { Answer } from '../cluster/client';
import { Client } from '../cluster/client';
import { SharedLists } from './shared-lists';

/** A client whose answers come when the test says so. */
class SlowClient extends Client {
  public readonly waiting: ((names: readonly string[]) => void)[] = [];

  public constructor() {
    super({ server: 'https://localhost' });
  }

  public override get(): Promise<Answer> {
    return new Promise((resolve) => {
      this.waiting.push((names) => {
        const items = names.map((name) => ({ metadata: { name, namespace: name } }));
        resolve({ status: 200, body: { items }, warnings: [] });
      });
    });
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who asks while a list is on its way shares the next one with all who do', async () => {
  const client = new SlowClient();
  const server = new SharedLists(client);
  const first = server.list('v1', 'pods');
  await turn();
  const others = [server.list('v1', 'pods'), server.list('v1', 'pods', 'b')];
  await turn();
  expect(client.waiting).toHaveLength(1);
  client.waiting[0]?.(['a']);
  expect(await first).toHaveLength(1);
  await turn();
  expect(client.waiting).toHaveLength(2);
  client.waiting[1]?.(['a', 'b']);
  expect((await Promise.all(others)).map((items) => items.length)).toEqual([2, 1]);
  client.close();
});

test('kinds are asked for apart', async () => {
  const client = new SlowClient();
  const server = new SharedLists(client);
  const both = [server.list('v1', 'pods'), server.list('v1', 'nodes')];
  await turn();
  expect(client.waiting).toHaveLength(2);
  for (const answer of client.waiting) answer(['a']);
  await Promise.all(both);
  client.close();
});
