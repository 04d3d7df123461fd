export * from './api/enums';
export { SecretType } from './api/secret-types';
export { IStore, StoreVolume } from './construct/store';
export { StoreOptions } from './construct/store-name';
export { Env, EnvFieldOptions, EnvFileKey, EnvResourceOptions } from './env/env';
export * from './env/env-config';
export * from './env/env-secret';
export * from './env/env-source';
export * from './env/external-secret';
export { FileItem, FilesOptions } from './env/files';
export * from './env/rollout';
export * from './env/secret-provider-class';
export * from './env/settings-options';
export { EnvValueOptions, ISettings } from './env/settings-reader';
export { ClaimOptions } from './store/claim';
export * from './store/data-source';
export { DownwardApiFile, DownwardApiStore, DownwardApiStoreProps } from './store/downward-api-store';
export * from './store/ephemeral-store';
export { ExistingClaimOptions, IPersistentStore } from './store/existing-claim';
export * from './store/group-snapshot';
export * from './store/group-snapshot-content';
export {
  GroupSnapshotClass,
  GroupSnapshotClassProps,
  GroupSnapshotVersion,
  IGroupSnapshotClass,
} from './store/group-snapshot-class';
export * from './store/network-store';
export * from './store/node-store';
export * from './store/persistent-store';
export * from './store/presets/aws-ebs';
export * from './store/presets/aws-efs';
export * from './store/presets/azure-disk';
export * from './store/presets/azure-file';
export * from './store/presets/ceph-fs';
export * from './store/presets/ceph-rbd';
export * from './store/presets/gcp-persistent-disk';
export * from './store/presets/longhorn';
export * from './store/presets/nfs';
export * from './store/presets/smb';
export { PodCertificateOptions, PodKeyType } from './store/pod-certificate';
export * from './store/projected-source';
export * from './store/projected-store';
export * from './store/replica-store';
export { ISnapshotClass, SnapshotClass, SnapshotClassProps, SnapshotDeletionPolicy } from './store/snapshot-class';
export { ISnapshotContent, SnapshotContent, SnapshotContentProps, SnapshotReference } from './store/snapshot-content';
export { StaticBinding, StaticBindingOptions } from './store/static-binding';
export { IStaticVolume, StaticVolume, StaticVolumeProps, VolumeClaimOptions } from './store/static-volume';
export { Storage } from './store/storage';
export { IStorageClass, StorageClass, StorageClassOptions, StorageClassProps } from './store/storage-class';
export * from './store/storage-options';
export * from './store/store-snapshot';
export * from './store/volume';
export * from './store/volume-affinity';
export { ClaimReference } from './store/volume-object';
export {
  IVolumeAttributesClass,
  VolumeAttributesClass,
  VolumeAttributesClassProps,
  VolumeAttributesClassVersion,
} from './store/volume-attributes-class';
export { Container } from './app/container';
export * from './app/container-options';
export { DisruptionBudgetOptions, UnhealthyPodEvictionPolicy } from './app/disruption-budget';
export { ExitCodeOperator } from './app/exit-codes';
export { Handler, HttpGetOptions, HttpHeader, Lifecycle, Probe } from './app/handler';
export { HardenedOptions } from './app/hardening';
export { DataMountOptions, MountOptions, MountPropagation, RecursiveReadOnly, VolumeEntryOptions } from './app/mount';
export * from './app/pod-options';
export * from './app/pod-policies';
export { ContainerPortOptions, Protocol } from './app/port';
export { ResourceClaimUse, Resources } from './app/resources';
export { ContainerRestartAction, ContainerRestartRule } from './app/restart';
export * from './app/security';
export { Service } from './app/service';
export * from './app/service-options';
export * from './app/stateful-app';
export * from './app/stateful-app-props';
export * from './app/story-app';
export * from './app/workload';
export { ConcurrencyPolicy, CronJobOptions } from './app/workloads/cron-job';
export { DaemonSetOptions, DaemonSetUpdateStrategy } from './app/workloads/daemon-set';
export { DeploymentOptions, DeploymentStrategy, RollingUpdateOptions } from './app/workloads/deployment';
export { CompletionMode, JobOptions } from './app/workloads/job';
export {
  JobSuccessRule,
  PodFailureAction,
  PodFailureCondition,
  PodFailureExitCodes,
  PodFailureRule,
  PodReplacementPolicy,
} from './app/workloads/job-policies';
export { SelectingWorkloadOptions, WorkloadObjectOptions, WorkloadOptions } from './app/workloads/plan';
export {
  ClaimRetention,
  ClaimRetentionPolicy,
  PodManagementPolicy,
  StatefulSetOptions,
  StatefulSetRollingUpdateOptions,
  StatefulSetUpdateStrategy,
} from './app/workloads/stateful-set';
export * from './synth/fast-app';
export { CheckFinding, Checks } from './check/checks';
export { CheckOptions } from './check/options';
export {
  IValidationContext,
  IValidationReport,
  StatefulValidation,
  ViolatingResource,
  Violation,
} from './check/plugin';
export { ClusterFacts, ClusterStorageClass } from './inventory/cluster';
export { ApplyMethod } from './change/apply-method';
export { ChangesOptions } from './change/changes-options';
export { ChangeRecord } from './change/record';
export { Changes } from './plan/changes';
export { MigrationPlan } from './plan/migration-plan';
export { MigrationPlanOptions } from './plan/migration-plan-options';
export { PlanNoWay, PlanStep } from './plan/record';
export { Event } from './survival/event';
export { SurvivalExpectation } from './survival/expectation';
export { SurvivalRecord, SurvivalWorkload } from './survival/record';
export { Survival, SurvivalSubject } from './survival/survival';
export { Outcome, Verdict } from './survival/verdict';
