import type { Claim } from './claims';
import type { Json, JsonObject } from './json';
import { asObject, asString, asStringMap, field } from './json';
import type { Manifest } from './manifest';

/** What an annotation or label makes a deploy tool do with the object. */
export type DeployMeaning =
  /** Not deleted when it is no longer among the manifests. */
  | 'kept-when-removed'
  /** Not deleted when the whole app is deleted. */
  | 'kept-with-app'
  /** Deleted when it is no longer among the manifests, after confirmation by a user. */
  | 'confirmed-when-removed'
  /** Deleted with the app, after confirmation by a user. */
  | 'confirmed-with-app'
  /** Deleted with the app, though the tool didn't create it: the claims of a StatefulSet. */
  | 'deleted-with-app'
  /** Deleted and created again if the API server refuses a change. */
  | 'recreated'
  /** Deleted and created again on every change. */
  | 'always-recreated'
  /** Deleted and created again on every deployment, changed or not. */
  | 'recreated-each-time'
  /** Replaced as a whole, not merged: fields that aren't in the manifest are removed. */
  | 'replaced'
  /** Created once and never changed. */
  | 'never-changed'
  /** Not applied. */
  | 'not-applied'
  | 'server-side'
  | 'client-side'
  /** Differences in the cluster don't make the app out of sync. */
  | 'not-compared';

export interface DeployMark {
  readonly tool: 'Helm' | 'Argo CD' | 'Flux' | 'kapp' | 'kustomize' | 'kpt';
  readonly meaning: DeployMeaning;
  /** The annotation or label: `helm.sh/resource-policy: keep`. */
  readonly text: string;
  readonly see: string;
}

/** A hook of a deploy tool: an object that runs during a deployment, and isn't part of the app's state. */
export interface DeployHook {
  readonly tool: 'Helm' | 'Argo CD';
  readonly text: string;
  /** The tool's names of the phases in which it runs: `pre-upgrade`, `PreSync`. */
  readonly phases: readonly string[];
  /** Whether it runs when an existing app is deployed again. */
  readonly runsAgain: boolean;
  /** Whether its object is deleted after each run, or before the next. */
  readonly deletedEachTime: boolean;
  readonly see: string;
}

interface Row extends Pick<DeployMark, 'tool' | 'see'> {
  readonly key: string;
  /** Matches the values with these meanings. */
  readonly value: RegExp;
  readonly meanings: readonly DeployMeaning[];
}

const HELM_HOOKS = 'https://helm.sh/docs/topics/charts_hooks/';
const ARGO_OPTIONS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';
const ARGO_HOOKS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/';
const FLUX_APPLY =
  'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources';
const KAPP_APPLY = 'https://carvel.dev/kapp/docs/latest/apply/';

/** Matches a comma-separated list with all these options of Argo CD, which trims white space. */
function options(...names: readonly string[]): RegExp {
  return new RegExp(names.map((name) => `^(?=(?:.*,)?\\s*${name}\\s*(?:,|$))`).join(''));
}

