import { App, Chart, Size } from 'cdk8s';
import { Checks, EphemeralStore, IStore, PersistentStore, StatefulApp, StoryApp } from 'cdk8s-stateful';
import { synth } from '../support/synth';

test('the names of its objects follow the name of the app', () => {
  const manifests = synth((chart) => {
    new StoryApp(chart, 'story', { name: 'tale', replicas: 0, image: 'tale:2', store: EphemeralStore.emptyDir() });
  });
  expect(manifests.map((manifest) => manifest.metadata.name)).toEqual(['tale-deployment', 'tale-service']);
  expect(manifests).toMatchSnapshot();
});

test('it is a StatefulApp, and can do all that one can', () => {
  const [deployment] = synth((chart) => {
    const story = new StoryApp(chart, 'story');
    expect(story).toBeInstanceOf(StatefulApp);
    story.mount('/cache', EphemeralStore.emptyDir());
    story.addSidecar({ name: 'log', image: 'log:1' });
  });
  expect(deployment).toMatchObject({
    kind: 'Deployment',
    spec: {
      template: {
        spec: {
          containers: [{ name: 'story', volumeMounts: [{ mountPath: '/cache' }] }],
          initContainers: [{ name: 'log', restartPolicy: 'Always' }],
        },
      },
    },
  });
});

test.each<[string, object, string]>([
  ['a negative count', { replicas: -1 }, 'replicas -1 is not allowed'],
  ['no image', { image: '' }, 'image "" is not allowed'],
  ['what is no store', { store: {} as IStore }, 'the store an object is not allowed'],
  ['a misspelt prop', { replica: 2 }, 'there is no prop replica in StoryAppProps; did you mean replicas?'],
])('%s is refused, and leaves nothing in the tree', (_, props, problem) => {
  const chart = new Chart(new App(), 'story');
  expect(() => new StoryApp(chart, 'story', props)).toThrow(problem);
  expect(chart.node.children).toEqual([]);
});

test('another folder than the mounted one is reported, unless it is allowed', () => {
  const build = (reason?: string): Checks => {
    const chart = new Chart(new App(), 'story');
    if (reason !== undefined) Checks.allow(chart, 'data-path-not-mounted', reason);
    const store = new PersistentStore(chart, 'store', { capacity: Size.gibibytes(1) });
    new StoryApp(chart, 'story', { folder: 'stories', store });
    return Checks.of(chart, { only: ['data-path-not-mounted'] });
  };
  build().expectFinding('data-path-not-mounted', 'story-deployment');
  expect(build('the image links /app/stories to the store').findings).toEqual([]);
});
