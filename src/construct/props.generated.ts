// Made by scripts/props.mjs from the jsii assembly; run `npm run generate` after a change to exported props.
import type { StructType } from './prop-types';

export const STRUCTS: Readonly<Record<string, StructType>> = {
 "AppArmorProfile": {
  "type": "string",
  "localhostProfile": "string"
 },
 "AwsEbsClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "allowAutoIopsPerGbIncrease": "boolean",
  "blockExpress": "boolean",
  "encrypted": "boolean",
  "fsType": "string",
  "iops": "number",
  "iopsPerGb": "number",
  "kmsKeyId": "string",
  "throughput": "number",
  "type": "string"
 },
 "AwsEfsClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "directoryPerms": "string",
  "fileSystemId": "string",
  "az": "string",
  "basePath": "string",
  "enableTagging": "boolean",
  "ensureUniqueDirectory": "boolean",
  "gid": "number",
  "gidRangeEnd": "number",
  "gidRangeStart": "number",
  "provisioningMode": "string",
  "reuseAccessPoint": "boolean",
  "subPathPattern": "string",
  "uid": "number"
 },
 "AzureDiskClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "cachingMode": "string",
  "diskAccessId": "string",
  "diskEncryptionSetId": "string",
  "enableBursting": "boolean",
  "fsType": "string",
  "iops": "number",
  "location": "string",
  "logicalSectorSize": "number",
  "maxShares": "number",
  "networkAccessPolicy": "string",
  "resourceGroup": "string",
  "skuName": "string",
  "tags": {
   "map": "string"
  },
  "throughput": "number"
 },
 "AzureFileClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "location": "string",
  "mountPermissions": "string",
  "networkEndpointType": "string",
  "protocol": "string",
  "resourceGroup": "string",
  "rootSquashType": "string",
  "secretName": "string",
  "secretNamespace": "string",
  "server": "string",
  "shareName": "string",
  "skuName": "string",
  "storageAccount": "string",
  "storeAccountKey": "boolean",
  "tags": {
   "map": "string"
  }
 },
 "CephFsClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "clusterId": "string",
  "fsName": "string",
  "secret": "struct:SecretReference",
  "backingSnapshot": "boolean",
  "fuseMountOptions": "string",
  "kernelMountOptions": "string",
  "mounter": "string",
  "pool": "string",
  "volumeNamePrefix": "string"
 },
 "CephRbdClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "clusterId": "string",
  "pool": "string",
  "secret": "struct:SecretReference",
  "dataPool": "string",
  "encrypted": "boolean",
  "encryptionKmsId": "string",
  "fsType": "string",
  "imageFeatures": {
   "list": "string"
  },
  "mapOptions": "string",
  "mounter": "string",
  "objectSize": "number",
  "stripeCount": "number",
  "stripeUnit": "number",
  "unmapOptions": "string",
  "volumeNamePrefix": "string"
 },
 "ChangeRecord": {
  "change": "string",
  "effect": "string",
  "fields": {
   "list": "string"
  },
  "kind": "string",
  "name": "string",
  "namespace": "string"
 },
 "ChangesOptions": {
  "complete": "boolean",
  "defaultClass": "string",
  "kubernetesVersion": "string",
  "nodes": "number",
  "storageClasses": {
   "list": "struct:ClusterStorageClass"
  },
  "zones": {
   "list": "string"
  },
  "apply": "enum:ApplyMethod",
  "namespace": "string"
 },
 "CheckFinding": {
  "consequence": "string",
  "construct": "string",
  "fix": "string",
  "kind": "string",
  "message": "string",
  "name": "string",
  "path": "string",
  "rule": "string",
  "severity": "string"
 },
 "CheckOptions": {
  "cluster": "struct:ClusterFacts",
  "only": {
   "list": "string"
  },
  "skip": {
   "list": "string"
  },
  "strict": "boolean"
 },
 "ClaimOptions": {
  "capacity": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "claimSpec": {
   "map": "any"
  },
  "dataSource": "class:DataSource",
  "limit": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "selector": "struct:k8s.LabelSelector",
  "volumeAttributesClass": {
   "either": [
    "string",
    "IVolumeAttributesClass"
   ]
  },
  "volumeMode": "enum:VolumeMode"
 },
 "ClaimReference": {
  "name": "string",
  "namespace": "string",
  "apiVersion": "string",
  "kind": "string",
  "uid": "string"
 },
 "ClaimRetentionPolicy": {
  "whenDeleted": "enum:ClaimRetention",
  "whenScaled": "enum:ClaimRetention"
 },
 "ClusterFacts": {
  "complete": "boolean",
  "defaultClass": "string",
  "kubernetesVersion": "string",
  "nodes": "number",
  "storageClasses": {
   "list": "struct:ClusterStorageClass"
  },
  "zones": {
   "list": "string"
  }
 },
 "ClusterStorageClass": {
  "name": "string",
  "allowVolumeExpansion": "boolean",
  "provisioner": "string",
  "reclaimPolicy": "string",
  "volumeBindingMode": "string"
 },
 "ClusterTrustBundleOptions": {
  "path": "string",
  "labelSelector": "struct:k8s.LabelSelector",
  "name": "string",
  "optional": "boolean",
  "signerName": "string"
 },
 "ContainerOptions": {
  "image": "string",
  "args": {
   "list": "string"
  },
  "command": {
   "list": "string"
  },
  "containerSpec": {
   "map": "any"
  },
  "env": {
   "map": {
    "either": [
     "string",
     "EnvValue"
    ]
   }
  },
  "envFrom": {
   "list": "class:EnvSource"
  },
  "imagePullPolicy": "enum:ImagePullPolicy",
  "lifecycle": "struct:Lifecycle",
  "livenessProbe": "struct:Probe",
  "ports": {
   "list": "struct:ContainerPortOptions"
  },
  "readinessProbe": "struct:Probe",
  "resizePolicy": {
   "list": "struct:k8s.ContainerResizePolicy"
  },
  "resources": "struct:Resources",
  "restartPolicy": "enum:RestartPolicy",
  "restartPolicyRules": {
   "list": "struct:ContainerRestartRule"
  },
  "securityContext": "struct:ContainerSecurityContext",
  "startupProbe": "struct:Probe",
  "stdin": "boolean",
  "stdinOnce": "boolean",
  "terminationMessagePath": "string",
  "terminationMessagePolicy": "enum:TerminationMessagePolicy",
  "tty": "boolean",
  "workingDir": "string"
 },
 "ContainerPortOptions": {
  "containerPort": "number",
  "hostIp": "string",
  "hostPort": "number",
  "name": "string",
  "protocol": "enum:Protocol"
 },
 "ContainerRestartRule": {
  "action": "enum:ContainerRestartAction",
  "exitCodes": {
   "list": "number"
  },
  "operator": "enum:ExitCodeOperator"
 },
 "ContainerSecurityContext": {
  "allowPrivilegeEscalation": "boolean",
  "capabilities": "struct:k8s.Capabilities",
  "privileged": "boolean",
  "procMount": "string",
  "readOnlyRootFilesystem": "boolean",
  "runAsGroup": "number",
  "runAsNonRoot": "boolean",
  "runAsUser": "number",
  "seccompProfile": "struct:k8s.SeccompProfile",
  "seLinuxOptions": "struct:k8s.SeLinuxOptions",
  "windowsOptions": "struct:k8s.WindowsSecurityContextOptions",
  "appArmorProfile": "struct:AppArmorProfile"
 },
 "CronJobOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata",
  "activeDeadlineSeconds": "number",
  "backoffLimit": "number",
  "backoffLimitPerIndex": "number",
  "completionMode": "enum:CompletionMode",
  "completions": "number",
  "jobSpec": {
   "map": "any"
  },
  "managedBy": "string",
  "maxFailedIndexes": "number",
  "parallelism": "number",
  "podFailurePolicy": {
   "list": "struct:PodFailureRule"
  },
  "podReplacementPolicy": "enum:PodReplacementPolicy",
  "successPolicy": {
   "list": "struct:JobSuccessRule"
  },
  "suspend": "boolean",
  "ttlSecondsAfterFinished": "number",
  "schedule": "string",
  "concurrencyPolicy": "enum:ConcurrencyPolicy",
  "cronJobSpec": {
   "map": "any"
  },
  "failedJobsHistoryLimit": "number",
  "jobMetadata": "struct:ApiObjectMetadata",
  "startingDeadlineSeconds": "number",
  "successfulJobsHistoryLimit": "number",
  "timeZone": "string"
 },
 "CsiOptions": {
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity",
  "driver": "string",
  "volumeHandle": "string",
  "controllerExpandSecretRef": "struct:SecretReference",
  "controllerPublishSecretRef": "struct:SecretReference",
  "fsType": "string",
  "nodeExpandSecretRef": "struct:SecretReference",
  "nodePublishSecretRef": "struct:SecretReference",
  "nodeStageSecretRef": "struct:SecretReference",
  "readOnly": "boolean",
  "volumeAttributes": {
   "map": "string"
  }
 },
 "DaemonSetOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata",
  "selector": {
   "map": "string"
  },
  "selectorExpressions": {
   "list": "struct:k8s.LabelSelectorRequirement"
  },
  "daemonSetSpec": {
   "map": "any"
  },
  "minReadySeconds": "number",
  "revisionHistoryLimit": "number",
  "updateStrategy": "class:DaemonSetUpdateStrategy"
 },
 "DataMountOptions": {
  "volumeName": "string",
  "directory": "string"
 },
 "DataSourceReference": {
  "kind": "string",
  "name": "string",
  "apiGroup": "string",
  "namespace": "string"
 },
 "DeploymentOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata",
  "selector": {
   "map": "string"
  },
  "selectorExpressions": {
   "list": "struct:k8s.LabelSelectorRequirement"
  },
  "deploymentSpec": {
   "map": "any"
  },
  "minReadySeconds": "number",
  "paused": "boolean",
  "progressDeadlineSeconds": "number",
  "replicas": "number",
  "revisionHistoryLimit": "number",
  "strategy": "class:DeploymentStrategy"
 },
 "DisruptionBudgetOptions": {
  "disruptionBudgetSpec": {
   "map": "any"
  },
  "maxUnavailable": {
   "either": [
    "string",
    "number"
   ]
  },
  "metadata": "struct:ApiObjectMetadata",
  "minAvailable": {
   "either": [
    "string",
    "number"
   ]
  },
  "name": "string",
  "selector": {
   "map": "string"
  },
  "unhealthyPodEvictionPolicy": "enum:UnhealthyPodEvictionPolicy"
 },
 "DownwardApiFile": {
  "path": "string",
  "containerName": "string",
  "divisor": "string",
  "fieldPath": "string",
  "mode": "string",
  "resource": "string"
 },
 "DownwardApiStoreProps": {
  "name": "string",
  "files": {
   "list": "struct:DownwardApiFile"
  },
  "defaultMode": "string"
 },
 "DynamicOptions": {
  "storageClass": {
   "either": [
    "string",
    "IStorageClass"
   ]
  }
 },
 "EmptyDirOptions": {
  "name": "string",
  "medium": "enum:EmptyDirMedium",
  "sizeLimit": {
   "either": [
    "string",
    "class:Size"
   ]
  }
 },
 "EnvConfigProps": {
  "envFile": "string",
  "files": {
   "list": "string"
  },
  "folder": "string",
  "immutable": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "rollout": "enum:Rollout",
  "binaryData": {
   "map": "string"
  },
  "configMapSpec": {
   "map": "any"
  },
  "data": {
   "map": "string"
  }
 },
 "EnvFieldOptions": {
  "apiVersion": "string"
 },
 "EnvFileKey": {
  "key": "string",
  "path": "string",
  "volumeName": "string",
  "optional": "boolean"
 },
 "EnvResourceOptions": {
  "containerName": "string",
  "divisor": "string"
 },
 "EnvSecretProps": {
  "envFile": "string",
  "files": {
   "list": "string"
  },
  "folder": "string",
  "immutable": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "rollout": "enum:Rollout",
  "data": {
   "map": "string"
  },
  "secretSpec": {
   "map": "any"
  },
  "stringData": {
   "map": "string"
  },
  "type": "string"
 },
 "EnvSourceOptions": {
  "optional": "boolean"
 },
 "EnvValueOptions": {
  "optional": "boolean"
 },
 "EphemeralClaimOptions": {
  "capacity": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "claimSpec": {
   "map": "any"
  },
  "dataSource": "class:DataSource",
  "limit": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "selector": "struct:k8s.LabelSelector",
  "volumeAttributesClass": {
   "either": [
    "string",
    "IVolumeAttributesClass"
   ]
  },
  "volumeMode": "enum:VolumeMode",
  "name": "string",
  "metadata": "struct:ApiObjectMetadata",
  "storage": "class:Storage",
  "storageClass": {
   "either": [
    "string",
    "IStorageClass"
   ]
  }
 },
 "ExistingClaimOptions": {
  "name": "string",
  "readOnly": "boolean"
 },
 "ExternalSecretProps": {
  "secretStore": "string",
  "creationPolicy": "enum:SecretCreationPolicy",
  "data": {
   "map": "struct:RemoteSecret"
  },
  "deletionPolicy": "enum:SecretDeletionPolicy",
  "externalSecretSpec": {
   "map": "any"
  },
  "extract": {
   "list": "struct:RemoteSecret"
  },
  "immutable": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "refreshInterval": "string",
  "secretName": "string",
  "secretStoreKind": "enum:SecretStoreKind",
  "type": "string"
 },
 "FastAppProps": {
  "outdir": "string",
  "outputFileExtension": "string",
  "recordConstructMetadata": "boolean",
  "resolvers": {
   "list": "IResolver"
  },
  "yamlOutputType": "YamlOutputType"
 },
 "FcDisk": {
  "fsType": "string",
  "lun": "number",
  "readOnly": "boolean",
  "targetWwns": {
   "list": "string"
  },
  "wwids": {
   "list": "string"
  }
 },
 "FcOptions": {
  "fsType": "string",
  "lun": "number",
  "readOnly": "boolean",
  "targetWwns": {
   "list": "string"
  },
  "wwids": {
   "list": "string"
  },
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity"
 },
 "FcStoreOptions": {
  "fsType": "string",
  "lun": "number",
  "readOnly": "boolean",
  "targetWwns": {
   "list": "string"
  },
  "wwids": {
   "list": "string"
  },
  "name": "string"
 },
 "FileItem": {
  "key": "string",
  "mode": "string",
  "path": "string"
 },
 "FilesOptions": {
  "name": "string",
  "defaultMode": "string",
  "items": {
   "list": "struct:FileItem"
  },
  "optional": "boolean"
 },
 "GcpPersistentDiskClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "diskEncryptionKmsKey": "string",
  "diskLabels": {
   "map": "string"
  },
  "fsType": "string",
  "iops": "number",
  "replicationType": "string",
  "storagePools": {
   "list": "string"
  },
  "throughput": "number",
  "type": "string"
 },
 "GroupSnapshotClassProps": {
  "deletionPolicy": "enum:SnapshotDeletionPolicy",
  "driver": "string",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "snapshotClassSpec": {
   "map": "any"
  },
  "version": "enum:GroupSnapshotVersion"
 },
 "GroupSnapshotContentProps": {
  "deletionPolicy": "enum:SnapshotDeletionPolicy",
  "driver": "string",
  "groupSnapshotHandle": "string",
  "groupSnapshotRef": "struct:SnapshotReference",
  "snapshotHandles": {
   "list": "string"
  },
  "groupSnapshotClass": {
   "either": [
    "string",
    "IGroupSnapshotClass"
   ]
  },
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "version": "enum:GroupSnapshotVersion"
 },
 "GroupSnapshotProps": {
  "content": {
   "either": [
    "string",
    "IGroupSnapshotContent"
   ]
  },
  "groupSnapshotClass": {
   "either": [
    "string",
    "IGroupSnapshotClass"
   ]
  },
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "selector": "struct:k8s.LabelSelector",
  "version": "enum:GroupSnapshotVersion"
 },
 "HardenedOptions": {
  "fsGroup": "number",
  "runAsGroup": "number",
  "runAsUser": "number",
  "writablePaths": {
   "list": "string"
  }
 },
 "HostPathOptions": {
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity",
  "type": "enum:HostPathType"
 },
 "HttpGetOptions": {
  "host": "string",
  "httpHeaders": {
   "list": "struct:HttpHeader"
  },
  "port": "number",
  "portName": "string",
  "scheme": "string"
 },
 "HttpHeader": {
  "name": "string",
  "value": "string"
 },
 "ImageVolumeOptions": {
  "name": "string",
  "reference": "string",
  "pullPolicy": "enum:ImageVolumePullPolicy"
 },
 "InlineCsiOptions": {
  "name": "string",
  "driver": "string",
  "fsType": "string",
  "nodePublishSecretName": "string",
  "readOnly": "boolean",
  "volumeAttributes": {
   "map": "string"
  }
 },
 "IscsiDisk": {
  "iqn": "string",
  "lun": "number",
  "targetPortal": "string",
  "chapAuthDiscovery": "boolean",
  "chapAuthSession": "boolean",
  "fsType": "string",
  "initiatorName": "string",
  "iscsiInterface": "string",
  "portals": {
   "list": "string"
  },
  "readOnly": "boolean",
  "secretName": "string"
 },
 "IscsiOptions": {
  "iqn": "string",
  "lun": "number",
  "targetPortal": "string",
  "chapAuthDiscovery": "boolean",
  "chapAuthSession": "boolean",
  "fsType": "string",
  "initiatorName": "string",
  "iscsiInterface": "string",
  "portals": {
   "list": "string"
  },
  "readOnly": "boolean",
  "secretName": "string",
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity",
  "secretNamespace": "string"
 },
 "IscsiStoreOptions": {
  "iqn": "string",
  "lun": "number",
  "targetPortal": "string",
  "chapAuthDiscovery": "boolean",
  "chapAuthSession": "boolean",
  "fsType": "string",
  "initiatorName": "string",
  "iscsiInterface": "string",
  "portals": {
   "list": "string"
  },
  "readOnly": "boolean",
  "secretName": "string",
  "name": "string"
 },
 "JobOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata",
  "activeDeadlineSeconds": "number",
  "backoffLimit": "number",
  "backoffLimitPerIndex": "number",
  "completionMode": "enum:CompletionMode",
  "completions": "number",
  "jobSpec": {
   "map": "any"
  },
  "managedBy": "string",
  "maxFailedIndexes": "number",
  "parallelism": "number",
  "podFailurePolicy": {
   "list": "struct:PodFailureRule"
  },
  "podReplacementPolicy": "enum:PodReplacementPolicy",
  "successPolicy": {
   "list": "struct:JobSuccessRule"
  },
  "suspend": "boolean",
  "ttlSecondsAfterFinished": "number"
 },
 "JobSuccessRule": {
  "succeededCount": "number",
  "succeededIndexes": "string"
 },
 "Lifecycle": {
  "postStart": "class:Handler",
  "preStop": "class:Handler",
  "stopSignal": "string"
 },
 "LocalOptions": {
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity",
  "fsType": "string"
 },
 "LonghornClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "dataEngine": "string",
  "dataLocality": "string",
  "diskSelector": {
   "list": "string"
  },
  "encrypted": "boolean",
  "fromBackup": "string",
  "fsType": "string",
  "nfsOptions": "string",
  "nodeExpandSecret": "struct:SecretReference",
  "nodeSelector": {
   "list": "string"
  },
  "numberOfReplicas": "number",
  "replicaAutoBalance": "string",
  "secret": "struct:SecretReference",
  "staleReplicaTimeout": "number"
 },
 "MigrationPlanOptions": {
  "clones": "boolean",
  "copies": "boolean",
  "copyImage": "string"
 },
 "MountOptions": {
  "volumeName": "string",
  "mountPropagation": "enum:MountPropagation",
  "readOnly": "boolean",
  "recursiveReadOnly": "enum:RecursiveReadOnly",
  "subPath": "string",
  "subPathExpr": "string"
 },
 "NamedContainerOptions": {
  "image": "string",
  "args": {
   "list": "string"
  },
  "command": {
   "list": "string"
  },
  "containerSpec": {
   "map": "any"
  },
  "env": {
   "map": {
    "either": [
     "string",
     "EnvValue"
    ]
   }
  },
  "envFrom": {
   "list": "class:EnvSource"
  },
  "imagePullPolicy": "enum:ImagePullPolicy",
  "lifecycle": "struct:Lifecycle",
  "livenessProbe": "struct:Probe",
  "ports": {
   "list": "struct:ContainerPortOptions"
  },
  "readinessProbe": "struct:Probe",
  "resizePolicy": {
   "list": "struct:k8s.ContainerResizePolicy"
  },
  "resources": "struct:Resources",
  "restartPolicy": "enum:RestartPolicy",
  "restartPolicyRules": {
   "list": "struct:ContainerRestartRule"
  },
  "securityContext": "struct:ContainerSecurityContext",
  "startupProbe": "struct:Probe",
  "stdin": "boolean",
  "stdinOnce": "boolean",
  "terminationMessagePath": "string",
  "terminationMessagePolicy": "enum:TerminationMessagePolicy",
  "tty": "boolean",
  "workingDir": "string",
  "name": "string"
 },
 "NfsClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "server": "string",
  "share": "string",
  "mountPermissions": "string",
  "onDelete": "string",
  "provisionerSecret": "struct:SecretReference",
  "subDir": "string"
 },
 "NfsExport": {
  "path": "string",
  "server": "string",
  "readOnly": "boolean"
 },
 "NfsOptions": {
  "path": "string",
  "server": "string",
  "readOnly": "boolean",
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity"
 },
 "NfsStoreOptions": {
  "path": "string",
  "server": "string",
  "readOnly": "boolean",
  "name": "string"
 },
 "NodeAffineVolumeOptions": {
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  },
  "nodeAffinity": "class:VolumeAffinity"
 },
 "NodeExpression": {
  "key": "string",
  "operator": "string",
  "values": {
   "list": "string"
  }
 },
 "NodeStoreOptions": {
  "name": "string",
  "type": "enum:HostPathType"
 },
 "PersistentStoreProps": {
  "capacity": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "claimSpec": {
   "map": "any"
  },
  "dataSource": "class:DataSource",
  "limit": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "selector": "struct:k8s.LabelSelector",
  "volumeAttributesClass": {
   "either": [
    "string",
    "IVolumeAttributesClass"
   ]
  },
  "volumeMode": "enum:VolumeMode",
  "name": "string",
  "readOnly": "boolean",
  "binding": "class:StaticBinding",
  "claimName": "string",
  "metadata": "struct:ApiObjectMetadata",
  "persistentVolumeName": "string",
  "request": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "storage": "class:Storage",
  "storageClass": {
   "either": [
    "string",
    "IStorageClass"
   ]
  }
 },
 "PlanNoWay": {
  "message": "string",
  "object": "string",
  "reason": "string",
  "rule": "string"
 },
 "PlanStep": {
  "check": "string",
  "commands": {
   "list": "string"
  },
  "id": "string",
  "phase": "string",
  "risk": "string",
  "title": "string",
  "undo": "string",
  "why": "string",
  "leaves": "string",
  "manual": "string",
  "precondition": "string"
 },
 "PodCertificateOptions": {
  "keyType": "enum:PodKeyType",
  "signerName": "string",
  "certificateChainPath": "string",
  "credentialBundlePath": "string",
  "keyPath": "string",
  "maxExpirationSeconds": "number",
  "userAnnotations": {
   "map": "string"
  }
 },
 "PodFailureCondition": {
  "type": "string",
  "status": "string"
 },
 "PodFailureExitCodes": {
  "operator": "enum:ExitCodeOperator",
  "values": {
   "list": "number"
  },
  "containerName": "string"
 },
 "PodFailureRule": {
  "action": "enum:PodFailureAction",
  "onExitCodes": "struct:PodFailureExitCodes",
  "onPodConditions": {
   "list": "struct:PodFailureCondition"
  }
 },
 "PodOptions": {
  "activeDeadlineSeconds": "number",
  "affinity": "struct:k8s.Affinity",
  "automountServiceAccountToken": "boolean",
  "dnsConfig": "struct:k8s.PodDnsConfig",
  "dnsPolicy": "enum:DnsPolicy",
  "enableServiceLinks": "boolean",
  "hostAliases": {
   "list": "struct:k8s.HostAlias"
  },
  "hostIpc": "boolean",
  "hostname": "string",
  "hostnameOverride": "string",
  "hostNetwork": "boolean",
  "hostPid": "boolean",
  "hostUsers": "boolean",
  "imagePullSecrets": {
   "list": "string"
  },
  "nodeName": "string",
  "nodeSelector": {
   "map": "string"
  },
  "os": "struct:k8s.PodOs",
  "podSpec": {
   "map": "any"
  },
  "preemptionPolicy": "enum:PreemptionPolicy",
  "priorityClassName": "string",
  "readinessGates": {
   "list": "string"
  },
  "resourceClaims": {
   "list": "struct:PodResourceClaim"
  },
  "resources": "struct:Resources",
  "restartPolicy": "enum:RestartPolicy",
  "runtimeClassName": "string",
  "schedulerName": "string",
  "schedulingGates": {
   "list": "string"
  },
  "securityContext": "struct:PodSecuritySettings",
  "serviceAccountName": "string",
  "setHostnameAsFqdn": "boolean",
  "shareProcessNamespace": "boolean",
  "subdomain": "string",
  "terminationGracePeriodSeconds": "number",
  "tolerations": {
   "list": "struct:k8s.Toleration"
  },
  "topologySpreadConstraints": {
   "list": "struct:k8s.TopologySpreadConstraint"
  }
 },
 "PodResourceClaim": {
  "name": "string",
  "resourceClaimName": "string",
  "resourceClaimTemplateName": "string"
 },
 "PodSecuritySettings": {
  "fsGroup": "number",
  "fsGroupChangePolicy": "string",
  "runAsGroup": "number",
  "runAsNonRoot": "boolean",
  "runAsUser": "number",
  "seccompProfile": "struct:k8s.SeccompProfile",
  "seLinuxOptions": "struct:k8s.SeLinuxOptions",
  "supplementalGroups": {
   "list": "number"
  },
  "sysctls": {
   "list": "struct:k8s.Sysctl"
  },
  "windowsOptions": "struct:k8s.WindowsSecurityContextOptions",
  "appArmorProfile": "struct:AppArmorProfile",
  "seLinuxChangePolicy": "string",
  "supplementalGroupsPolicy": "string"
 },
 "Probe": {
  "handler": "class:Handler",
  "failureThreshold": "number",
  "initialDelaySeconds": "number",
  "periodSeconds": "number",
  "successThreshold": "number",
  "terminationGracePeriodSeconds": "number",
  "timeoutSeconds": "number"
 },
 "ProjectedStoreProps": {
  "name": "string",
  "sources": {
   "list": "class:ProjectedSource"
  },
  "defaultMode": "string"
 },
 "RemoteSecret": {
  "key": "string",
  "property": "string",
  "version": "string"
 },
 "ReplicaStoreProps": {
  "capacity": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "claimSpec": {
   "map": "any"
  },
  "dataSource": "class:DataSource",
  "limit": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "selector": "struct:k8s.LabelSelector",
  "volumeAttributesClass": {
   "either": [
    "string",
    "IVolumeAttributesClass"
   ]
  },
  "volumeMode": "enum:VolumeMode",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "storage": "class:Storage",
  "storageClass": {
   "either": [
    "string",
    "IStorageClass"
   ]
  }
 },
 "ResourceClaimUse": {
  "name": "string",
  "request": "string"
 },
 "Resources": {
  "claims": {
   "list": "struct:ResourceClaimUse"
  },
  "limits": {
   "map": "string"
  },
  "requests": {
   "map": "string"
  }
 },
 "RollingUpdateOptions": {
  "maxSurge": {
   "either": [
    "string",
    "number"
   ]
  },
  "maxUnavailable": {
   "either": [
    "string",
    "number"
   ]
  }
 },
 "SecretMountOptions": {
  "nodePublishSecretName": "string"
 },
 "SecretProviderClassProps": {
  "nodePublishSecretName": "string",
  "provider": "string",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "secretObjects": {
   "list": "struct:SyncedSecret"
  }
 },
 "SecretReference": {
  "name": "string",
  "namespace": "string"
 },
 "SelectingWorkloadOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata",
  "selector": {
   "map": "string"
  },
  "selectorExpressions": {
   "list": "struct:k8s.LabelSelectorRequirement"
  }
 },
 "ServiceAccountTokenOptions": {
  "path": "string",
  "audience": "string",
  "expirationSeconds": "number"
 },
 "ServiceOptions": {
  "allocateLoadBalancerNodePorts": "boolean",
  "clusterIp": "string",
  "externalIps": {
   "list": "string"
  },
  "externalName": "string",
  "externalTrafficPolicy": "enum:TrafficPolicy",
  "headless": "boolean",
  "healthCheckNodePort": "number",
  "internalTrafficPolicy": "enum:TrafficPolicy",
  "ipFamilies": {
   "list": "enum:IpFamily"
  },
  "ipFamilyPolicy": "enum:IpFamilyPolicy",
  "loadBalancerClass": "string",
  "loadBalancerIp": "string",
  "loadBalancerSourceRanges": {
   "list": "string"
  },
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "port": "number",
  "ports": {
   "list": "struct:ServicePort"
  },
  "protocol": "enum:Protocol",
  "publishNotReadyAddresses": "boolean",
  "selector": {
   "map": "string"
  },
  "serviceSpec": {
   "map": "any"
  },
  "sessionAffinity": "enum:SessionAffinity",
  "sessionAffinityTimeoutSeconds": "number",
  "targetPort": {
   "either": [
    "string",
    "number"
   ]
  },
  "trafficDistribution": "enum:TrafficDistribution",
  "type": "enum:ServiceType"
 },
 "ServicePort": {
  "port": "number",
  "appProtocol": "string",
  "name": "string",
  "nodePort": "number",
  "protocol": "enum:Protocol",
  "targetPort": {
   "either": [
    "string",
    "number"
   ]
  }
 },
 "SettingsOptions": {
  "envFile": "string",
  "files": {
   "list": "string"
  },
  "folder": "string",
  "immutable": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "rollout": "enum:Rollout"
 },
 "SmbClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "nodeStageSecret": "struct:SecretReference",
  "source": "string",
  "onDelete": "string",
  "provisionerSecret": "struct:SecretReference",
  "subDir": "string"
 },
 "SnapshotClassProps": {
  "deletionPolicy": "enum:SnapshotDeletionPolicy",
  "driver": "string",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "snapshotClassSpec": {
   "map": "any"
  }
 },
 "SnapshotContentProps": {
  "deletionPolicy": "enum:SnapshotDeletionPolicy",
  "driver": "string",
  "snapshotRef": "struct:SnapshotReference",
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "snapshotClass": {
   "either": [
    "string",
    "ISnapshotClass"
   ]
  },
  "snapshotContentSpec": {
   "map": "any"
  },
  "snapshotHandle": "string",
  "sourceVolumeMode": "enum:VolumeMode",
  "volumeHandle": "string"
 },
 "SnapshotReference": {
  "name": "string",
  "namespace": "string",
  "apiVersion": "string",
  "kind": "string",
  "uid": "string"
 },
 "StatefulAppProps": {
  "image": "string",
  "args": {
   "list": "string"
  },
  "command": {
   "list": "string"
  },
  "containerSpec": {
   "map": "any"
  },
  "env": {
   "map": {
    "either": [
     "string",
     "EnvValue"
    ]
   }
  },
  "envFrom": {
   "list": "class:EnvSource"
  },
  "imagePullPolicy": "enum:ImagePullPolicy",
  "lifecycle": "struct:Lifecycle",
  "livenessProbe": "struct:Probe",
  "ports": {
   "list": "struct:ContainerPortOptions"
  },
  "readinessProbe": "struct:Probe",
  "resizePolicy": {
   "list": "struct:k8s.ContainerResizePolicy"
  },
  "resources": "struct:Resources",
  "restartPolicy": "enum:RestartPolicy",
  "restartPolicyRules": {
   "list": "struct:ContainerRestartRule"
  },
  "securityContext": "struct:ContainerSecurityContext",
  "startupProbe": "struct:Probe",
  "stdin": "boolean",
  "stdinOnce": "boolean",
  "terminationMessagePath": "string",
  "terminationMessagePolicy": "enum:TerminationMessagePolicy",
  "tty": "boolean",
  "workingDir": "string",
  "containerName": "string",
  "labels": {
   "map": "string"
  },
  "name": "string",
  "namespace": "string",
  "pod": "struct:PodOptions",
  "port": "number",
  "replicas": "number",
  "serviceSelector": {
   "map": "string"
  },
  "workload": "class:Workload"
 },
 "StatefulSetOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata",
  "selector": {
   "map": "string"
  },
  "selectorExpressions": {
   "list": "struct:k8s.LabelSelectorRequirement"
  },
  "claimRetentionPolicy": "struct:ClaimRetentionPolicy",
  "minReadySeconds": "number",
  "ordinalsStart": "number",
  "podManagementPolicy": "enum:PodManagementPolicy",
  "replicas": "number",
  "revisionHistoryLimit": "number",
  "service": "struct:ServiceOptions",
  "serviceName": "string",
  "statefulSetSpec": {
   "map": "any"
  },
  "updateStrategy": "class:StatefulSetUpdateStrategy",
  "withoutService": "boolean"
 },
 "StatefulSetRollingUpdateOptions": {
  "maxUnavailable": {
   "either": [
    "string",
    "number"
   ]
  },
  "partition": "number"
 },
 "StaticBindingOptions": {
  "claimNamespace": "string"
 },
 "StaticVolumeProps": {
  "capacity": {
   "either": [
    "string",
    "class:Size"
   ]
  },
  "storage": "class:Storage",
  "claimRef": "struct:ClaimReference",
  "name": "string",
  "storageClass": {
   "either": [
    "string",
    "IStorageClass"
   ]
  },
  "volumeAttributesClass": {
   "either": [
    "string",
    "IVolumeAttributesClass"
   ]
  }
 },
 "StorageClassOptions": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode"
 },
 "StorageClassProps": {
  "allowedTopologies": {
   "list": "struct:k8s.TopologySelectorTerm"
  },
  "allowVolumeExpansion": "boolean",
  "isDefault": "boolean",
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "name": "string",
  "parameters": {
   "map": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "storageClassSpec": {
   "map": "any"
  },
  "volumeBindingMode": "enum:VolumeBindingMode",
  "provisioner": "string"
 },
 "StoreOptions": {
  "name": "string"
 },
 "StoreSnapshotProps": {
  "content": {
   "either": [
    "string",
    "ISnapshotContent"
   ]
  },
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "snapshotClass": {
   "either": [
    "string",
    "ISnapshotClass"
   ]
  },
  "snapshotSpec": {
   "map": "any"
  },
  "store": {
   "either": [
    "string",
    "IPersistentStore"
   ]
  }
 },
 "StoreVolume": {
  "block": "boolean",
  "checksum": "string",
  "claimTemplate": {
   "map": "any"
  },
  "driver": "string",
  "name": "string",
  "source": {
   "map": "any"
  }
 },
 "StoryAppProps": {
  "folder": {
   "either": [
    "string",
    "EnvValue"
   ]
  },
  "image": "string",
  "name": "string",
  "replicas": "number",
  "store": "IStore"
 },
 "SurvivalSubject": {
  "container": "string",
  "workload": "string"
 },
 "SurvivalWorkload": {
  "kind": "string",
  "name": "string",
  "namespace": "string"
 },
 "SyncedSecret": {
  "data": {
   "map": "string"
  },
  "secretName": "string",
  "annotations": {
   "map": "string"
  },
  "labels": {
   "map": "string"
  },
  "type": "string"
 },
 "Verdict": {
  "outcome": "enum:Outcome",
  "reason": "string"
 },
 "ViolatingResource": {
  "locations": {
   "list": "string"
  },
  "manifestPath": "string",
  "resourceName": "string"
 },
 "Violation": {
  "fix": "string",
  "recommendation": "string",
  "ruleName": "string",
  "violatingResources": {
   "list": "struct:ViolatingResource"
  }
 },
 "VolumeAttributesClassProps": {
  "driver": "string",
  "parameters": {
   "map": "string"
  },
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "version": "enum:VolumeAttributesClassVersion"
 },
 "VolumeClaimOptions": {
  "name": "string",
  "readOnly": "boolean",
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "claimName": "string",
  "claimSpec": {
   "map": "any"
  },
  "metadata": "struct:ApiObjectMetadata",
  "namesVolume": "boolean",
  "request": {
   "either": [
    "string",
    "class:Size"
   ]
  }
 },
 "VolumeEntryOptions": {
  "volumeName": "string"
 },
 "VolumeOptions": {
  "accessModes": {
   "list": "enum:AccessMode"
  },
  "metadata": "struct:ApiObjectMetadata",
  "mountOptions": {
   "list": "string"
  },
  "reclaimPolicy": "enum:ReclaimPolicy",
  "volumeMode": "enum:VolumeMode",
  "volumeSpec": {
   "map": "any"
  }
 },
 "WorkloadObjectOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string"
 },
 "WorkloadOptions": {
  "metadata": "struct:ApiObjectMetadata",
  "name": "string",
  "podMetadata": "struct:ApiObjectMetadata"
 },
 "ApiObjectMetadata": {
  "name": "string",
  "generateName": "string",
  "namespace": "string",
  "labels": {
   "map": "string"
  },
  "annotations": {
   "map": "string"
  },
  "finalizers": {
   "list": "string"
  },
  "ownerReferences": {
   "list": "any"
  }
 },
 "k8s.TopologySelectorTerm": {
  "matchLabelExpressions": {
   "list": "struct:k8s.TopologySelectorLabelRequirement"
  }
 },
 "k8s.LabelSelector": {
  "matchExpressions": {
   "list": "struct:k8s.LabelSelectorRequirement"
  },
  "matchLabels": {
   "map": "string"
  }
 },
 "k8s.ContainerResizePolicy": {
  "resourceName": "string",
  "restartPolicy": "string"
 },
 "k8s.Capabilities": {
  "add": {
   "list": "string"
  },
  "drop": {
   "list": "string"
  }
 },
 "k8s.SeccompProfile": {
  "type": "string",
  "localhostProfile": "string"
 },
 "k8s.SeLinuxOptions": {
  "level": "string",
  "role": "string",
  "type": "string",
  "user": "string"
 },
 "k8s.WindowsSecurityContextOptions": {
  "gmsaCredentialSpec": "string",
  "gmsaCredentialSpecName": "string",
  "hostProcess": "boolean",
  "runAsUserName": "string"
 },
 "k8s.LabelSelectorRequirement": {
  "key": "string",
  "operator": "string",
  "values": {
   "list": "string"
  }
 },
 "k8s.Affinity": {
  "nodeAffinity": "struct:k8s.NodeAffinity",
  "podAffinity": "struct:k8s.PodAffinity",
  "podAntiAffinity": "struct:k8s.PodAntiAffinity"
 },
 "k8s.PodDnsConfig": {
  "nameservers": {
   "list": "string"
  },
  "options": {
   "list": "struct:k8s.PodDnsConfigOption"
  },
  "searches": {
   "list": "string"
  }
 },
 "k8s.HostAlias": {
  "hostnames": {
   "list": "string"
  },
  "ip": "string"
 },
 "k8s.PodOs": {
  "name": "string"
 },
 "k8s.Toleration": {
  "effect": "string",
  "key": "string",
  "operator": "string",
  "tolerationSeconds": "number",
  "value": "string"
 },
 "k8s.TopologySpreadConstraint": {
  "maxSkew": "number",
  "topologyKey": "string",
  "whenUnsatisfiable": "string",
  "labelSelector": "struct:k8s.LabelSelector",
  "matchLabelKeys": {
   "list": "string"
  },
  "minDomains": "number",
  "nodeAffinityPolicy": "string",
  "nodeTaintsPolicy": "string"
 },
 "k8s.Sysctl": {
  "name": "string",
  "value": "string"
 },
 "k8s.TopologySelectorLabelRequirement": {
  "key": "string",
  "values": {
   "list": "string"
  }
 },
 "k8s.NodeAffinity": {
  "preferredDuringSchedulingIgnoredDuringExecution": {
   "list": "struct:k8s.PreferredSchedulingTerm"
  },
  "requiredDuringSchedulingIgnoredDuringExecution": "struct:k8s.NodeSelector"
 },
 "k8s.PodAffinity": {
  "preferredDuringSchedulingIgnoredDuringExecution": {
   "list": "struct:k8s.WeightedPodAffinityTerm"
  },
  "requiredDuringSchedulingIgnoredDuringExecution": {
   "list": "struct:k8s.PodAffinityTerm"
  }
 },
 "k8s.PodAntiAffinity": {
  "preferredDuringSchedulingIgnoredDuringExecution": {
   "list": "struct:k8s.WeightedPodAffinityTerm"
  },
  "requiredDuringSchedulingIgnoredDuringExecution": {
   "list": "struct:k8s.PodAffinityTerm"
  }
 },
 "k8s.PodDnsConfigOption": {
  "name": "string",
  "value": "string"
 },
 "k8s.PreferredSchedulingTerm": {
  "preference": "struct:k8s.NodeSelectorTerm",
  "weight": "number"
 },
 "k8s.NodeSelector": {
  "nodeSelectorTerms": {
   "list": "struct:k8s.NodeSelectorTerm"
  }
 },
 "k8s.WeightedPodAffinityTerm": {
  "podAffinityTerm": "struct:k8s.PodAffinityTerm",
  "weight": "number"
 },
 "k8s.PodAffinityTerm": {
  "topologyKey": "string",
  "labelSelector": "struct:k8s.LabelSelector",
  "namespaces": {
   "list": "string"
  },
  "namespaceSelector": "struct:k8s.LabelSelector"
 },
 "k8s.NodeSelectorTerm": {
  "matchExpressions": {
   "list": "struct:k8s.NodeSelectorRequirement"
  },
  "matchFields": {
   "list": "struct:k8s.NodeSelectorRequirement"
  }
 },
 "k8s.NodeSelectorRequirement": {
  "key": "string",
  "operator": "string",
  "values": {
   "list": "string"
  }
 }
};