const MARKS: readonly Row[] = [
  {
    tool: 'Helm',
    key: 'helm.sh/resource-policy',
    value: /^\s*keep\s*$/i,
    meanings: ['kept-when-removed', 'kept-with-app'],
    see: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource',
  },
  ...[
    { value: options('Prune=false'), meanings: ['kept-when-removed'] as const },
    { value: options('Delete=false'), meanings: ['kept-with-app'] as const },
    { value: options('Prune=confirm'), meanings: ['confirmed-when-removed'] as const },
    { value: options('Delete=confirm'), meanings: ['confirmed-with-app'] as const },
    { value: options('Force=true', 'Replace=true'), meanings: ['recreated-each-time'] as const },
    { value: options('Force=true'), meanings: ['recreated'] as const },
    { value: options('Replace=true'), meanings: ['replaced'] as const },
    { value: options('ServerSideApply=true'), meanings: ['server-side'] as const },
    { value: options('ServerSideApply=false'), meanings: ['client-side'] as const },
  ].map((row) => ({ tool: 'Argo CD' as const, key: 'argocd.argoproj.io/sync-options', see: ARGO_OPTIONS, ...row })),
  {
    tool: 'Argo CD',
    key: 'argocd.argoproj.io/compare-options',
    value: options('IgnoreExtraneous'),
    meanings: ['not-compared'],
    see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/',
  },
  {
    tool: 'Argo CD',
    key: 'argocd.argoproj.io/hook',
    value: /^\s*Skip\s*$/,
    meanings: ['not-applied'],
    see: ARGO_HOOKS,
  },
  ...[
    { key: 'prune', value: /^disabled$/i, meanings: ['kept-when-removed', 'kept-with-app'] as const },
    { key: 'force', value: /^enabled$/i, meanings: ['recreated'] as const },
    { key: 'ssa', value: /^ifnotpresent$/i, meanings: ['never-changed'] as const },
    { key: 'ssa', value: /^ignore$/i, meanings: ['not-applied'] as const },
    {
      key: 'reconcile',
      value: /^disabled$/i,
      meanings: ['not-applied', 'kept-when-removed', 'kept-with-app'] as const,
    },
  ].map(({ key, ...row }) => ({
    tool: 'Flux' as const,
    key: `kustomize.toolkit.fluxcd.io/${key}`,
    see: FLUX_APPLY,
    ...row,
  })),
  ...[
    { key: 'delete-strategy', value: /^orphan$/, meanings: ['kept-when-removed', 'kept-with-app'] as const },
    { key: 'owned-for-deletion', value: /^/, meanings: ['deleted-with-app'] as const },
    { key: 'update-strategy', value: /^fallback-on-replace$/, meanings: ['recreated'] as const },
    { key: 'update-strategy', value: /^always-replace$/, meanings: ['always-recreated'] as const },
    { key: 'update-strategy', value: /^skip$/, meanings: ['never-changed'] as const },
    { key: 'exists', value: /^$/, meanings: ['not-applied', 'kept-when-removed', 'kept-with-app'] as const },
    { key: 'noop', value: /^$/, meanings: ['not-applied', 'kept-when-removed', 'kept-with-app'] as const },
  ].map(({ key, ...row }) => ({ tool: 'kapp' as const, key: `kapp.k14s.io/${key}`, see: KAPP_APPLY, ...row })),
  {
    tool: 'kustomize',
    key: 'config.kubernetes.io/local-config',
    value: /^true$/,
    meanings: ['not-applied'],
    see: 'https://kubectl.docs.kubernetes.io/references/kustomize/glossary/',
  },
  {
    tool: 'kpt',
    key: 'cli-utils.sigs.k8s.io/on-remove',
    value: /^keep$/,
    meanings: ['kept-when-removed', 'kept-with-app'],
    see: 'https://kpt.dev/reference/annotations/',
  },
  {
    tool: 'kpt',
    key: 'client.lifecycle.config.k8s.io/deletion',
    value: /^detach$/,
    meanings: ['kept-when-removed', 'kept-with-app'],
    see: 'https://kpt.dev/reference/annotations/',
  },
];

/** Flux accepts labels as well as annotations. */
const TOOLS_READING_LABELS: ReadonlySet<string> = new Set(['Flux']);

/** The marks of an object: its own, and those of its app. */
export function deployMarks({ metadata, marks }: Manifest): readonly DeployMark[] {
  const own = ownMarks(metadata);
  return marks.length === 0 ? own : own.length === 0 ? marks : [...own, ...marks];
}

/** The mark with a meaning in the metadata of a template. */
export function templateMark(metadata: Json | undefined, meaning: DeployMeaning): DeployMark | undefined {
  return ownMarks(asObject(metadata)).find((mark) => mark.meaning === meaning);
}

function ownMarks(metadata: JsonObject): readonly DeployMark[] {
  const [annotations, labels] = [asStringMap(metadata['annotations']), asStringMap(metadata['labels'])];
  return hasAny(annotations) || hasAny(labels) ? marksOf(annotations, labels) : NONE;
}

