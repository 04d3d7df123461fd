import { byHand } from './actions';
import { APPLY_NEW } from './copy-actions';
import type { Plan, Step } from './step';
import { composed } from './plan';
import { handStep, NO_RISK, PLAN_BACK, WAY_BACK } from './steps';

/** How the new version gets into the cluster. */
export interface Delivery {
  /** The command that applies the new version. */
  readonly apply: string;
  /** The GitOps tool that applies what is merged; undefined where the command is run by hand. */
  readonly gitops?: 'argo' | 'flux';
}

const TOOLS = {
  argo: {
    title: 'Argo CD',
    suspend: 'argocd app set APP --sync-policy none',
    resume: 'argocd app set APP --sync-policy automated',
    sync: 'argocd app sync APP',
  },
  flux: {
    title: 'Flux',
    suspend: 'flux suspend kustomization NAME',
    resume: 'flux resume kustomization NAME',
    sync: 'flux reconcile kustomization NAME --with-source',
  },
} as const;

/** Adds the steps that apply the new version to a plan, unless the plan is empty. */
export function delivered(undelivered: Plan, { apply, gitops }: Delivery): Plan {
  if (undelivered.steps.length === 0) return undelivered;
  const plan = withCommands(undelivered, (command) => command.replaceAll(APPLY_NEW, () => apply));
  const open = openChanges(plan);
  if (gitops === undefined)
    return composed([plan, { steps: [...open, applied(apply, wayBack(plan), open.length > 0)], noWay: [] }]);
  const { title, suspend, resume, sync } = TOOLS[gitops];
  // GitOps tools prune by themselves.
  const own = plan.steps.filter(({ phase }) => phase !== 'prune');
  const steps: readonly Step[] = [
    hand(
      'keep',
      `Suspend ${title}`,
      `${title} would undo what the next steps do.`,
      `Suspend ${title} for this app, without applying anything.`,
      [suspend],
      resume,
    ),
    ...open,
    hand(
      'apply',
      'Merge the new version, and let it be applied once',
      'The objects are as the new version needs them.',
      `Merge the new version, and let ${title} apply it once.`,
      [resume, sync],
      wayBack(plan) ??
        (plan.steps.some(({ moves }) => moves !== undefined) ? WAY_BACK : 'Merge the old version again.'),
    ),
  ];
  return composed([{ steps: [...steps, ...own], noWay: plan.noWay }]);
}

/** Sets the command that plans the way back. */
export function withWayBack(plan: Plan, command: string): Plan {
  const steps = plan.steps.map((step) => ({ ...step, undo: step.undo.replaceAll(PLAN_BACK, () => command) }));
  return { ...plan, steps };
}

/** Adds flags that select the cluster to all kubectl commands of a plan. */
export function onCluster(plan: Plan, flags: string): Plan {
  if (flags === '') return plan;
  const named = (text: string): string => text.replaceAll(/\bkubectl (?=[a-z])/g, `kubectl${flags} `);
  const steps = plan.steps.map((step) => ({ ...step, check: named(step.check), undo: named(step.undo) }));
  return withCommands({ ...plan, steps }, named);
}

function withCommands(plan: Plan, changed: (command: string) => string): Plan {
  const steps = plan.steps.map((step) => ({
    ...step,
    actions: step.actions.map((action) => ({ ...action, commands: action.commands.map(changed) })),
  }));
  return { ...plan, steps };
}

/** How to go back where the old version can't read files of the new one; undefined where it can. */
function wayBack({ steps }: Plan): string | undefined {
  const ways = new Set(steps.flatMap((step) => step.wayBack ?? []));
  return ways.size === 0 ? undefined : [...ways].join(' ');
}

/** A step for changes without a known way: the script asks about each of them before the new version is applied. */
function openChanges({ noWay }: Plan): readonly Step[] {
  const texts = new Set(noWay.map(({ object, message, reason }) => `${object}: ${message}. ${reason}`));
  if (texts.size === 0) return [];
  const step = handStep('apply', {
    id: 'by hand',
    title: 'Do by hand what no way is known for',
    why: 'No step does it: without it, the new version may be refused, or start without its files.',
    text: '',
  });
  return [{ ...step, actions: [...texts].map((text) => byHand(text)) }];
}

function applied(apply: string, undo = WAY_BACK, isOpen = false): Step {
  return {
    id: 'apply',
    phase: 'apply',
    title: 'Apply the new version',
    why: isOpen ? 'Everything that can be done before it is done.' : 'Nothing in it is refused any more.',
    ...(isOpen ? { precondition: 'What no way is known for is done by hand, or taken out of the new version.' } : {}),
    check: `It changes nothing when it is applied again: ${apply}`,
    undo,
    risk: NO_RISK,
    actions: [{ commands: [apply], call: ['apply_new'] }],
  };
}

function hand(
  phase: Step['phase'],
  title: string,
  why: string,
  text: string,
  commands: readonly string[],
  undo: string,
): Step {
  return {
    id: title,
    phase,
    title,
    why,
    check: 'The tool shows it.',
    undo,
    risk: NO_RISK,
    actions: [byHand(text, ...commands)],
  };
}
