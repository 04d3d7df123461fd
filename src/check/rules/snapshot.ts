/** Snapshots, and claims that are restored from them. */
import { DRIVER } from '../../drivers/names';
import type { Claim } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { asObject, asString, field, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { mayBeSameNamespace, namespaceTitle } from '../../inventory/namespaces';
import { provisionerOf } from '../backing';
import { claim, deployment, documents, storageClass } from '../examples';
import { namesOf } from '../references';
import type { Problem, Rule } from '../rule';

const GROUP = 'snapshot.storage.k8s.io';
const SEE = 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/';

interface App {
  readonly restored?: Parameters<typeof claim>[0];
}

/** A manifest with a claim and its snapshot. */
const snapshot = (driver: string = DRIVER.awsEbs, namespace = 'shop'): string =>
  documents(
    storageClass(),
    storageClass({ name: 'other', provisioner: DRIVER.gcpPersistentDisk }),
    `apiVersion: ${GROUP}/v1
kind: VolumeSnapshotClass
metadata:
  name: snapshots
driver: ${driver}
deletionPolicy: Retain
`,
    claim({ namespace: 'shop' }),
    deployment({ namespace: 'shop' }),
    `apiVersion: ${GROUP}/v1
kind: VolumeSnapshot
metadata:
  name: nightly
  namespace: ${namespace}
spec:
  volumeSnapshotClassName: snapshots
  source: { persistentVolumeClaimName: data }
`,
  );

/** The same with a claim that is restored from the snapshot. */
const app = ({ restored = {} }: App): string =>
  documents(
    snapshot(),
    claim({
      name: 'restored',
      namespace: 'shop',
      more: `dataSource: { apiGroup: ${GROUP}, kind: VolumeSnapshot, name: nightly }`,
      ...restored,
    }),
    deployment({ name: 'restored', namespace: restored.namespace ?? 'shop', claimName: 'restored' }),
  );

/** A claim that is restored from a snapshot. */
interface Restore {
  readonly claim: Claim;
  readonly by: 'dataSource' | 'dataSourceRef';
  readonly name: string;
  readonly snapshot: Manifest | undefined;
}

function* restores(inventory: Inventory): Iterable<Restore> {
  for (const claim of inventory.claims) {
    for (const by of ['dataSourceRef', 'dataSource'] as const) {
      const source = asObject(claim.spec[by]);
      const name = nonEmpty(source['name']);
      if (source['kind'] !== 'VolumeSnapshot' || source['apiGroup'] !== GROUP || name === undefined) continue;
      // Another rule reports other namespaces.
      if (nonEmpty(source['namespace']) !== undefined) break;
      yield { claim, by, name, snapshot: inventory.find('VolumeSnapshot', claim.manifest.namespace, name) };
      break;
    }
  }
}

/** The claim that is the source of a snapshot. */
function sourceOf(snapshot: Manifest, inventory: Inventory): Claim | undefined {
  const name = nonEmpty(field(snapshot.spec, 'source', 'persistentVolumeClaimName'));
  return name === undefined ? undefined : inventory.claimFor(snapshot.namespace, name);
}

/** The CSI driver of a claim's volume; undefined if it is unknown or an in-tree plugin. */
function driverOf({ binding }: Claim, inventory: Inventory): string | undefined {
  const name =
    binding.state === 'bound'
      ? asString(field(binding.volume.spec, 'csi', 'driver'))
      : provisionerOf(binding, inventory);
  return name?.startsWith('kubernetes.io/') === true ? undefined : name;
}

/** The CSI driver of a snapshot. */
function snapshotDriver(snapshot: Manifest, inventory: Inventory): string | undefined {
  const className = nonEmpty(snapshot.spec['volumeSnapshotClassName']);
  const snapshotClass =
    className === undefined ? undefined : inventory.find('VolumeSnapshotClass', undefined, className);
  const contentName = nonEmpty(field(snapshot.spec, 'source', 'volumeSnapshotContentName'));
  const content =
    contentName === undefined ? undefined : inventory.find('VolumeSnapshotContent', undefined, contentName);
  const source = sourceOf(snapshot, inventory);
  return (
    asString(content?.spec['driver']) ??
    asString(snapshotClass?.data['driver']) ??
    (source === undefined ? undefined : driverOf(source, inventory))
  );
}

/** The problem of a missing object: in another namespace, misspelt, or perhaps in the cluster. */
function missing(
  kind: string,
  name: string,
  by: Manifest,
  what: string,
  inventory: Inventory,
): Pick<Problem, 'message' | 'fix' | 'severity' | 'correction'> {
  const elsewhere = inventory
    .byKind(kind)
    .find((other) => other.name === name && !mayBeSameNamespace(other.namespace, by.namespace));
  if (elsewhere !== undefined) {
    return {
      message: `${what}, of which there is none in ${namespaceTitle(by.namespace)}; it is in ${elsewhere.namespace ?? ''}, and none of another namespace is taken`,
      fix: `Write metadata.namespace: ${elsewhere.namespace ?? ''} here, or bring the ${kind} to ${by.namespace ?? ''}.`,
      severity: 'error',
      ...(kind === 'PersistentVolumeClaim'
        ? { correction: { path: ['metadata', 'namespace'], value: elsewhere.namespace ?? 'default' } }
        : {}),
    };
  }
  const meant = namesOf(inventory, kind, () => false)(by.namespace).meantBy(name);
  return meant === undefined
    ? { message: `${what}, which isn't among the manifests: it waits until the cluster has it`, severity: 'info' }
    : {
        message: `${what}, which isn't among the manifests, but '${meant.name}' is`,
        fix: `Write ${meant.name}, unless the cluster has ${name}.`,
        severity: meant.severity,
      };
}

const family: readonly (Omit<Rule, 'see' | 'severity'> & Partial<Pick<Rule, 'severity'>>)[] = [
  {
    name: 'restore-missing-snapshot',
    appliesTo: ['dataSource', 'dataSourceRef'],
    summary: 'A claim is to be made of a snapshot that is not there under that name, or is in another namespace.',
    consequence: 'The claim stays Pending, and so do its pods.',
    fix: 'Name a VolumeSnapshot of the same namespace.',
    bad: () => app({ restored: { namespace: 'shop-restore' } }),
    good: () => app({}),
    *check(inventory): Iterable<Problem> {
      for (const { claim, by, name, snapshot } of restores(inventory)) {
        if (snapshot !== undefined) continue;
        const { manifest, path } = claim;
        yield {
          manifest,
          path: [...path, 'spec', by, 'name'],
          ...missing('VolumeSnapshot', name, manifest, `is to be made of VolumeSnapshot '${name}'`, inventory),
        };
      }
    },
  },
  {
    name: 'snapshot-missing-claim',
    appliesTo: ['VolumeSnapshot'],
    summary: 'A snapshot is to be taken of a claim that is not there under that name, or is in another namespace.',
    consequence: 'The snapshot never becomes ready, and nothing is saved.',
    fix: 'Name a claim of the same namespace.',
    bad: () => snapshot(DRIVER.awsEbs, 'shop-backup'),
    good: () => snapshot(),
    *check(inventory): Iterable<Problem> {
      for (const manifest of inventory.byKind('VolumeSnapshot')) {
        const name = nonEmpty(field(manifest.spec, 'source', 'persistentVolumeClaimName'));
        if (manifest.group !== GROUP || name === undefined || sourceOf(manifest, inventory) !== undefined) continue;
        yield {
          manifest,
          path: ['spec', 'source', 'persistentVolumeClaimName'],
          ...missing('PersistentVolumeClaim', name, manifest, `is to be taken of claim '${name}'`, inventory),
        };
      }
    },
  },
  {
    name: 'restore-too-small',
    appliesTo: ['dataSource', 'dataSourceRef'],
    summary: 'A claim asks for less than the claim had that its snapshot was taken of.',
    consequence: 'The driver refuses to restore into a smaller volume: the claim stays Pending, and so do its pods.',
    fix: 'Ask for at least as much as the snapshot holds.',
    bad: () => app({ restored: { size: '5Gi' } }),
    good: () => app({ restored: { size: '20Gi' } }),
    *check(inventory): Iterable<Problem> {
      for (const { claim, snapshot } of restores(inventory)) {
        const source = snapshot === undefined ? undefined : sourceOf(snapshot, inventory);
        if (source?.request === undefined || claim.request === undefined || claim.request >= source.request) continue;
        yield {
          manifest: claim.manifest,
          path: [...claim.path, 'spec', 'resources', 'requests', 'storage'],
          message: `asks for ${requestOf(claim)}, but its snapshot is of claim ${source.name} of ${requestOf(source)}: it stays Pending`,
          fix: `Write storage: ${requestOf(source)}, or more.`,
        };
      }
    },
  },
  {
    name: 'snapshot-other-driver',
    appliesTo: ['VolumeSnapshot'],
    summary: 'A snapshot is taken of, or restored to, a volume of another driver than its class is for.',
    consequence: 'No driver takes or restores it: the snapshot is never ready, or the claim stays Pending.',
    fix: 'Use a snapshot class and a storage class of one driver.',
    bad: () => snapshot(DRIVER.gcpPersistentDisk),
    good: () => app({}),
    *check(inventory): Iterable<Problem> {
      const never = new Set<Manifest>();
      for (const manifest of inventory.byKind('VolumeSnapshot')) {
        const source = sourceOf(manifest, inventory);
        const [of, by] = [source && driverOf(source, inventory), snapshotDriver(manifest, inventory)];
        if (source === undefined || of === undefined || by === undefined || of === by) continue;
        never.add(manifest);
        yield {
          manifest,
          path: ['spec', 'volumeSnapshotClassName'],
          message: `is of class '${asString(manifest.spec['volumeSnapshotClassName']) ?? ''}' of ${by}, but claim ${source.name} is a volume of ${of}: it is never taken`,
          fix: `Name a VolumeSnapshotClass of ${of}.`,
        };
      }
      for (const { claim, snapshot } of restores(inventory)) {
        const to = driverOf(claim, inventory);
        const from = snapshot && snapshotDriver(snapshot, inventory);
        if (snapshot === undefined || never.has(snapshot)) continue;
        if (to === undefined || from === undefined || to === from) continue;
        yield {
          manifest: claim.manifest,
          path: [...claim.path, 'spec', 'storageClassName'],
          message: `has class '${claim.className ?? inventory.defaultClass ?? ''}' of ${to}, but its snapshot is one of ${from}: a driver restores its own only, so it stays Pending`,
          fix: `Name a StorageClass of ${from}.`,
        };
      }
    },
  },
  {
    name: 'restore-other-volume-mode',
    appliesTo: ['dataSource', 'dataSourceRef'],
    severity: 'warning',
    summary: 'A claim has another volumeMode than the one that its snapshot was taken of.',
    consequence:
      'The provisioner refuses it, unless somebody with the rights for it has annotated the VolumeSnapshotContent: the claim stays Pending.',
    fix: "Write the source's volumeMode.",
    bad: () =>
      app({
        restored: {
          more: `volumeMode: Block\ndataSource: { apiGroup: ${GROUP}, kind: VolumeSnapshot, name: nightly }`,
        },
      }).replace(
        /volumeMounts:(\s+- \{ name: data), mountPath: \/srv\/data \}(?![\s\S]*volumeMounts)/,
        'volumeDevices:$1, devicePath: /dev/data }',
      ),
    good: () => app({}),
    *check(inventory): Iterable<Problem> {
      for (const { claim, snapshot } of restores(inventory)) {
        const source = snapshot === undefined ? undefined : sourceOf(snapshot, inventory);
        if (source === undefined || source.volumeMode === claim.volumeMode) continue;
        yield {
          manifest: claim.manifest,
          path: [...claim.path, 'spec', 'volumeMode'],
          message: `has volumeMode ${claim.volumeMode}, but its snapshot is of claim ${source.name} with ${source.volumeMode}: it stays Pending`,
          fix: `Write volumeMode: ${source.volumeMode}, or annotate the VolumeSnapshotContent with snapshot.storage.kubernetes.io/allow-volume-mode-change: "true".`,
        };
      }
    },
  },
];

function requestOf({ spec }: Claim): string {
  const request = field(spec, 'resources', 'requests', 'storage');
  return typeof request === 'string' || typeof request === 'number' ? String(request) : '';
}

export const rules: readonly Rule[] = family.map((rule) => ({ severity: 'error', see: SEE, ...rule }));
