import { ApiObject, App, Chart, Size } from 'cdk8s';
import { EphemeralStore, Event, Outcome, PersistentStore, Storage, StoryApp, Survival } from '../../src';
import { stages } from '../../examples/story-stages';

function chartOf(stage: string): Chart {
  const chart = new Chart(new App(), stage);
  stages[stage]?.(chart);
  return chart;
}

function failure(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

test('what the notes saw on a node is asserted in one line each', () => {
  const seen: readonly (readonly [string, Outcome, Outcome])[] = [
    ['story-1-no-volume', Outcome.LOST, Outcome.LOST],
    ['story-2-empty-dir', Outcome.KEPT, Outcome.LOST],
    ['story-3-host-path', Outcome.KEPT, Outcome.KEPT],
    ['story-5-claim', Outcome.KEPT, Outcome.KEPT],
  ];
  for (const [stage, restart, replaced] of seen) {
    const expectation = Survival.of(chartOf(stage)).expect('/app/story');
    const asserted = [Event.CONTAINER_RESTART, Event.POD_REPLACED].map((event) =>
      failure(() => {
        expectation.toSurvive(event);
      }) === ''
        ? Outcome.KEPT
        : Outcome.LOST,
    );
    expect([stage, ...asserted]).toEqual([stage, restart, replaced]);
  }
});

test('a failing assertion says what becomes of the files, why, and what to write instead', () => {
  const { expect: files } = boundSurvival('story-2-empty-dir');
  expect(
    failure(() => {
      files('/app/story').toSurvive(Event.POD_REPLACED);
    }),
  ).toBe(`expected the files of /app/story to survive pod-replaced, but they don't:
  Deployment story-deployment, story, /app/story (emptyDir): lost: emptyDir ends with its pod.
    Instead, mount a store that outlives the pod: app.mount('/app/story', new PersistentStore(chart, 'data', { capacity, storage })).`);
});

test.each([
  ['story-1-no-volume', Event.CONTAINER_RESTART, 'new PersistentStore('],
  ['story-3-host-path', Event.NODE_LOST, 'Storage.dynamic('],
  ['story-6-dynamic', Event.CLAIM_DELETED, 'Survival.of(chart, {'],
])('%s at %s is answered with %p', (stage, event, fix) => {
  expect(
    failure(() => {
      Survival.of(chartOf(stage)).expect('/app/story').toSurvive(event);
    }),
  ).toContain(fix);
});

test('a claim whose volume is deleted with it is answered with the reclaim policy', () => {
  const chart = chartOf('story-6-dynamic');
  const gp3 = { name: 'standard', provisioner: 'ebs.csi.aws.com', reclaimPolicy: 'Delete' };
  expect(
    failure(() => {
      Survival.of(chart, { storageClasses: [gp3] })
        .expect('/app/story')
        .toSurvive(Event.CLAIM_DELETED);
    }),
  ).toContain('ReclaimPolicy.RETAIN');
  Survival.of(chart, { storageClasses: [{ ...gp3, reclaimPolicy: 'Retain' }] })
    .expect('/app/story')
    .toSurvive(Event.CLAIM_DELETED);
});

test('a path below a mount is asked of the deepest mount that covers it', () => {
  const survival = Survival.of(chartOf('story-5-claim'));
  survival.expect('/app/story/text.txt').toSurvive(Event.POD_REPLACED);
  expect(
    failure(() => {
      survival.expect('/app/storyteller');
    }),
  ).toContain('Mounted are:\n  /app/story (Deployment story-deployment, container story)');
});

test('one container or workload is meant where it is named', () => {
  const chart = new Chart(new App(), 'two');
  new StoryApp(chart, 'a', { name: 'a', store: EphemeralStore.emptyDir() });
  const store = new PersistentStore(chart, 'store', {
    capacity: Size.gibibytes(1),
    storage: Storage.dynamic({ storageClass: 'gp3' }),
  });
  new StoryApp(chart, 'b', { name: 'b', store });
  const survival = Survival.of(chart);
  survival.expect('/app/story', { workload: 'b-deployment', container: 'b' }).toSurvive(Event.POD_REPLACED);
  expect(
    failure(() => {
      survival.expect('/app/story').toSurvive(Event.POD_REPLACED);
    }),
  ).toContain('Deployment a-deployment');
  expect(() => survival.expect('/app/story', { container: 'web' })).toThrow(
    'no volume is mounted at /app/story of container web',
  );
});

test('only what is below the scope is told, but the rest of the App is known', () => {
  const app = new App();
  const claims = new Chart(app, 'claims');
  new ApiObject(claims, 'claim', {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { storageClassName: 'gp3', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  const chart = new Chart(app, 'story');
  new StoryApp(chart, 'story', { store: PersistentStore.fromClaimName(chart, 'data', 'data') });
  new StoryApp(new Chart(app, 'storyteller'), 'story', { name: 'other', store: EphemeralStore.emptyDir() });
  const { records } = Survival.of(chart);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({
    workload: { kind: 'Deployment', name: 'story-deployment' },
    store: 'claim data → class gp3 (1Gi)',
  });
  expect(records[0]?.outcome(Event.POD_REPLACED)).toEqual({
    outcome: Outcome.KEPT,
    reason: 'the new pod mounts it again',
  });
  expect(Survival.of(app).records).toHaveLength(2);
});

test('an unknown event is refused by name', () => {
  const survival = Survival.of(chartOf('story-2-empty-dir'));
  const unknown = JSON.parse('"rebooted"') as Event;
  const allowed = 'event "rebooted" is not allowed; give one of "container-restart", "pod-replaced"';
  expect(() => survival.records[0]?.outcome(unknown)).toThrow(`SurvivalRecord.outcome: ${allowed}`);
  const files = survival.expect('/app/story');
  expect(
    failure(() => {
      files.toSurvive(unknown);
    }),
  ).toContain(`SurvivalExpectation.toSurvive: ${allowed}`);
});

test('a path that nobody mounts names the nearest one', () => {
  expect(() => Survival.of(chartOf('story-2-empty-dir')).expect('/app/stroy')).toThrow('Did you mean /app/story?');
  expect(() => Survival.of(new Chart(new App(), 'empty')).expect('/data')).toThrow('Nothing is mounted anywhere');
});

test.each([
  [
    'a ConfigMap of the app',
    { configMap: { name: 'settings' } },
    Event.NAMESPACE_DELETED,
    'keep the ConfigMap or Secret out of the app',
  ],
  [
    'a disk in one zone',
    { persistentVolumeClaim: { claimName: 'data' } },
    Event.ZONE_LOST,
    'keeps files in several zones',
  ],
  [
    'a claim that never binds',
    { persistentVolumeClaim: { claimName: 'never' } },
    Event.POD_REPLACED,
    'mend what Checks.of(chart) finds',
  ],
])('%s is answered with what would help', (_, source, event, fix) => {
  const chart = new Chart(new App(), 'pod');
  const containers = [{ name: 'app', image: 'a', volumeMounts: [{ name: 'data', mountPath: '/data' }] }];
  const claim = (name: string, storageClassName: string, volumeName?: string): ApiObject =>
    new ApiObject(chart, name, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: {
        storageClassName,
        volumeName,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
  claim('data', 'gp3');
  claim('never', 'slow', 'disk');
  new ApiObject(chart, 'disk', {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: {
      storageClassName: '',
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/data' },
    },
  });
  const volumes = [{ name: 'data', ...source }];
  new ApiObject(chart, 'app', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app' },
    spec: { containers, volumes },
  });
  const storageClasses = [{ name: 'gp3', provisioner: 'ebs.csi.aws.com', reclaimPolicy: 'Retain' }];
  const files = Survival.of(chart, { storageClasses }).expect('/data');
  expect(
    failure(() => {
      files.toSurvive(event);
    }),
  ).toContain(fix);
});

test('the table in Markdown has a line for each path, and a name stays text', () => {
  const chart = new Chart(new App(), 'pod');
  const containers = [
    { name: 'app', image: 'a', volumeMounts: [{ name: 'data', mountPath: '/[x](javascript:1)|`<b>' }] },
  ];
  const volumes = [{ name: 'data', emptyDir: {} }];
  new ApiObject(chart, 'app', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app' },
    spec: { containers, volumes },
  });
  const markdown = Survival.of(chart).markdown();
  expect(markdown.trimEnd().split('\n')).toHaveLength(3);
  expect(markdown).toContain('/\\[x\\](javascript:1)\\|\\`&lt;b>');
});

/** A Survival whose `expect` can be told from jest's. */
function boundSurvival(stage: string): { readonly expect: Survival['expect'] } {
  const survival = Survival.of(chartOf(stage));
  return { expect: survival.expect.bind(survival) };
}
