import { claim, documents, storageClass, volume } from '../../src/check/examples';
import type { JsonObject } from '../../src/inventory/json';
import { manifestsOf } from './manifests';
import { OwnNames } from './own-names';

const CLUSTER_WIDE = ['PersistentVolume', 'StorageClass', 'Namespace'];

function moved(yaml: string): { readonly names: OwnNames; readonly objects: readonly JsonObject[] } {
  const { inventory } = manifestsOf('app', yaml);
  const names = new OwnNames('run-1', inventory);
  const objects = inventory.manifests.map(({ data, kind }) => names.moved(data, !CLUSTER_WIDE.includes(kind)));
  return { names, objects };
}

test('volumes and classes that manifests bring get names of their own, wherever they are named', () => {
  const { objects } = moved(documents(storageClass(), volume(), claim({ more: 'volumeName: data-volume' })));
  expect(objects).toMatchObject([
    { metadata: { name: 'run-1.disk' } },
    { metadata: { name: 'run-1.data-volume' }, spec: { storageClassName: 'run-1.disk' } },
    { metadata: { name: 'data' }, spec: { storageClassName: 'run-1.disk', volumeName: 'run-1.data-volume' } },
  ]);
});

test('a class without an object is own where a volume has it, and the empty class never', () => {
  const own = moved(documents(volume(), claim()));
  expect(own.objects).toMatchObject([
    { spec: { storageClassName: 'run-1.disk' } },
    { spec: { storageClassName: 'run-1.disk' } },
  ]);
  expect(moved(claim({ className: '' })).objects).toMatchObject([{ spec: { storageClassName: '' } }]);
});

test('what is expected to be in the cluster keeps its name', () => {
  const { objects } = moved(claim({ className: 'fast', more: 'volumeName: theirs' }));
  expect(objects).toMatchObject([{ spec: { storageClassName: 'fast', volumeName: 'theirs' } }]);
});

test('each namespace gets a name of its own, the open one too, and so do references to it', () => {
  const reserved = volume({ more: 'claimRef: { namespace: prod, name: data }' });
  const { names, objects } = moved(documents(reserved, claim({ namespace: 'prod' }), claim({ name: 'open' })));
  expect(objects).toMatchObject([
    { spec: { claimRef: { namespace: 'run-1-prod', name: 'data' } } },
    { metadata: { namespace: 'run-1-prod' } },
    { metadata: { namespace: 'run-1-default' } },
  ]);
  expect(names.namespaces()).toEqual(['run-1-prod', 'run-1-default']);
});

test('a Namespace is renamed with what is in it, within the 63 characters that it may have', () => {
  const long = 'n'.repeat(63);
  const { names, objects } = moved(
    documents(`apiVersion: v1\nkind: Namespace\nmetadata: { name: ${long} }\n`, claim({ namespace: long })),
  );
  const own = `run-1-${'n'.repeat(57)}`;
  expect(objects).toMatchObject([{ metadata: { name: own } }, { metadata: { namespace: own } }]);
  expect(names.namespaces()).toEqual([own]);
});

test('a name that would become too long stays as it is', () => {
  const name = 'v'.repeat(250);
  expect(moved(volume({ name })).objects).toMatchObject([{ metadata: { name } }]);
});

test('what the cluster says is told in the names of the manifests', () => {
  const { names } = moved(documents(volume(), claim()));
  const said = 'volume "run-1.data-volume" in namespace run-1-default: storageclass "run-1.disk" not found';
  expect(names.restored(said)).toBe('volume "data-volume" in namespace default: storageclass "disk" not found');
});
