import { execFileSync, spawnSync } from 'node:child_process';
import { claim, deployment, documents, statefulSet } from '../../src/check/examples';
import { planBetween } from '../../src/plan/plan';
import { delivered } from '../../src/plan/delivery';
import { markdown } from '../../src/plan/report/markdown';
import { script } from '../../src/plan/report/script';
import { text } from '../../src/plan/report/text';
import type { Plan } from '../../src/plan/step';
import type { Json, JsonObject } from '../../src/inventory/json';
import { asObject } from '../../src/inventory/json';
import { inventoryOf } from '../check/inventory-of';
import { ONE_CLAIM, TWO_CLAIMS } from './samples';

function plan(old: string, next: string): Plan {
  return delivered(planBetween(inventoryOf(old), inventoryOf(next)), { apply: 'kubectl apply -f new.yaml' });
}

/** What the commands of a plan do to volumes when they are pasted into a shell, in a cluster whose volume is Delete. */
function pasted(found: Plan, ownNamespace = ''): readonly string[] {
  const kubectl = `kubectl() {
    case "$1 $*" in
      config*) echo '${ownNamespace}' ;;
      get*volumeName*) echo volume-1 ;;
      get*) echo Delete ;;
      *) echo "$@" ;;
    esac
  }`;
  const typed = found.steps.flatMap(({ actions }) => actions.flatMap(({ commands }) => commands));
  const lines = typed.filter((line) => /^[A-Z]+=|^kubectl (?:annotate|patch) pv /.test(line));
  return execFileSync('sh', ['-euc', [kubectl, ...lines].join('\n')], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

test('pasted commands save the reclaim policy before they change it, reserve the volume, and put the policy back', () => {
  const moved = (namespace: string): Plan => {
    const app = (name: string): string =>
      documents(claim({ name, namespace }), deployment({ claimName: name, namespace }));
    return plan(app('data'), app('files'));
  };
  const reserved = (namespace: string): string =>
    `{"spec":{"claimRef":{"namespace":"${namespace}","name":"files","uid":null,"resourceVersion":null}}}`;
  expect(pasted(moved(''))).toEqual([
    'annotate pv volume-1 stateful.cdk8s.io/reclaim-policy=Delete',
    'patch pv volume-1 -p {"spec":{"persistentVolumeReclaimPolicy":"Retain"}}',
    `patch pv volume-1 --type=merge -p ${reserved('default')}`,
    'patch pv volume-1 -p {"spec":{"persistentVolumeReclaimPolicy":"Delete"}}',
    'annotate pv volume-1 stateful.cdk8s.io/reclaim-policy-',
  ]);
  expect(pasted(moved(''), 'mine')[2]).toContain(reserved('mine'));
  expect(pasted(moved('shop'), 'mine')[2]).toContain(reserved('shop'));
});

test.each([undefined, 'flux'] as const)(
  'after a volume was given to another claim, nothing says to apply the old version (%s)',
  (gitops) => {
    const app = (name: string, image: string): string =>
      documents(
        claim({ name }),
        deployment({ claimName: name, name: image, replicas: 2 }).replace(`example/${image}`, 'example/app'),
      );
    const between = planBetween(inventoryOf(app('data', 'web')), inventoryOf(app('files', 'site')));
    const { steps } = delivered(between, {
      apply: 'kubectl apply -f new.yaml',
      ...(gitops === undefined ? {} : { gitops }),
    });
    const after = gitops === undefined ? steps.slice(steps.findIndex(({ moves }) => moves !== undefined) + 1) : steps;
    const undone = after.filter(({ phase }) => phase === 'remove' || phase === 'apply').map(({ undo }) => undo);
    expect(undone.length).toBeGreaterThan(0);
    expect(new Set(undone)).toEqual(new Set(['Plan the way back: cdk8s-stateful plan NEW OLD']));
  },
);

test('what no way is known for is done by hand before the new version is applied, and the script asks first', () => {
  const set = (size: string): string => statefulSet({ className: 'disk', size });
  const found = plan(documents(TWO_CLAIMS, set('10Gi')), documents(ONE_CLAIM, set('20Gi')));
  const [reason] = found.noWay.map((noWay) => noWay.reason);
  const at = found.steps.findIndex(({ id }) => id === 'apply');
  expect(found.steps[at - 1]?.actions.map(({ manual }) => manual)).toContainEqual(expect.stringContaining(reason!));
  expect([found.steps[at]?.why, found.steps[at]?.precondition]).toEqual([
    'Everything that can be done before it is done.',
    'What no way is known for is done by hand, or taken out of the new version.',
  ]);
  const lines = script(found, 'true').split('\n');
  const applies = lines.indexOf('apply_new');
  const asks = lines.findIndex((line) => line.startsWith('ask ') && line.includes(reason!));
  expect(asks).toBeGreaterThan(0);
  expect(asks).toBeLessThan(applies);
  const all = plan(set('10Gi'), set('20Gi'));
  expect(all.steps.find(({ id }) => id === 'apply')?.why).toBe('Nothing in it is refused any more.');
});

test('a set whose selector changes is said to get new pods, not to take over the old ones', () => {
  const set = (label: string): string => statefulSet({ className: 'disk' }).replaceAll('app: db', `app: ${label}`);
  const { steps } = plan(set('db'), set('cache'));
  const why = (id: RegExp): string | undefined => steps.find((step) => id.test(step.id))?.why;
  expect(why(/^take away .*statefulset/i)).toContain('does not match the pods: they are replaced later');
  expect(why(/^start /)).toBe('Its pods were replaced, and have the claims of before.');
});

/** Plans of a set with three replicas whose claims get another class, or of fewer replicas. */
const copied = (replicas: number): Plan =>
  plan(statefulSet({ className: 'disk', replicas }), statefulSet({ className: 'ssd', replicas }));

/** What a shell calls when the commands of steps are pasted into it, in a cluster where one call fails. */
function called(commands: readonly string[], failing = 'nothing'): readonly string[] {
  const stubs = `kubectl() {
    case "$*" in
      *'${failing}'*) echo "failed: $*" >&2; return 1 ;;
      get*volumeName*) echo "volume of $3" ;;
      get*) echo Delete ;;
    esac
    echo "$*" >&2
  }`;
  const { stderr } = spawnSync('sh', ['-uc', [stubs, ...commands].join('\n')], { encoding: 'utf8' });
  return stderr.trim().split('\n');
}

const commandsOf = ({ steps }: Plan, id: RegExp): readonly string[] =>
  steps.filter((step) => id.test(step.id)).flatMap(({ actions }) => actions.flatMap(({ commands }) => commands));

test('commands for each of several claims are a loop that a shell takes as it is, and those for one name it', () => {
  const grown = (replicas: number): readonly string[] => {
    const set = (size: string): string => statefulSet({ className: 'disk', size, replicas });
    return commandsOf(plan(set('10Gi'), set('20Gi')), /^grow /);
  };
  const patch = (name: string): string => `patch pvc ${name} -p {"spec":{"resources":{"requests":{"storage":"20Gi"}}}}`;
  expect(grown(3)).toHaveLength(1);
  expect(called(grown(3))).toEqual(['data-db-0', 'data-db-1', 'data-db-2'].map(patch));
  expect(grown(100).join().split('\n')).toHaveLength(3);
  expect(called(grown(1))).toEqual([patch('data-db-0')]);
});

test('the loop of a copy gives each replica its own copy, the last first, and applies the new version', () => {
  const calls = called(commandsOf(copied(3), /^copy /));
  const named = (word: string): readonly string[] =>
    calls.filter((call) => call.startsWith(word)).map((call) => call.replaceAll(/copy-[0-9a-f]+/g, 'copy'));
  expect(named('delete pod')).toEqual([2, 1, 0].map((number) => `delete pod db-${number}`));
  expect(named('delete pvc data')).toEqual([2, 1, 0].map((number) => `delete pvc data-db-${number}`));
  expect(named('create')).toContain('create -f -');
  expect(named('patch').find((call) => call.includes('claimRef'))).toContain('"name":"data-db-2"');
  expect(named('apply')).toEqual(Array.from({ length: 3 }, () => 'apply -f new.yaml'));
});

/** A plan of a set that gets another name. */
const renamed = (replicas: number): Plan =>
  plan(
    statefulSet({ replicas }),
    statefulSet({ replicas }).replace('StatefulSet\nmetadata:\n  name: db', 'StatefulSet\nmetadata:\n  name: files'),
  );

/** What `kubectl create -f -` is given when the commands of a move are pasted. */
function made(commands: readonly string[]): readonly JsonObject[] {
  const kubectl = `kubectl() {
    case "$*" in
      create*) cat; echo ;;
      get*volumeName*) echo "volume-of-$3" ;;
    esac
  }`;
  return execFileSync('sh', ['-euc', [kubectl, ...commands].join('\n')], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => asObject(JSON.parse(line) as Json));
}

test.each([1, 3])('pasted commands of a move make the claims of %i replicas, on the volumes of before', (replicas) => {
  const claims = made(commandsOf(renamed(replicas), /^move /));
  const numbers = Array.from({ length: replicas }, (_, number) => number);
  expect(claims.map((found) => asObject(found['metadata'])['name'])).toEqual(
    numbers.map((number) => `data-files-${number}`),
  );
  expect(claims.map((found) => asObject(found['spec'])['volumeName'])).toEqual(
    numbers.map((number) => `volume-of-data-db-${number}`),
  );
});

test.each([1, 3])(
  'pasted commands of a copy of %i replicas make the claims, the Jobs and the claims of before',
  (replicas) => {
    const found = copied(replicas);
    const commands = commandsOf(found, /^(?:target|copy) /).map((command) =>
      command.replaceAll(/^ *kubectl (?!create).*$/gm, ':'),
    );
    const objects = made(commands);
    const jobs = objects.filter(({ kind }) => kind === 'Job');
    expect(jobs).toHaveLength(replicas);
    expect(JSON.stringify(jobs)).toContain('"claimName":"data-db-0"');
    expect(JSON.stringify(objects)).not.toMatch(/__[A-Z]+__/);
    const claims = objects
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map(({ spec }) => asObject(spec)['storageClassName']);
    expect(claims).toEqual(Array.from({ length: 2 * replicas }, () => 'ssd'));
  },
);

test('a set that is taken away is said to leave what it made', () => {
  const step = plan(documents(statefulSet(), deployment()), deployment()).steps.find(({ id }) =>
    id.startsWith('remove '),
  );
  expect(step?.actions[0]?.commands).toEqual(['kubectl delete statefulset db --cascade=orphan']);
  expect(step?.why).toBe(
    'The new version no longer has it. With --cascade=orphan nothing that it made is deleted along with it, least of all its claims.',
  );
});

test.each([1, 2])('pasted commands of a move delete no claim that has no volume (%i replicas)', (replicas) => {
  const unbound = called(['kubectl() { echo "$*" >&2; }', ...commandsOf(renamed(replicas), /^move /)]);
  expect(unbound[0]).toMatch(/^get pvc data-db-0 /);
  expect(unbound.filter((call) => call.startsWith('delete pvc'))).toEqual([]);
});

test('a loop of a copy ends at the first command that fails, before a claim is deleted', () => {
  const failed = called(commandsOf(copied(2), /^copy /), 'condition=complete').filter(
    (call) => !call.startsWith('get'),
  );
  expect(failed.at(-1)).toMatch(/^failed: wait /);
  expect(failed.filter((call) => call.startsWith('delete'))).toEqual([]);
});

test.each([1, 2, 3, 100])('no line of a plan for %i replicas has a number for a person to fill in', (replicas) => {
  const lines = [copied(replicas), plan(statefulSet({ replicas }), statefulSet({ name: 'files', replicas }))].flatMap(
    (found) => [...text(found).split('\n'), ...markdown(found).split('\n')],
  );
  expect(lines.filter((line) => /-N\b/.test(line))).toEqual([]);
  expect(lines.length).toBeLessThan(500);
});

test('what was stopped is started in the words of its kind', () => {
  const job = deployment({ name: 'load' })
    .replace('kind: Deployment', 'kind: Job')
    .replace('apiVersion: apps/v1', 'apiVersion: batch/v1')
    .replaceAll(/\n {2}(?:replicas: 1|selector: .*)/g, '')
    .replace('    spec:\n', '    spec:\n      restartPolicy: Never\n');
  const moved = plan(
    documents(claim(), job),
    documents(claim({ name: 'files' }), job.replace('claimName: data', 'claimName: files')),
  );
  const start = moved.steps.find(({ id }) => id.startsWith('start '));
  expect(start?.why).toBe('It was deleted, and the new version makes it anew.');
  expect(start?.actions[0]?.commands).toEqual(['kubectl get job load']);
});
