import { rules } from '../../src/change/rules.generated';
import { claim, deployment, documents, statefulSet, storageClass, volume } from '../../src/check/examples';
import { planBetween } from '../../src/plan/plan';
import { hasUnknownKinds } from './changes';
import { type Manifests, manifestsOf } from './manifests';

/** Two versions with a way from one to the other. */
export type PlanSample = Manifests & {
  readonly next: Manifests;
  /** The objects to prune: `--prune`. */
  readonly prune: readonly string[];
  /** Whether it is applied server-side, which keeps defaults of the server. */
  readonly serverSide: boolean;
};

/** A class with reclaim policy Delete. */
const DELETING = storageClass({ more: 'allowVolumeExpansion: true' }).replace('Retain', 'Delete');

const OTHER = storageClass({ name: 'other', provisioner: 'other.example.com' }).replace('Retain', 'Delete');

const set = (more: Parameters<typeof statefulSet>[0]): string =>
  statefulSet({ className: 'disk', ...more }).replace(/registry\.example\/\w+/, 'registry.example/db');

const withPolicy = (text: string, policy: string): string =>
  `${text}  persistentVolumeClaimRetentionPolicy: { ${policy} }\n`;

const LABELLED = volume({ className: 'by-hand' }).replace(
  '  name: data-volume',
  '  name: data-volume\n  labels: { disk: nas }',
);
const selecting = (name: string): string =>
  claim({ name, className: 'by-hand', more: 'selector: { matchLabels: { disk: nas } }' });

/** Further samples, all on volumes with reclaim policy Delete. */
const OWN: Readonly<Record<string, readonly [old: string, next: string]>> = {
  'a claim renamed': [
    documents(claim(), deployment()),
    documents(claim({ name: 'files' }), deployment({ claimName: 'files' })),
  ],
  'a claim renamed, replicas left out': [
    documents(claim(), deployment().replace('  replicas: 1\n', '')),
    documents(claim({ name: 'files' }), deployment({ claimName: 'files' }).replace('  replicas: 1\n', '')),
  ],
  'a claim with a selector renamed': [
    documents(LABELLED, selecting('data'), deployment()),
    documents(LABELLED, selecting('files'), deployment({ claimName: 'files' })),
  ],
  'a set renamed': [set({ name: 'db' }), set({ name: 'database' })],
  'a set renamed that deletes claims': [
    withPolicy(set({ name: 'db' }), 'whenDeleted: Delete, whenScaled: Delete'),
    withPolicy(set({ name: 'database' }), 'whenDeleted: Delete, whenScaled: Delete'),
  ],
  'a template renamed': [set({}), set({}).replaceAll('name: data', 'name: files')],
  'a set to a Deployment': [
    set({ replicas: 1 }),
    documents(claim({ name: 'db-files' }), deployment({ name: 'db', claimName: 'db-files' })),
  ],
  'a Deployment to a set': [
    documents(claim({ name: 'db-files' }), deployment({ name: 'db', claimName: 'db-files' })),
    set({ replicas: 1 }),
  ],
  'a template that grows': [set({}), set({ size: '20Gi' })],
  'a template that grows in a set that deletes claims': [
    withPolicy(set({}), 'whenDeleted: Delete'),
    withPolicy(set({ size: '20Gi' }), 'whenDeleted: Delete'),
  ],
  'a template that gets labels': [
    set({}),
    set({}).replace('metadata: { name: data }', 'metadata: { name: data, labels: { tier: db } }'),
  ],
  'another serviceName': [
    set({}),
    set({})
      .replaceAll(/(name|serviceName): db\n/g, '$1: db\n')
      .replace('serviceName: db', 'serviceName: db-peers'),
  ],
  'a namespace moved': [
    documents(claim({ namespace: 'shop' }), deployment({ namespace: 'shop' })),
    documents(claim({ namespace: 'store' }), deployment({ namespace: 'store' })),
  ],
  'another selector': [
    documents(claim(), deployment()),
    documents(claim(), deployment().replaceAll('app: web', 'app.kubernetes.io/name: web')),
  ],
  'a class renamed': [
    documents(claim(), deployment()),
    documents(DELETING.replace('name: disk', 'name: fast'), claim({ className: 'fast' }), deployment()),
  ],
  'a claim taken off': [
    documents(claim(), deployment()),
    deployment().replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}'),
  ],
  'a claim that shrinks': [documents(claim(), deployment()), documents(claim({ size: '5Gi' }), deployment())],
  'a claim of another class': [
    documents(claim(), deployment()),
    documents(
      DELETING.replace('name: disk', 'name: ssd').concat('parameters: { type: ssd }\n'),
      claim({ className: 'ssd' }),
      deployment(),
    ),
  ],
  "a claim of another driver's class": [
    documents(claim(), deployment()),
    documents(OTHER, claim({ className: 'other' }), deployment()),
  ],
  'a claim of another name and class': [
    documents(claim(), deployment()),
    documents(OTHER, claim({ name: 'files', className: 'other' }), deployment({ claimName: 'files' })),
  ],
  'a claim of another namespace and class': [
    documents(claim({ namespace: 'shop' }), deployment({ namespace: 'shop' })),
    documents(OTHER, claim({ namespace: 'store', className: 'other' }), deployment({ namespace: 'store' })),
  ],
  'a claim for one pod alone': [
    documents(claim(), deployment()),
    documents(claim({ mode: 'ReadWriteOncePod' }), deployment()),
  ],
  'a template of another class, with three replicas': [
    set({ replicas: 3 }),
    documents(OTHER, set({ replicas: 3, className: 'other' })),
  ],
  'a template of another class, with three replicas, in a set that deletes claims': [
    withPolicy(set({ replicas: 3 }), 'whenDeleted: Delete, whenScaled: Delete'),
    documents(OTHER, withPolicy(set({ replicas: 3, className: 'other' }), 'whenDeleted: Delete, whenScaled: Delete')),
  ],
  'a template that shrinks': [set({}), set({ size: '5Gi' })],
  'another strategy, applied server-side': [
    documents(claim(), deployment().replace('  strategy: { type: Recreate }\n', '')),
    documents(claim(), deployment()),
  ],
  'a volume that gets a source, applied server-side': [
    documents(claim(), deployment().replace(', persistentVolumeClaim: { claimName: data }', '')),
    documents(claim(), deployment()),
  ],
  'a set renamed and grown': [set({ name: 'db' }), set({ name: 'database', size: '20Gi' })],
};

