import { IMMUTABLE_KINDS } from '../../api/immutable-fields';
import type { Json } from '../../inventory/json';
import { asList, asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../comparison';
import type { ImmutableChange } from '../immutable-changes';
import { immutableChanges } from '../immutable-changes';
import { kubectlName } from '../kubectl';
import { leavesBetween } from '../leaves';
import { refusedChange } from '../refusal';
import type { ChangeProblem, ChangeRule } from '../rule';

/** Kinds with a rule of their own. */
const KINDS_WITH_OWN_RULES: ReadonlySet<string> = new Set(
  'DaemonSet Deployment Job PersistentVolume ReplicaSet Secret StatefulSet StorageClass VolumeAttributesClass'.split(
    ' ',
  ),
);

const KINDS: readonly string[] = [
  ...IMMUTABLE_KINDS.map(({ kind }) => kind).filter((kind) => !KINDS_WITH_OWN_RULES.has(kind)),
  'CSINode',
];

const binding = (role: string, more = ''): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: backup
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${role} }
subjects:
  - { kind: ServiceAccount, name: backup, namespace: default }
${more}`;

export const rule: ChangeRule = {
  name: 'field-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "An object changes in a field that can't be changed.",
  consequence: 'The API server refuses the object: the field is fixed when it is made.',
  fix: 'Leave the field as it was; or delete the object just before the new version is applied, and it is made anew.',
  see: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  before: () => binding('backup'),
  bad: () => binding('backup-2'),
  good: () => binding('backup', '  - { kind: ServiceAccount, name: restore, namespace: default }\n'),
  *check(comparison) {
    for (const pair of comparison.keptOf(...KINDS)) {
      for (const change of immutableChanges(pair)) yield refusedChange(pair, change, fixOf(pair.after));
      if (pair.after.kind === 'CSINode') for (const change of changedDrivers(pair)) yield refusedChange(pair, change);
      if (pair.after.kind === 'CustomResourceDefinition') yield* removedVersions(pair);
    }
  },
};

function fixOf(manifest: Manifest): string | undefined {
  switch (manifest.kind) {
    case 'CustomResourceDefinition':
      return 'Make a definition of another name, and move the objects to it: to delete this one deletes all objects of its kind.';
    case 'VolumeSnapshot':
    case 'VolumeSnapshotContent':
    case 'VolumeGroupSnapshot':
    case 'VolumeGroupSnapshotContent':
      return 'Leave the source as it was, and give the other snapshot a name of its own: to delete this one may delete what was saved.';
    default:
      return `Delete it just before the new version is applied (kubectl delete ${kubectlName(manifest)}), and it is made anew; or leave the field as it was.`;
  }
}

/** The changed drivers of a CSINode: only `allocatable` may change. */
function changedDrivers({ before, after }: Pair<Manifest>): readonly ImmutableChange[] {
  const old = new Map(asList(before.spec['drivers']).map((driver) => [field(driver, 'name'), driver]));
  return asList(after.spec['drivers']).flatMap((driver, index) => {
    const was = old.get(field(driver, 'name'));
    if (was === undefined) return [];
    const path = ['spec', 'drivers', index];
    const leaves = leavesBetween(was, driver, path).filter((leaf) => leaf.path[path.length] !== 'allocatable');
    return leaves.length === 0 ? [] : [{ path, leaves }];
  });
}

/** Removed storage versions, in which objects may still be stored. */
function* removedVersions({ before, after }: Pair<Manifest>): Iterable<ChangeProblem> {
  const names = (versions: Json | undefined): readonly (string | undefined)[] =>
    asList(versions).map((version) => asString(field(version, 'name')));
  const left = new Set(names(after.spec['versions']));
  for (const version of asList(before.spec['versions'])) {
    const name = asString(field(version, 'name'));
    if (name === undefined || field(version, 'storage') !== true || left.has(name)) continue;
    yield {
      manifest: after,
      path: ['spec', 'versions'],
      message: `version ${name} is gone, and objects were kept in it`,
      fix: `Keep ${name} among the versions, with served: false if it is not to be used; once every object has been written anew, take it out of status.storedVersions, and then out of the versions.`,
    };
  }
}
