import type { Claim } from './claims';
import type { JsonObject } from './json';
import type { Manifest } from './manifest';
import type { FieldPath } from './path';
import type { PodSet } from './pod-set';

export const WORKLOAD_KINDS = [
  'Pod',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
] as const;
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** An object that runs pods, or is one. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly manifest: Manifest;
  readonly pod: Pod;
  readonly pods: PodSet;
  /** The HorizontalPodAutoscalers that scale it. */
  readonly autoscalers: readonly Manifest[];
  /** `spec.volumeClaimTemplates` of a StatefulSet. */
  readonly claimTemplates: readonly Claim[];
}

/** The pods of a workload as its template describes them; a bare Pod is its own template. */
export interface Pod {
  readonly workload: Workload;
  readonly manifest: Manifest;
  /** The paths of the pod's metadata and spec in the manifest. */
  readonly metadataPath: FieldPath;
  readonly path: FieldPath;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** In the order in which they start: init containers (sidecars among them) first. */
  readonly containers: readonly Container[];
  /** The pod's volumes, with those of claim templates, which replace volumes of the same name. */
  readonly volumes: readonly Volume[];
}

export interface Container {
  readonly pod: Pod;
  readonly name: string;
  /** A sidecar is an init container with restartPolicy Always. */
  readonly kind: 'container' | 'init' | 'sidecar';
  readonly path: FieldPath;
  readonly data: JsonObject;
  readonly image: string;
  readonly mounts: readonly Mount[];
  readonly devices: readonly Device[];
  readonly env: readonly EnvVar[];
  readonly configs: readonly ConfigUse[];
}

/** An entry of `volumeMounts`. */
export interface Mount {
  readonly container: Container;
  readonly path: FieldPath;
  readonly data: JsonObject;
  readonly name: string;
  readonly mountPath: string;
  readonly subPath: string | undefined;
  readonly subPathExpr: string | undefined;
  readonly readOnly: boolean;
  /** Undefined where the pod has no volume of that name. */
  readonly volume: Volume | undefined;
}

/** An entry of `volumeDevices`. */
export interface Device {
  readonly container: Container;
  readonly path: FieldPath;
  readonly data: JsonObject;
  readonly name: string;
  readonly devicePath: string;
  readonly volume: Volume | undefined;
}

export interface EnvVar {
  readonly container: Container;
  readonly path: FieldPath;
  readonly data: JsonObject;
  readonly name: string;
  /** The literal value, if it is a string. */
  readonly value: string | undefined;
  readonly config: ConfigUse | undefined;
}

export interface Volume {
  readonly pod: Pod;
  readonly path: FieldPath;
  readonly data: JsonObject;
  readonly name: string;
  /** The field with its source: `emptyDir`, `persistentVolumeClaim`, …; `claimTemplate` for a claim template. */
  readonly source: string;
  /** All given sources: for none, the API server adds an emptyDir; it refuses several. */
  readonly sources: readonly string[];
  readonly config: JsonObject;
  readonly mounts: readonly Mount[];
  readonly devices: readonly Device[];
  /** The name of its claim (`persistentVolumeClaim` only). */
  readonly claimName: string | undefined;
  /** Its claim, claim template, or ephemeral template, where that is among the manifests. */
  readonly claim: Claim | undefined;
  /** Whether it is read-only for the whole pod. */
  readonly readOnly: boolean;
  readonly configs: readonly ConfigUse[];
}

/** A place where a pod reads a ConfigMap or Secret. */
export interface ConfigUse {
  readonly pod: Pod;
  /** Undefined for volumes and image pull secrets. */
  readonly container: Container | undefined;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** The only key that is read; undefined for all keys. */
  readonly key: string | undefined;
  readonly optional: boolean;
  readonly by: 'env' | 'envFrom' | 'volume' | 'imagePullSecret';
  /** The paths of the name and of the key. */
  readonly path: FieldPath;
  readonly keyPath: FieldPath | undefined;
  readonly manifest: Manifest;
}
