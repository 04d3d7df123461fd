import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import { graphOf } from '../../src/picture/graph';
import type { Part } from '../../src/picture/layout';
import { LEFT, NODE_HEIGHT, partsOf, WIDTH } from '../../src/picture/layout';
import { survivalTable } from '../../src/survival/table';
import { many, SHOP } from './manifests';

function parts(text: string): Part[] {
  const inventory = new Inventory(readManifests('app.yaml', text).manifests);
  return partsOf(graphOf([{ inventory, rows: survivalTable(inventory) }], []));
}

/** Pods that share a claim. */
function podsOf(count: number): string {
  const claim = `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: shared }\nspec: { accessModes: [ReadWriteMany] }\n`;
  const pods = Array.from(
    { length: count },
    (_, number) => `apiVersion: v1
kind: Pod
metadata: { name: p${number} }
spec:
  containers: [{ name: a, image: x, volumeMounts: [{ name: v, mountPath: /v }] }]
  volumes: [{ name: v, persistentVolumeClaim: { claimName: shared } }]
`,
  );
  return [claim, ...pods].join('---\n');
}

test.each([
  ['a shop', SHOP],
  ['workloads that share claims', many(40)],
  ['more pods of one claim than are sorted', podsOf(700)],
])('nodes of %s are in their columns, within their part, and on no other', (_, text) => {
  for (const { nodes, height } of parts(text)) {
    nodes.forEach(({ node, x, y, width }, index) => {
      expect(x).toBe(LEFT[node.column]);
      expect(x + width).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + NODE_HEIGHT).toBeLessThanOrEqual(height);
      const below = nodes[index + 1];
      if (below?.x === x) expect(below.y - y).toBeGreaterThanOrEqual(NODE_HEIGHT);
    });
  }
});

test('a component of more nodes than are sorted keeps their order', () => {
  const [part] = parts(podsOf(700));
  expect(part?.nodes.length).toBeGreaterThan(2000);
  const pods = part?.nodes.filter(({ node }) => node.column === 'workload').map(({ node }) => node.title);
  expect(pods).toEqual(Array.from({ length: 700 }, (_, number) => `p${number}`));
});

test('what nothing connects is a part of its own, in the order of the manifests', () => {
  expect(parts(SHOP).map(({ nodes }) => nodes[0]?.node.title)).toEqual(['db', 'web', 'agent']);
});

test('an edge passes beside the nodes of the columns that it skips', () => {
  for (const { nodes, edges } of parts(SHOP)) {
    for (const { edge, pathData } of edges) {
      const straight = /H(\d+)/.exec(pathData);
      if (edge.from.column !== 'mount' || edge.to.column !== 'place' || straight === null) continue;
      const y = Number(/^M\S+ (\S+)[HC]/.exec(pathData)?.[1]);
      const between = nodes.filter(({ node }) => node.column === 'claim' || node.column === 'volume');
      expect(between.filter((placed) => placed.y < y && y < placed.y + NODE_HEIGHT)).toEqual([]);
    }
  }
});
