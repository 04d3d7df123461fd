import type { Claim } from './claims';
import type { Json, JsonObject } from './json';
import { asObject, asString, asStringMap, field } from './json';
import type { Manifest } from './manifest';

/** What an annotation or label tells a deploy tool to do with its object. */
export type DeployMeaning =
  /** It stays when it is no longer among the manifests. */
  | 'kept-when-removed'
  /** It stays when the app is deleted as a whole. */
  | 'kept-with-app'
  /** It is deleted when it is no longer among the manifests, once somebody has confirmed that. */
  | 'confirmed-when-removed'
  /** It is deleted when the app is, once somebody has confirmed that. */
  | 'confirmed-with-app'
  /** It is deleted with the app, though the tool didn't make it: the claims of a StatefulSet. */
  | 'deleted-with-app'
  /** Where a change is refused, it is deleted and made anew. */
  | 'recreated'
  /** It is deleted and made anew whenever something of it changes. */
  | 'always-recreated'
  /** It is deleted and made anew each time that it is deployed, whether it changes or not. */
  | 'recreated-each-time'
  /** It is put in the place of the old one as it is written, so that what isn't written is taken away. */
  | 'replaced'
  /** It is made once, and never changed after that. */
  | 'never-changed'
  /** It isn't applied at all. */
  | 'not-applied'
  | 'server-side'
  | 'client-side'
  /** What differs in the cluster is no reason to deploy. */
  | 'not-compared';

export interface DeployMark {
  readonly tool: 'Helm' | 'Argo CD' | 'Flux' | 'kapp' | 'kustomize' | 'kpt';
  readonly meaning: DeployMeaning;
  /** As it is written: `helm.sh/resource-policy: keep`. */
  readonly text: string;
  /** The tool's own documentation. */
  readonly see: string;
}

/** A step of a deployment that the tool runs by itself: its object is no part of what is kept up to date. */
export interface DeployHook {
  readonly tool: 'Helm' | 'Argo CD';
  readonly text: string;
  /** When it runs, in the tool's own words: `pre-upgrade`, `PreSync`. */
  readonly phases: readonly string[];
  /** Whether it runs when an app that is there already is deployed anew. */
  readonly runsAgain: boolean;
  /** Whether the object of the last run is deleted, before the next one or after its own. */
  readonly deletedEachTime: boolean;
  readonly see: string;
}

interface Row extends Pick<DeployMark, 'tool' | 'see'> {
  readonly key: string;
  /** How the value is compared. */
  readonly value: RegExp;
  readonly meanings: readonly DeployMeaning[];
}

const HELM_HOOKS = 'https://helm.sh/docs/topics/charts_hooks/';
const ARGO_OPTIONS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';
const ARGO_HOOKS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/';
const FLUX_APPLY =
  'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources';
const KAPP_APPLY = 'https://carvel.dev/kapp/docs/latest/apply/';

/** Argo CD parts its options by commas, and trims white space. */
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

/** Flux reads labels as it reads annotations. */
const READS_LABELS: ReadonlySet<string> = new Set(['Flux']);

/** What deploy tools are told of an object, by itself and with its app. */
export function deployMarks({ metadata, marks }: Manifest): readonly DeployMark[] {
  const own = ownMarks(metadata);
  return marks.length === 0 ? own : own.length === 0 ? marks : [...own, ...marks];
}

/** What deploy tools are told of the claims that are made of a template, each with these metadata. */
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
    const written = [annotations[key], READS_LABELS.has(tool) ? labels[key] : undefined];
    const found = written.find((one) => one !== undefined && value.test(one));
    return found === undefined ? [] : meanings.map((meaning) => ({ tool, meaning, see, text: `${key}: ${found}` }));
  });
}

/** What options of Argo CD mean, parted by commas, as an annotation has them. */
export function argoOptionMarks(options: string): readonly DeployMark[] {
  return marksOf({ 'argocd.argoproj.io/sync-options': options }, {});
}

function hasAny(map: object): boolean {
  for (const _ in map) return true;
  return false;
}

/** The first mark of an object that means one of these things. */
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

/** The hook that an object is, if it is one. Where no policy is given, both tools delete the old object before the next run. */
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

/** Whether a claim is the scratch space of hooks, and of nothing that stays. */
export function isOfHooks({ users }: Claim): boolean {
  return users.length > 0 && users.every(({ pod }) => deployHook(pod.manifest) !== undefined);
}

function isDeleted(policies: readonly string[], deleting: readonly string[]): boolean {
  return policies.length === 0 || policies.some((policy) => deleting.includes(policy));
}

/**
 * The wave that Argo CD applies an object in; waves go up, and each waits until all of the one before are healthy.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export function syncWave({ metadata }: Manifest): number {
  const written = asString(field(metadata, 'annotations', 'argocd.argoproj.io/sync-wave'));
  return written !== undefined && /^\s*[-+]?\d+\s*$/.test(written) ? Number(written) : 0;
}
