import { ApiObject, App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { build, programs } from './programs';
import { problemsOf } from './strict';

const RUNS = 2_000;

/** Every error says where, what, and what is allowed. */
const REFUSAL = /^[A-Z]\w*(\.\w+)?( [^\n]*?)?: .+/s;

function manifestsOf(chart: Chart): Record<string, unknown>[] {
  return chart.node
    .findAll()
    .filter((one) => ApiObject.isApiObject(one))
    .map((object) => object.toJson() as Record<string, unknown>);
}

test('whatever program is written, each object is one that a strict API server takes, and each refusal is told', () => {
  const seen = { objects: 0, kinds: new Set<unknown>(), refusals: 0, whole: 0 };
  const property = fc.property(programs(), fc.option(fc.constant('prod'), { nil: undefined }), (program, namespace) => {
    const chart = new Chart(new App(), 'chart', { namespace });
    const refusals = build(program, chart);
    for (const error of refusals) {
      expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
      expect((error as Error).message).toMatch(REFUSAL);
    }
    const manifests = manifestsOf(chart);
    expect(manifests.flatMap(problemsOf)).toEqual([]);
    seen.objects += manifests.length;
    seen.refusals += refusals.length;
    seen.whole += refusals.length === 0 ? 1 : 0;
    for (const { kind } of manifests) seen.kinds.add(kind);
  });
  fc.assert(property, { numRuns: RUNS, seed: 20 });

  expect(seen.objects).toBeGreaterThan(RUNS);
  expect(seen.refusals).toBeGreaterThan(RUNS / 10);
  expect(seen.whole).toBeGreaterThan(RUNS / 20);
  expect([...seen.kinds].sort()).toEqual([
    'ConfigMap',
    'CronJob',
    'DaemonSet',
    'Deployment',
    'Job',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'Secret',
    'Service',
    'StatefulSet',
    'StorageClass',
    'VolumeAttributesClass',
    'VolumeGroupSnapshot',
    'VolumeGroupSnapshotClass',
    'VolumeGroupSnapshotContent',
    'VolumeSnapshot',
    'VolumeSnapshotClass',
    'VolumeSnapshotContent',
  ]);
});