const NONE: readonly DeployMark[] = [];

function marksOf(
  annotations: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): readonly DeployMark[] {
  return MARKS.flatMap(({ tool, key, value, meanings, see }) => {
    const written = [annotations[key], TOOLS_READING_LABELS.has(tool) ? labels[key] : undefined];
    const found = written.find((one) => one !== undefined && value.test(one));
    return found === undefined ? [] : meanings.map((meaning) => ({ tool, meaning, see, text: `${key}: ${found}` }));
  });
}

/** The marks of comma-separated sync options of Argo CD. */
export function argoOptionMarks(options: string): readonly DeployMark[] {
  return marksOf({ 'argocd.argoproj.io/sync-options': options }, {});
}

function hasAny(map: object): boolean {
  for (const _ in map) return true;
  return false;
}

/** The first mark of an object that has one of these meanings. */
export function deployMark(manifest: Manifest, ...meanings: readonly DeployMeaning[]): DeployMark | undefined {
  return deployMarks(manifest).find(({ meaning }) => meanings.includes(meaning));
}

const HELM_AGAIN: ReadonlySet<string> = new Set(['pre-upgrade', 'post-upgrade', 'pre-rollback', 'post-rollback']);
const HELM_PHASES: ReadonlySet<string> = new Set([
  ...HELM_AGAIN,
  ...['pre-install', 'post-install', 'pre-delete', 'post-delete', 'test', 'test-success', 'test-failure'],
]);
const ARGO_PHASES: ReadonlySet<string> = new Set([
  'PreSync',
  'Sync',
  'PostSync',
  'SyncFail',
  'PostDelete',
  'PreDelete',
]);

/** The hook that an object is, or undefined. Without a deletion policy, both tools delete the old object before the next run. */
export function deployHook({ metadata }: Manifest): DeployHook | undefined {
  const annotations = metadata['annotations'];
  if (annotations === undefined) return undefined;
  const list = (key: string): readonly string[] =>
    (asString(field(annotations, key)) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  // Argo CD runs Helm's hooks too, unless there are hooks of its own.
  const argo = list('argocd.argoproj.io/hook').filter((phase) => ARGO_PHASES.has(phase));
  if (argo.length > 0) {
    return {
      tool: 'Argo CD',
      text: `argocd.argoproj.io/hook: ${argo.join(',')}`,
      phases: argo,
      runsAgain: argo.some((phase) => !phase.endsWith('Delete') && phase !== 'SyncFail'),
      deletedEachTime: isDeleted(list('argocd.argoproj.io/hook-delete-policy'), [
        'BeforeHookCreation',
        'HookSucceeded',
      ]),
      see: ARGO_HOOKS,
    };
  }
  const helm = list('helm.sh/hook').filter((phase) => HELM_PHASES.has(phase));
  if (helm.length === 0) return undefined;
  return {
    tool: 'Helm',
    text: `helm.sh/hook: ${helm.join(',')}`,
    phases: helm,
    runsAgain: helm.some((phase) => HELM_AGAIN.has(phase)),
    deletedEachTime: isDeleted(list('helm.sh/hook-delete-policy'), ['before-hook-creation', 'hook-succeeded']),
    see: HELM_HOOKS,
  };
}

/** Whether only the pods of hooks use a claim. */
export function isUsedByHooksOnly({ users }: Claim): boolean {
  return users.length > 0 && users.every(({ pod }) => deployHook(pod.manifest) !== undefined);
}

function isDeleted(policies: readonly string[], deleting: readonly string[]): boolean {
  return policies.length === 0 || policies.some((policy) => deleting.includes(policy));
}

/**
 * The sync wave in which Argo CD applies an object. Waves run in ascending order; each waits until the one before is healthy.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export function syncWave({ metadata }: Manifest): number {
  const written = asString(field(metadata, 'annotations', 'argocd.argoproj.io/sync-wave'));
  return written !== undefined && /^\s*[-+]?\d+\s*$/.test(written) ? Number(written) : 0;
}
