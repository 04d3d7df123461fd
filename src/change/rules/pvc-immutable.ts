import { claim } from '../../check/examples';
import type { Claim } from '../../inventory/claims';
import { deployMark } from '../../inventory/deploy-marks';
import type { Inventory } from '../../inventory/inventory';
import { field, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { emptySelector, growth, requestChange, requestOf } from '../claim-fields';
import type { Comparison, Pair } from '../comparison';
import { isSame } from '../equal';
import { inNamespace, kubectlName } from '../kubectl';
import type { Leaf } from '../leaves';
import { formatLeaves, formatValue, leavesBetween } from '../leaves';
import type { ChangeProblem, ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'pvc-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "A claim changes in a field that can't be changed.",
  consequence:
    'The API server refuses the claim: only the request and the attributes class of a bound claim may change.',
  fix: 'Leave the field as it was; for another class, mode or source make a claim of another name and copy the files.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims',
  before: () => claim(),
  bad: () => claim({ className: 'fast' }),
  good: () => claim({ more: 'volumeMode: Filesystem' }),
  *check(comparison) {
    for (const pair of comparison.claims) yield* ofClaim(pair, comparison);
  },
};

/** A change of a claim that the server refuses. */
interface RefusedChange extends Pick<ChangeProblem, 'severity'> {
  readonly path: readonly string[];
  readonly leaves?: readonly Leaf[];
  /** Appended to the message after the values. */
  readonly more?: string;
  readonly fix?: string;
}

function* ofClaim(pair: Pair<Claim>, comparison: Comparison): Iterable<ChangeProblem> {
  const { before, after } = pair;
  const { manifest } = after;
  const manifests = { before: before.manifest, after: manifest };
  const refused = [
    ...classChange(pair, comparison),
    ...volumeChange(pair, comparison),
    ...FIELDS.flatMap((name): readonly RefusedChange[] => fieldChange(manifests, ['spec', ...name.split('.')])),
    ...selectorChange(pair),
    ...sourceChange(pair),
    ...fieldChange(manifests, ['metadata', 'annotations', 'volume.beta.kubernetes.io/storage-class']),
    ...attributesChange(pair, comparison),
  ];
  for (const { path, leaves = [leafAt(manifests, path)], more = '', severity, fix } of refused)
    yield {
      manifest,
      path,
      leaves,
      message: `${formatLeaves(leaves)}${more}`,
      ...(severity === undefined ? {} : { severity, effect: 'applied' }),
      ...(fix === undefined ? {} : { fix }),
    };
  if (refused.length > 0) return;
  if (growth(pair) > 0 && isPending(before, comparison.before))
    yield {
      ...requestOf(after),
      message: `the request grows ${requestChange(pair)} while the claim is pending, and only bound claims grow`,
      fix: `Delete the claim, which has no files yet (kubectl delete ${kubectlName(manifest)}), and apply it anew.`,
    };
  yield* replacedClaim(pair, comparison);
}

const FIELDS = ['accessModes', 'resources.limits', 'selector', 'volumeMode'];

function fieldChange(manifests: Pair<Manifest>, path: readonly string[]): readonly RefusedChange[] {
  const fallback = path.at(-1) === 'volumeMode' ? 'Filesystem' : undefined;
  const [old, next] = [manifests.before, manifests.after].map(({ data }) => field(data, ...path) ?? fallback);
  const leaves = leavesBetween(old, next, path);
  return leaves.length === 0 ? [] : [{ path, leaves }];
}

function leafAt({ before, after }: Pair<Manifest>, path: readonly string[]): Leaf {
  return { path, before: field(before.data, ...path), after: field(after.data, ...path) };
}

const CLASS = ['spec', 'storageClassName'];

/**
 * The API server sets the default class on a claim that has none; a manifest with `null` removes it again.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retroactive-default-storageclass-assignment
 */
function classChange({ before, after }: Pair<Claim>, comparison: Comparison): readonly RefusedChange[] {
  const { className: old } = before;
  const next = after.spec['storageClassName'];
  if (old !== undefined) return old === after.className ? [] : [{ path: CLASS }];
  if (next !== null && typeof next !== 'string') return [];
  const { defaultClass } = comparison.before;
  if (defaultClass === '' || (defaultClass ?? undefined) === next) return [];
  const unknown = defaultClass === undefined;
  const has = unknown ? "the cluster's default class" : `class ${defaultClass}, the default`;
  if (next === null || next === '') {
    // A claim without a class that is bound to a volume without one: the cluster has no default class.
    if (unknown && before.binding.state === 'bound' && before.binding.volume.className === '') return [];
    const what =
      next === null ? 'storageClassName is null, which takes away' : "storageClassName is '' now, instead of";
    return [
      {
        path: CLASS,
        more: `: ${what} ${has}, which the server has written into the claim`,
        fix:
          'Leave storageClassName out, or write the class that the claim has: kubectl get pvc ' +
          `${after.name}${inNamespace(after.manifest.namespace)} -o jsonpath={.spec.storageClassName}`,
      },
    ];
  }
  const more = `; the claim has ${has}`;
  return [
    unknown
      ? {
          path: CLASS,
          more: `${more}, and the change is refused unless that is ${formatValue(next)}`,
          severity: 'warning',
        }
      : { path: CLASS, more },
  ];
}

const VOLUME = ['spec', 'volumeName'];

/** The binder sets volumeName; a pending claim may still name any volume. */
function volumeChange({ before, after }: Pair<Claim>, comparison: Comparison): readonly RefusedChange[] {
  const { volumeName: old, binding } = before;
  const next = after.spec['volumeName'];
  if (nonEmpty(old) !== undefined) return old === next ? [] : [{ path: VOLUME }];
  if (next !== null && typeof next !== 'string') return [];
  if (next === null || next === '') {
    if (isPending(before, comparison.before) || isWaiting(before)) return [];
    return [
      {
        path: VOLUME,
        more: `: volumeName is ${next === null ? 'null' : "''"}, which takes away the volume that the claim is bound to`,
        fix: 'Leave volumeName out.',
      },
    ];
  }
  if (binding.state === 'bound') return binding.volume.name === next ? [] : [{ path: VOLUME }];
  const isOther = binding.state === 'provisioned' && before.users.length > 0 && !PROVISIONED.test(next);
  return isOther ? [{ path: VOLUME }] : [];
}

/** The name of a provisioned volume, which the manifest may have been copied from. */
const PROVISIONED = /^pvc-[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

function selectorChange({ before, after }: Pair<Claim>): readonly RefusedChange[] {
  const leaves = emptySelector({ before: before.spec, after: after.spec }, ['spec']);
  return leaves.length === 0 ? [] : [{ path: ['spec', 'selector'], leaves }];
}

/** @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/ */
function attributesChange({ before, after }: Pair<Claim>, { before: old }: Comparison): readonly RefusedChange[] {
  const path = ['spec', 'volumeAttributesClassName'];
  const [was, is] = [before, after].map(({ spec }) => nonEmpty(spec['volumeAttributesClassName']));
  if (was === is) return [];
  if (isPending(before, old)) return [{ path, more: ' while the claim is pending, and only bound claims change it' }];
  return is === undefined
    ? [{ path, more: ', and is refused once a driver has applied the class', severity: 'warning' }]
    : [];
}

/** A claim that is replaced as a whole loses its volumeName, if the manifest has none. */
function* replacedClaim({ before, after }: Pair<Claim>, comparison: Comparison): Iterable<ChangeProblem> {
  const { manifest } = after;
  const mark = deployMark(manifest, 'replaced');
  if (mark === undefined || deployMark(manifest, 'recreated') !== undefined) return;
  if (after.volumeName !== undefined || isPending(before, comparison.before) || isWaiting(before)) return;
  if (isSame(before.manifest.data, manifest.data)) return;
  yield {
    manifest,
    path: ['metadata', 'annotations'],
    message: `${mark.text} replaces the claim by what is written here, without volumeName, the volume that it is bound to`,
    fix: `Take Replace=true off the claim, or write its volumeName: kubectl get pvc ${after.name}${inNamespace(manifest.namespace)} -o jsonpath={.spec.volumeName}`,
  };
}

/** Whether a claim waits for its first pod, and the manifests have none. */
function isWaiting({ users, storageClass }: Claim): boolean {
  return users.length === 0 && storageClass?.data['volumeBindingMode'] === 'WaitForFirstConsumer';
}

/** The API server keeps dataSource and dataSourceRef equal, so that a change of either is one of both. */
function sourceChange({ before, after }: Pair<Claim>): readonly RefusedChange[] {
  const [old, next] = [before, after].map(({ spec }) => spec['dataSourceRef'] ?? spec['dataSource'] ?? undefined);
  const isRef = [before, after].some(({ spec }) => (spec['dataSourceRef'] ?? null) !== null);
  const path = ['spec', isRef ? 'dataSourceRef' : 'dataSource'];
  const leaves = leavesBetween(old, next, path);
  if (leaves.length === 0) return [];
  if ([old, next].every((source) => field(source, 'namespace') === undefined)) return [{ path, leaves }];
  const more = ', and is refused where the cluster takes sources of other namespaces (others leave them out)';
  return [{ path, leaves, more, severity: 'warning' }];
}

function isPending({ binding, className }: Claim, { defaultClass }: Inventory): boolean {
  if (binding.state === 'mismatch') return true;
  return binding.state === 'pending' && (className ?? defaultClass) !== undefined;
}
