import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/inventory/json';
import type { TestFolder } from '../cli/files';
import { onlyOnPath } from './programs';

/** A cluster as a test's kubectl shows it. */
export interface FakeCluster {
  readonly objects: readonly JsonObject[];
  /** Resources that may not be read: `secrets`. */
  readonly forbidden?: readonly string[];
  /** The namespace of the context. */
  readonly namespace?: string;
  /** What it prints instead of objects. */
  readonly garbage?: string;
  /** Its message for every command, before it exits with 1. */
  readonly broken?: string;
  /** Whether it never exits. */
  readonly hangs?: boolean;
}

const RESOURCES = `bindings v1 true Binding
configmaps cm v1 true ConfigMap
namespaces ns v1 false Namespace
nodes no v1 false Node
persistentvolumeclaims pvc v1 true PersistentVolumeClaim
persistentvolumes pv v1 false PersistentVolume
pods po v1 true Pod
secrets v1 true Secret
services svc v1 true Service
deployments deploy apps/v1 true Deployment
statefulsets sts apps/v1 true StatefulSet
daemonsets ds apps/v1 true DaemonSet
replicasets rs apps/v1 true ReplicaSet
jobs batch/v1 true Job
cronjobs cj batch/v1 true CronJob
horizontalpodautoscalers hpa autoscaling/v2 true HorizontalPodAutoscaler
roles rbac.authorization.k8s.io/v1 true Role
storageclasses sc storage.k8s.io/v1 false StorageClass
`;

/** Answers like kubectl, and logs the commands. */
const KUBECTL = `
const { readFileSync, appendFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
const folder = join(__dirname, '..');
appendFileSync(join(folder, 'calls'), JSON.stringify(args) + '\\n');
const cluster = JSON.parse(readFileSync(join(folder, 'cluster.json'), 'utf8'));
const flag = (name) => args.find((arg) => arg.startsWith('--' + name + '='))?.slice(name.length + 3);
const [verb, ...words] = args.filter((arg) => !arg.startsWith('--'));
if (cluster.hangs) setInterval(() => {}, 1000);
else if (cluster.broken) { console.error(cluster.broken); process.exitCode = 1; }
else if (verb === 'config') process.stdout.write(cluster.namespace ?? '');
else if (verb === 'api-resources') process.stdout.write(RESOURCES);
else if (verb !== 'get') { console.error('a kubectl that only reads was asked to ' + verb); process.exitCode = 3; }
else if (flag('raw')) process.stdout.write('{"major":"1","minor":"34","gitVersion":"v1.34.2"}');
else if (cluster.garbage) process.stdout.write(cluster.garbage);
else {
  const kinds = Object.fromEntries(RESOURCES.trim().split('\\n').map((line) => line.split(' ')).map((row) => {
    const [version, , kind] = row.slice(-3);
    const group = version.includes('/') ? version.split('/')[0] : '';
    return [group === '' ? row[0] : row[0] + '.' + group, kind];
  }));
  const items = [];
  for (const name of words[0].split(',')) {
    const [resource, ...group] = name.split('.');
    if (cluster.forbidden?.includes(resource)) {
      console.error('Error from server (Forbidden): ' + name + ' is forbidden: User "reader" cannot list resource "' + resource + '" in API group "' + group.join('.') + '" in the namespace "' + flag('namespace') + '"');
      process.exitCode = 1;
      continue;
    }
    for (const object of cluster.objects)
      if (object.kind === kinds[name] && [undefined, flag('namespace')].includes(flag('namespace') && object.metadata.namespace)) items.push(object);
  }
  process.stdout.write(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
}
`.replaceAll('RESOURCES', JSON.stringify(RESOURCES));

/** Puts a kubectl for a cluster on PATH. Returns a function for its logged commands, and one that restores PATH. */
export function fakeCluster(
  folder: TestFolder,
  cluster: FakeCluster,
): { readonly calls: () => readonly (readonly string[])[]; readonly restore: () => void } {
  folder.write('cluster.json', JSON.stringify(cluster));
  folder.write('calls', '');
  const restore = onlyOnPath(folder, { kubectl: KUBECTL });
  const calls = (): readonly (readonly string[])[] =>
    readFileSync(join(folder.path, 'calls'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as string[]);
  return { calls, restore };
}