/** The objects that the new version removes, where they have to be named. */
const PRUNED: Readonly<Record<string, readonly string[]>> = {
  'a set renamed': ['StatefulSet/db'],
  'a set renamed that deletes claims': ['StatefulSet/db'],
  'a set renamed and grown': ['StatefulSet/db'],
  'a set to a Deployment': ['StatefulSet/db'],
  'a Deployment to a set': ['Deployment/db'],
};

/** Examples whose pods have no claims that they could start with; there are others of them above. */
const WITHOUT_CLAIMS: ReadonlySet<string> = new Set(['selector-immutable', 'sts-immutable']);

function sampleOf(name: string, old: string, next: string): PlanSample {
  return {
    ...manifestsOf(name, old),
    next: manifestsOf(name, next),
    prune: PRUNED[name] ?? [],
    serverSide: name.endsWith('applied server-side'),
  };
}

/** A sample on volumes with reclaim policy Delete. */
export function ownSample(name: string, [old, next] = OWN[name] ?? ['', '']): PlanSample {
  return sampleOf(name, documents(DELETING, old), documents(DELETING, next));
}

/** All samples with a known way, except custom kinds, which aren't served yet when their objects are applied. */
export function planSamples(): readonly PlanSample[] {
  const ofRules = rules
    .filter((rule) => !hasUnknownKinds(rule) && !WITHOUT_CLAIMS.has(rule.name))
    .map(({ name, before, bad }) => sampleOf(name, before(), bad()));
  return [...Object.keys(OWN).map((name) => ownSample(name)), ...ofRules].filter(({ inventory, next }) => {
    const { steps, noWay } = planBetween(inventory, next.inventory);
    return steps.length > 0 && noWay.length === 0;
  });
}