export const ENUMS: Readonly<Record<string, readonly string[]>> = {
 "AccessMode": [
  "ReadWriteOnce",
  "ReadOnlyMany",
  "ReadWriteMany",
  "ReadWriteOncePod"
 ],
 "ApplyMethod": [
  "client-side",
  "server-side"
 ],
 "ClaimRetention": [
  "Retain",
  "Delete"
 ],
 "CompletionMode": [
  "NonIndexed",
  "Indexed"
 ],
 "ConcurrencyPolicy": [
  "Allow",
  "Forbid",
  "Replace"
 ],
 "ContainerRestartAction": [
  "Restart",
  "RestartAllContainers"
 ],
 "DnsPolicy": [
  "ClusterFirst",
  "ClusterFirstWithHostNet",
  "Default",
  "None"
 ],
 "EmptyDirMedium": [
  "",
  "Memory",
  "HugePages",
  "HugePages-2Mi",
  "HugePages-1Gi"
 ],
 "Event": [
  "container-restart",
  "pod-replaced",
  "pod-moved",
  "scale-down",
  "rollout",
  "workload-deleted",
  "claim-deleted",
  "app-deleted",
  "namespace-deleted",
  "node-lost",
  "zone-lost"
 ],
 "ExitCodeOperator": [
  "In",
  "NotIn"
 ],
 "GroupSnapshotVersion": [
  "v1",
  "v1beta2",
  "v1beta1",
  "v1alpha1"
 ],
 "HostPathType": [
  "",
  "DirectoryOrCreate",
  "Directory",
  "FileOrCreate",
  "File",
  "Socket",
  "CharDevice",
  "BlockDevice"
 ],
 "ImagePullPolicy": [
  "Always",
  "IfNotPresent",
  "Never"
 ],
 "ImageVolumePullPolicy": [
  "Always",
  "IfNotPresent",
  "Never"
 ],
 "IpFamily": [
  "IPv4",
  "IPv6"
 ],
 "IpFamilyPolicy": [
  "SingleStack",
  "PreferDualStack",
  "RequireDualStack"
 ],
 "MountPropagation": [
  "None",
  "HostToContainer",
  "Bidirectional"
 ],
 "Outcome": [
  "kept",
  "stranded",
  "lost",
  "unknown"
 ],
 "PodFailureAction": [
  "FailJob",
  "FailIndex",
  "Ignore",
  "Count"
 ],
 "PodKeyType": [
  "RSA3072",
  "RSA4096",
  "ECDSAP256",
  "ECDSAP384",
  "ECDSAP521",
  "ED25519"
 ],
 "PodManagementPolicy": [
  "OrderedReady",
  "Parallel"
 ],
 "PodReplacementPolicy": [
  "TerminatingOrFailed",
  "Failed"
 ],
 "PreemptionPolicy": [
  "PreemptLowerPriority",
  "Never"
 ],
 "Protocol": [
  "TCP",
  "UDP",
  "SCTP"
 ],
 "ReclaimPolicy": [
  "Retain",
  "Delete",
  "Recycle"
 ],
 "RecursiveReadOnly": [
  "Disabled",
  "IfPossible",
  "Enabled"
 ],
 "RestartPolicy": [
  "Always",
  "OnFailure",
  "Never"
 ],
 "Rollout": [
  "hashed-name",
  "checksum"
 ],
 "SecretCreationPolicy": [
  "Owner",
  "Orphan",
  "Merge",
  "None"
 ],
 "SecretDeletionPolicy": [
  "Retain",
  "Delete",
  "Merge"
 ],
 "SecretStoreKind": [
  "SecretStore",
  "ClusterSecretStore"
 ],
 "ServiceType": [
  "ClusterIP",
  "NodePort",
  "LoadBalancer",
  "ExternalName"
 ],
 "SessionAffinity": [
  "None",
  "ClientIP"
 ],
 "SnapshotDeletionPolicy": [
  "Delete",
  "Retain"
 ],
 "TerminationMessagePolicy": [
  "File",
  "FallbackToLogsOnError"
 ],
 "TrafficDistribution": [
  "PreferClose",
  "PreferSameZone",
  "PreferSameNode"
 ],
 "TrafficPolicy": [
  "Cluster",
  "Local"
 ],
 "UnhealthyPodEvictionPolicy": [
  "IfHealthyBudget",
  "AlwaysAllow"
 ],
 "VolumeAttributesClassVersion": [
  "v1",
  "v1beta1"
 ],
 "VolumeBindingMode": [
  "Immediate",
  "WaitForFirstConsumer"
 ],
 "VolumeMode": [
  "Filesystem",
  "Block"
 ]
};

