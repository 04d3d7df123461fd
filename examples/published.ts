// Programs that reproduce published manifests object by object.
import { App } from 'cdk8s';
import { build as p01 } from './published/P01-statefulset-web';
import { build as p02 } from './published/P02-mysql-single-hostpath';
import { build as p03 } from './published/P03-wordpress-mysql';
import { build as p04 } from './published/P04-task-pv-pod';
import { build as p05a } from './published/P05-emptydir-redis-config-a';
import { build as p05b } from './published/P05-emptydir-redis-config-b';
import { build as p06a } from './published/P06-configmap-env-and-files-a';
import { build as p06b } from './published/P06-configmap-env-and-files-b';
import { build as p07a } from './published/P07-secret-env-and-volume-a';
import { build as p07b } from './published/P07-secret-env-and-volume-b';
import { build as p08a } from './published/P08-projected-and-dapi-envars-a';
import { build as p08b } from './published/P08-projected-and-dapi-envars-b';
import { build as p09 } from './published/P09-storageclass-low-latency';
import { build as p10 } from './published/P10-ebs-static-provisioning';
import { build as p11a } from './published/P11-nfs-csi-dynamic-deployment-a';
import { build as p11b } from './published/P11-nfs-csi-dynamic-deployment-b';
import { build as p12 } from './published/P12-hostpath-csi-snapshot-restore';
import { build as p13 } from './published/P13-fluentd-daemonset-hostpath';
import { build as p14 } from './published/P14-nginx-secure-nodeport';
import { build as p15 } from './published/P15-ebs-generic-ephemeral';

/** What each program builds, by the name of its file. */
export const programs: Readonly<Record<string, (app: App) => void>> = {
  'P01-statefulset-web': p01,
  'P02-mysql-single-hostpath': p02,
  'P03-wordpress-mysql': p03,
  'P04-task-pv-pod': p04,
  'P05-emptydir-redis-config-a': p05a,
  'P05-emptydir-redis-config-b': p05b,
  'P06-configmap-env-and-files-a': p06a,
  'P06-configmap-env-and-files-b': p06b,
  'P07-secret-env-and-volume-a': p07a,
  'P07-secret-env-and-volume-b': p07b,
  'P08-projected-and-dapi-envars-a': p08a,
  'P08-projected-and-dapi-envars-b': p08b,
  'P09-storageclass-low-latency': p09,
  'P10-ebs-static-provisioning': p10,
  'P11-nfs-csi-dynamic-deployment-a': p11a,
  'P11-nfs-csi-dynamic-deployment-b': p11b,
  'P12-hostpath-csi-snapshot-restore': p12,
  'P13-fluentd-daemonset-hostpath': p13,
  'P14-nginx-secure-nodeport': p14,
  'P15-ebs-generic-ephemeral': p15,
};
