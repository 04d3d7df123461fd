import { ApiVersions } from '../../../src/api/api-versions';
import { runChecks } from '../../../src/check/run';
import type { ClusterFacts } from '../../../src/inventory/cluster';
import { Inventory } from '../../../src/inventory/inventory';
import { readManifests } from '../../../src/inventory/read';
import { inventoryOf } from '../inventory-of';
import { severities } from '../severities';

const object = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\n`;

test.each([
  ['extensions/v1beta1', 'Deployment', 16, 'apps/v1'],
  ['extensions/v1beta1', 'Ingress', 22, 'networking.k8s.io/v1'],
  ['apps/v1beta2', 'StatefulSet', 16, 'apps/v1'],
  ['batch/v1beta1', 'CronJob', 25, 'batch/v1'],
  ['batch/v2alpha1', 'CronJob', 21, 'batch/v1'],
  ['policy/v1beta1', 'PodDisruptionBudget', 25, 'policy/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', 25, undefined],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 25, 'autoscaling/v2'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 26, 'autoscaling/v2'],
  ['storage.k8s.io/v1beta1', 'StorageClass', 22, 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 27, 'storage.k8s.io/v1'],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 22, 'apiextensions.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole', 22, 'rbac.authorization.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 32, 'flowcontrol.apiserver.k8s.io/v1'],
])('%s %s is gone since 1.%d; today it is %s', (apiVersion, kind, minor, now) => {
  expect(new ApiVersions().verdictOn(apiVersion, kind)).toEqual({ state: 'removed', minor, now });
});

test.each([
  ['v1', 'Deployment', 'apps/v1'],
  ['v1', 'StorageClass', 'storage.k8s.io/v1'],
  ['apps/v1', 'CronJob', 'batch/v1'],
  ['apps/v2', 'Deployment', 'apps/v1'],
  ['extensions/v1beta1', 'StatefulSet', 'apps/v1'],
  ['storage.k8s.io/v1', 'PersistentVolumeClaim', 'v1'],
])('there never was a %s %s, but a %s', (apiVersion, kind, now) => {
  expect(new ApiVersions().verdictOn(apiVersion, kind)).toEqual({ state: 'impossible', now });
});

test.each([
  ['v1', 'Pod'],
  ['apps/v1', 'Deployment'],
  ['storage.k8s.io/v1', 'VolumeAttributesClass'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
  ['serving.knative.dev/v1', 'Service'],
  ['v1', 'List'],
  ['v1', 'Template'],
  ['v1', 'DeploymentConfig'],
])('%s %s is fine, or unknown', (apiVersion, kind) => {
  expect(new ApiVersions().verdictOn(apiVersion, kind)).toBeUndefined();
});

test('roles in v1 are those of OpenShift 3', () => {
  expect(severities('impossible-api-version', object('v1', 'ClusterRole'))).toEqual(['warning ClusterRole x']);
  expect(severities('impossible-api-version', object('apps/v1', 'ClusterRole'))).toEqual(['error ClusterRole x']);
});

test('an old cluster still has it, as far as its version is told', () => {
  const cronJob = object('batch/v1beta1', 'CronJob');
  expect(severities('removed-api-version', cronJob)).toEqual(['error CronJob x']);
  expect(severities('removed-api-version', cronJob, { kubernetesVersion: '1.24' })).toEqual([]);
  expect(severities('removed-api-version', cronJob, { kubernetesVersion: '1.25.3' })).toEqual(['error CronJob x']);
});

test.each([
  ['k8s-1.15/a.yaml', 'warning'],
  ['deploy/v1.10/a.yaml', 'warning'],
  ['manifests/1.24.x/more/a.yaml', 'warning'],
  ['deploy-kubernetes1.24/a.yaml', 'warning'],
  ['backup-v1beta1.yaml', 'warning'],
  ['deploy/v1beta1/a.yaml', 'warning'],
  ['backup-v1beta10.yaml', 'error'],
  ['k8s-1.25/a.yaml', 'error'],
  ['k8s-1.24.yaml', 'error'],
  ['app-1.15/a.yaml', 'error'],
  ['v2.1.10/a.yaml', 'error'],
])('in %s it is the cluster of the folder that counts: %s', (file, severity) => {
  const { manifests } = readManifests(file, object('batch/v1beta1', 'CronJob'));
  const severitiesIn = (cluster?: ClusterFacts): readonly string[] =>
    runChecks(new Inventory(manifests, cluster), { only: ['removed-api-version'] }).map((finding) => finding.severity);
  expect(severitiesIn()).toEqual([severity]);
  expect(severitiesIn({ kubernetesVersion: '1.30' })).toEqual(['error']);
});

test('what goes in a version to come is an error there only', () => {
  const attributes = object('storage.k8s.io/v1beta1', 'VolumeAttributesClass');
  expect(severities('removed-api-version', attributes)).toEqual([]);
  expect(severities('removed-api-version', attributes, { kubernetesVersion: '1.37' })).toHaveLength(1);
});

test('a cluster that is newer than the table may have what the table does not', () => {
  expect(severities('impossible-api-version', object('apps/v2', 'Deployment'))).toHaveLength(1);
  expect(severities('impossible-api-version', object('apps/v2', 'Deployment'), { kubernetesVersion: '1.50' })).toEqual(
    [],
  );
});

test('the version in which it went is told, and what to write', () => {
  const [finding] = runChecks(inventoryOf(object('extensions/v1beta1', 'Deployment')), {
    only: ['removed-api-version'],
  });
  expect(finding?.message).toBe(
    'extensions/v1beta1 Deployment is gone since Kubernetes 1.16: kubectl refuses the object',
  );
  expect(finding?.fix).toContain('apiVersion: apps/v1');
});