/** The props that each struct must have. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
 "AppArmorProfile": [
  "type"
 ],
 "AwsEfsClassOptions": [
  "directoryPerms",
  "fileSystemId"
 ],
 "CephFsClassOptions": [
  "clusterId",
  "fsName",
  "secret"
 ],
 "CephRbdClassOptions": [
  "clusterId",
  "pool",
  "secret"
 ],
 "ChangeRecord": [
  "change",
  "effect",
  "fields",
  "kind",
  "name"
 ],
 "CheckFinding": [
  "consequence",
  "construct",
  "fix",
  "kind",
  "message",
  "name",
  "path",
  "rule",
  "severity"
 ],
 "ClaimOptions": [
  "capacity"
 ],
 "ClaimReference": [
  "name",
  "namespace"
 ],
 "ClusterStorageClass": [
  "name"
 ],
 "ClusterTrustBundleOptions": [
  "path"
 ],
 "ContainerOptions": [
  "image"
 ],
 "ContainerPortOptions": [
  "containerPort"
 ],
 "ContainerRestartRule": [
  "action",
  "exitCodes",
  "operator"
 ],
 "CronJobOptions": [
  "schedule"
 ],
 "CsiOptions": [
  "driver",
  "volumeHandle"
 ],
 "DataSourceReference": [
  "kind",
  "name"
 ],
 "DownwardApiFile": [
  "path"
 ],
 "DownwardApiStoreProps": [
  "files"
 ],
 "EnvFileKey": [
  "key",
  "path",
  "volumeName"
 ],
 "EphemeralClaimOptions": [
  "capacity"
 ],
 "ExternalSecretProps": [
  "secretStore"
 ],
 "FileItem": [
  "key"
 ],
 "GroupSnapshotClassProps": [
  "deletionPolicy",
  "driver"
 ],
 "GroupSnapshotContentProps": [
  "deletionPolicy",
  "driver",
  "groupSnapshotHandle",
  "groupSnapshotRef",
  "snapshotHandles"
 ],
 "HttpHeader": [
  "name",
  "value"
 ],
 "ImageVolumeOptions": [
  "reference"
 ],
 "InlineCsiOptions": [
  "driver"
 ],
 "IscsiDisk": [
  "iqn",
  "lun",
  "targetPortal"
 ],
 "IscsiOptions": [
  "iqn",
  "lun",
  "targetPortal"
 ],
 "IscsiStoreOptions": [
  "iqn",
  "lun",
  "targetPortal"
 ],
 "LocalOptions": [
  "nodeAffinity"
 ],
 "NamedContainerOptions": [
  "image",
  "name"
 ],
 "NfsClassOptions": [
  "server",
  "share"
 ],
 "NfsExport": [
  "path",
  "server"
 ],
 "NfsOptions": [
  "path",
  "server"
 ],
 "NfsStoreOptions": [
  "path",
  "server"
 ],
 "NodeExpression": [
  "key",
  "operator"
 ],
 "PersistentStoreProps": [
  "capacity"
 ],
 "PlanNoWay": [
  "message",
  "object",
  "reason",
  "rule"
 ],
 "PlanStep": [
  "check",
  "commands",
  "id",
  "phase",
  "risk",
  "title",
  "undo",
  "why"
 ],
 "PodCertificateOptions": [
  "keyType",
  "signerName"
 ],
 "PodFailureCondition": [
  "type"
 ],
 "PodFailureExitCodes": [
  "operator",
  "values"
 ],
 "PodFailureRule": [
  "action"
 ],
 "PodResourceClaim": [
  "name"
 ],
 "Probe": [
  "handler"
 ],
 "ProjectedStoreProps": [
  "sources"
 ],
 "RemoteSecret": [
  "key"
 ],
 "ReplicaStoreProps": [
  "capacity"
 ],
 "ResourceClaimUse": [
  "name"
 ],
 "SecretProviderClassProps": [
  "provider"
 ],
 "SecretReference": [
  "name",
  "namespace"
 ],
 "ServiceAccountTokenOptions": [
  "path"
 ],
 "ServicePort": [
  "port"
 ],
 "SmbClassOptions": [
  "nodeStageSecret",
  "source"
 ],
 "SnapshotClassProps": [
  "deletionPolicy",
  "driver"
 ],
 "SnapshotContentProps": [
  "deletionPolicy",
  "driver",
  "snapshotRef"
 ],
 "SnapshotReference": [
  "name",
  "namespace"
 ],
 "StatefulAppProps": [
  "image"
 ],
 "StaticVolumeProps": [
  "capacity",
  "storage"
 ],
 "StorageClassProps": [
  "provisioner"
 ],
 "SurvivalWorkload": [
  "kind",
  "name"
 ],
 "SyncedSecret": [
  "data",
  "secretName"
 ],
 "Verdict": [
  "outcome",
  "reason"
 ],
 "ViolatingResource": [
  "locations",
  "manifestPath",
  "resourceName"
 ],
 "Violation": [
  "fix",
  "recommendation",
  "ruleName",
  "violatingResources"
 ],
 "VolumeAttributesClassProps": [
  "driver",
  "parameters"
 ],
 "k8s.ContainerResizePolicy": [
  "resourceName",
  "restartPolicy"
 ],
 "k8s.SeccompProfile": [
  "type"
 ],
 "k8s.LabelSelectorRequirement": [
  "key",
  "operator"
 ],
 "k8s.PodOs": [
  "name"
 ],
 "k8s.TopologySpreadConstraint": [
  "maxSkew",
  "topologyKey",
  "whenUnsatisfiable"
 ],
 "k8s.Sysctl": [
  "name",
  "value"
 ],
 "k8s.TopologySelectorLabelRequirement": [
  "key",
  "values"
 ],
 "k8s.PreferredSchedulingTerm": [
  "preference",
  "weight"
 ],
 "k8s.NodeSelector": [
  "nodeSelectorTerms"
 ],
 "k8s.WeightedPodAffinityTerm": [
  "podAffinityTerm",
  "weight"
 ],
 "k8s.PodAffinityTerm": [
  "topologyKey"
 ],
 "k8s.NodeSelectorRequirement": [
  "key",
  "operator"
 ]
};
