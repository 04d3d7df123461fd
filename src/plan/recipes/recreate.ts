import { asStringMap, field } from '../../inventory/json';
import { matchesLabels } from '../../inventory/selector';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../../change/comparison';
import type { Context } from '../context';
import { mergePatch } from '../merge-patch';
import type { Recipe } from '../recipe';
import { isRefused } from '../actions';
import { recreated, standstill, started, TAKES_OVER } from '../steps';

/** Kinds that can't be recreated, because deleting them deletes other objects or data, with what to do instead. */
const NEVER_RECREATED: Readonly<Record<string, string>> = {
  CustomResourceDefinition:
    'To delete a definition deletes all objects of its kind: make one of another name, and move the objects to it.',
  VolumeSnapshot: 'To delete a snapshot may delete what was saved: give the other snapshot a name of its own.',
  VolumeSnapshotContent: 'To delete a snapshot may delete what was saved: give the other one a name of its own.',
  VolumeGroupSnapshot: 'To delete a snapshot may delete what was saved: give the other one a name of its own.',
  VolumeGroupSnapshotContent: 'To delete a snapshot may delete what was saved: give the other one a name of its own.',
  VolumeAttributesClass:
    'A class that volumes have is not deleted as long as they have it: make a class of another name, and let the claims name that.',
  CSINode: 'The kubelet writes it: install the driver, and leave this object out.',
};

/** An immutable field of an object without files changes: it is deleted, and recreated by the apply. */
export const recreate: Recipe = ({ manifest, severity }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined) return { noWay: 'Leave the field as it was.' };
  const noWay = NEVER_RECREATED[manifest.kind];
  if (noWay !== undefined) return { noWay };
  if (severity === 'warning' && manifest.kind !== 'Service') return {};
  const patch = mergePatch(pair, pathsOf(manifest, context));
  return { steps: recreated(pair, patch, deletionOf(manifest)) };
};

function pathsOf(manifest: Manifest, context: Context): readonly (readonly (string | number)[])[] {
  return RULES.flatMap((rule) => context.problemsOf(manifest, rule)).flatMap(({ path, leaves }) =>
    leaves === undefined ? [path] : leaves.map((leaf) => leaf.path),
  );
}

const RULES = ['field-immutable', 'job-immutable', 'sc-immutable', 'service-immutable'];

function deletionOf({ kind, title }: Manifest): Parameters<typeof recreated>[2] {
  switch (kind) {
    case 'Service':
      return {
        cascade: 'background',
        why: 'A Service keeps its address for as long as it is there.',
        downtime: `${title}, for a moment`,
      };
    case 'StorageClass':
      return {
        cascade: 'background',
        why: 'A class is fixed when it is made. Volumes that are there keep what they were made with.',
      };
    case 'Job':
    case 'Pod':
      return { cascade: 'foreground', why: `What a ${kind} runs is fixed when it is made.`, downtime: title };
    default:
      return {
        cascade: 'background',
        why: 'The field is fixed when the object is made.',
        downtime: `what needs ${title}, for a moment`,
      };
  }
}

/** The selector of a workload changes. */
export const recreateForSelector: Recipe = ({ manifest }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined) return { noWay: 'Leave the selector as it was.' };
  const patch = mergePatch(pair, [['spec', 'selector']]);
  if (isSelected(pair))
    return {
      steps: [
        ...recreated(pair, patch, {
          cascade: 'orphan',
          why: 'A selector is fixed when the workload is made. The new one matches the pods that are there: they stay, and are taken over.',
        }),
        started(manifest, TAKES_OVER),
      ],
    };
  const workload = context.workloadOf(pair.before);
  return {
    steps: [
      ...standstill(
        manifest.kind === 'DaemonSet' || workload === undefined ? [] : [workload],
        'The new selector does not match the old pods: they would run on beside the new ones.',
        [isRefused(pair.before, patch)],
        context,
      ),
      ...recreated(pair, patch, {
        cascade: 'foreground',
        why: 'A selector is fixed when the workload is made, and the new one does not match the old pods.',
        downtime: manifest.title,
      }),
      started(manifest),
    ],
  };
};

/** Whether the new selector matches the existing pods. */
function isSelected({ before, after }: Pair<Manifest>): boolean {
  return matchesLabels(after.spec['selector'], asStringMap(field(before.spec, 'template', 'metadata', 'labels')));
}

/** An immutable ConfigMap or Secret, or the type of a Secret, changes. */
export const recreateConfig: Recipe = ({ manifest, path, leaves }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined || (manifest.kind === 'Secret' && leaves === undefined))
    return {
      noWay: `No plan holds the values of a Secret: give the new settings a name of their own; or delete ${manifest.title} by hand just before the new version is applied, and restart the pods that read it.`,
    };
  const patch =
    leaves === undefined
      ? mergePatch(
          pair,
          path.length > 0
            ? [path]
            : [['data'], ['binaryData'], ['immutable']].filter(
                ([name = '']) => name in pair.before.data || name in pair.after.data,
              ),
        )
      : mergePatch(
          pair,
          leaves.map((leaf) => leaf.path),
        );
  return {
    steps: recreated(pair, patch, { cascade: 'background', why: 'What was made immutable can only be made anew.' }),
  };
};
