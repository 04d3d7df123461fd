import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { VolumeGroupSnapshot } from '../../imports/groupsnapshot.storage.k8s.io';
import { SecretProviderClass } from '../../imports/secrets-store.csi.x-k8s.io';
import {
  VolumeSnapshot,
  VolumeSnapshotClass,
  VolumeSnapshotClassDeletionPolicy,
} from '../../imports/snapshot.storage.k8s.io';

const IMPORTS = join(__dirname, '../../imports');

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const GROUPS = readdirSync(join(IMPORTS, 'crds')).map((file) => ({
  group: basename(file, '.yaml'),
  crds: parseAllDocuments(readFileSync(join(IMPORTS, 'crds', file), 'utf8')).map((doc) => doc.toJS() as Crd),
  types: readFileSync(join(IMPORTS, `${basename(file, '.yaml')}.ts`), 'utf8'),
}));

function fieldsOf({ properties = {}, items }: Schema): [string, string][] {
  return [
    ...Object.entries(properties).flatMap(([name, field]): [string, string][] => [
      [name, field.description ?? ''],
      ...fieldsOf(field),
    ]),
    ...(items === undefined ? [] : fieldsOf(items)),
  ];
}

describe.each(GROUPS)('the types of $group', ({ group, crds, types }) => {
  test('have every kind in its version', () => {
    for (const { spec } of crds) {
      expect(spec.group).toBe(group);
      expect(types).toContain(`export class ${spec.names.kind} extends ApiObject`);
      for (const { name } of spec.versions) {
        expect(types).toContain(`apiVersion: '${group}/${name}',\n    kind: '${spec.names.kind}',`);
      }
    }
  });

  test('have every field of the CRDs with its description', () => {
    const fields = crds.flatMap(({ spec }) => spec.versions.flatMap(({ schema }) => fieldsOf(schema.openAPIV3Schema)));
    expect(fields.length).toBeGreaterThan(5);
    for (const [name, description] of fields) {
      expect(types).toMatch(new RegExp(`readonly ${name}\\??: `));
      if (description !== '') expect(types).toContain(`* ${description}\n`);
    }
  });
});

test('objects of the types come out as they were written', () => {
  const chart = new Chart(new App(), 'test');
  new VolumeSnapshotClass(chart, 'class', {
    metadata: { name: 'csi' },
    driver: 'csi.example.com',
    deletionPolicy: VolumeSnapshotClassDeletionPolicy.RETAIN,
  });
  new VolumeSnapshot(chart, 'snapshot', {
    metadata: { name: 'before' },
    spec: { volumeSnapshotClassName: 'csi', source: { persistentVolumeClaimName: 'data' } },
  });
  new VolumeGroupSnapshot(chart, 'group', {
    metadata: { name: 'all' },
    spec: { source: { selector: { matchLabels: { app: 'story' } } } },
  });
  new SecretProviderClass(chart, 'provider', {
    metadata: { name: 'vault' },
    spec: { provider: 'vault', parameters: { roleName: 'story' } },
  });

  expect(chart.toJson()).toEqual([
    {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: { name: 'csi' },
      driver: 'csi.example.com',
      deletionPolicy: 'Retain',
    },
    {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshot',
      metadata: { name: 'before' },
      spec: { volumeSnapshotClassName: 'csi', source: { persistentVolumeClaimName: 'data' } },
    },
    {
      apiVersion: 'groupsnapshot.storage.k8s.io/v1',
      kind: 'VolumeGroupSnapshot',
      metadata: { name: 'all' },
      spec: { source: { selector: { matchLabels: { app: 'story' } } } },
    },
    {
      apiVersion: 'secrets-store.csi.x-k8s.io/v1',
      kind: 'SecretProviderClass',
      metadata: { name: 'vault' },
      spec: { provider: 'vault', parameters: { roleName: 'story' } },
    },
  ]);
});
