/** API versions that Kubernetes has removed, or never had. */
import { ApiVersions } from '../../api/api-versions';
import type { Inventory } from '../../inventory/inventory';
import type { Problem, Rule } from '../rule';
import { isNamedAfterVersion, minorOfFolder } from '../folder-version';
import { isOlder } from '../version';

const SEE = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';
/** The minor version of Kubernetes 1.x that the table of kinds describes. */
const NEWEST = 36;

const cronJob = (apiVersion: string): string => `apiVersion: ${apiVersion}
kind: CronJob
metadata:
  name: backup
spec:
  schedule: '0 3 * * *'
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: registry.example/backup:1
`;

export const rules: readonly Rule[] = [
  {
    name: 'removed-api-version',
    appliesTo: ['kind'],
    severity: 'error',
    severities:
      "An error from the version on that doesn't serve it; a warning in a folder that is named after an older one (k8s-1.15) or a file named after that apiVersion (crd-v1beta1.yaml), unless kubernetesVersion says which the cluster has.",
    summary: 'An apiVersion that Kubernetes does not serve any more.',
    consequence: 'kubectl refuses the object: no matches for kind … in version …',
    fix: 'Write the apiVersion that took its place, and look at what its fields are called there.',
    see: SEE,
    bad: () => cronJob('batch/v1beta1'),
    good: () => cronJob('batch/v1'),
    *check({ manifests, cluster }): Iterable<Problem> {
      const table = new ApiVersions();
      for (const manifest of manifests) {
        const { apiVersion, kind } = manifest;
        const verdict = table.verdictOn(apiVersion, kind);
        if (verdict?.state !== 'removed') continue;
        const { minor, now } = verdict;
        const isTold = cluster.kubernetesVersion !== undefined;
        if (isTold ? isOlder(cluster, `1.${minor}`) : minor > NEWEST) continue;
        const isOfOldFolder = !isTold && ((minorOfFolder(manifest) ?? minor) < minor || isNamedAfterVersion(manifest));
        yield {
          ...(isOfOldFolder ? { severity: 'warning' } : {}),
          manifest,
          path: ['apiVersion'],
          message: `${apiVersion} ${kind} is gone since Kubernetes 1.${minor}: kubectl refuses the object${isTold ? ` in ${cluster.kubernetesVersion}` : ''}`,
          fix:
            now === undefined
              ? `Leave it out: nothing of that name took its place.`
              : `Write apiVersion: ${now} (for a cluster older than 1.${minor} tell its version: --kubernetes-version)`,
        };
      }
    },
  },
  {
    name: 'impossible-api-version',
    appliesTo: ['kind'],
    severity: 'error',
    severities: 'An error; a warning for roles and their bindings in v1, which OpenShift 3 had.',
    summary: 'A kind in an API group, or in a version of it, that never had that kind.',
    consequence: 'kubectl refuses the object: no matches for kind … in version …',
    fix: 'Write the apiVersion that has the kind.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/',
    bad: () => cronJob('v1'),
    good: () => cronJob('batch/v1'),
    *check({ manifests, cluster }: Inventory): Iterable<Problem> {
      if (cluster.kubernetesVersion !== undefined && !isOlder(cluster, `1.${NEWEST + 1}`)) return;
      const table = new ApiVersions();
      for (const manifest of manifests) {
        const { apiVersion, kind } = manifest;
        const verdict = table.verdictOn(apiVersion, kind);
        if (verdict?.state !== 'impossible') continue;
        const isOfOpenShift = apiVersion === 'v1' && /^(?:Cluster)?Role(?:Binding)?$/.test(kind);
        yield {
          ...(isOfOpenShift ? { severity: 'warning' } : {}),
          manifest,
          path: ['apiVersion'],
          message: `there is no ${kind} in ${apiVersion}: kubectl refuses the object`,
          fix: `Write apiVersion: ${verdict.now}`,
        };
      }
    },
  },
];
