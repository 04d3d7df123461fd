// Made by scripts/props.mjs from the jsii assembly; run `npm run props` after a change to exported props.
import type { StructType } from './props';

export const STRUCTS: Readonly<Record<string, StructType>> = {
 "AppArmorProfile": {
  "type": {
   "type": "string",
   "required": true
  },
  "localhostProfile": {
   "type": "string"
  }
 },
 "AwsEbsClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "allowAutoIopsPerGbIncrease": {
   "type": "boolean"
  },
  "blockExpress": {
   "type": "boolean"
  },
  "encrypted": {
   "type": "boolean"
  },
  "fsType": {
   "type": "string"
  },
  "iops": {
   "type": "number"
  },
  "iopsPerGb": {
   "type": "number"
  },
  "kmsKeyId": {
   "type": "string"
  },
  "throughput": {
   "type": "number"
  },
  "type": {
   "type": "string"
  }
 },
 "AwsEfsClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "directoryPerms": {
   "type": "string",
   "required": true
  },
  "fileSystemId": {
   "type": "string",
   "required": true
  },
  "az": {
   "type": "string"
  },
  "basePath": {
   "type": "string"
  },
  "ensureUniqueDirectory": {
   "type": "boolean"
  },
  "gid": {
   "type": "number"
  },
  "gidRangeEnd": {
   "type": "number"
  },
  "gidRangeStart": {
   "type": "number"
  },
  "provisioningMode": {
   "type": "string"
  },
  "reuseAccessPoint": {
   "type": "boolean"
  },
  "subPathPattern": {
   "type": "string"
  },
  "uid": {
   "type": "number"
  }
 },
 "AzureDiskClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "cachingMode": {
   "type": "string"
  },
  "diskAccessId": {
   "type": "string"
  },
  "diskEncryptionSetId": {
   "type": "string"
  },
  "enableBursting": {
   "type": "boolean"
  },
  "fsType": {
   "type": "string"
  },
  "iops": {
   "type": "number"
  },
  "location": {
   "type": "string"
  },
  "logicalSectorSize": {
   "type": "number"
  },
  "maxShares": {
   "type": "number"
  },
  "networkAccessPolicy": {
   "type": "string"
  },
  "resourceGroup": {
   "type": "string"
  },
  "skuName": {
   "type": "string"
  },
  "tags": {
   "type": {
    "map": "string"
   }
  },
  "throughput": {
   "type": "number"
  }
 },
 "AzureFileClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "location": {
   "type": "string"
  },
  "mountPermissions": {
   "type": "string"
  },
  "networkEndpointType": {
   "type": "string"
  },
  "protocol": {
   "type": "string"
  },
  "resourceGroup": {
   "type": "string"
  },
  "rootSquashType": {
   "type": "string"
  },
  "secretName": {
   "type": "string"
  },
  "secretNamespace": {
   "type": "string"
  },
  "server": {
   "type": "string"
  },
  "shareName": {
   "type": "string"
  },
  "skuName": {
   "type": "string"
  },
  "storageAccount": {
   "type": "string"
  },
  "storeAccountKey": {
   "type": "boolean"
  },
  "tags": {
   "type": {
    "map": "string"
   }
  }
 },
 "CephFsClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "clusterId": {
   "type": "string",
   "required": true
  },
  "fsName": {
   "type": "string",
   "required": true
  },
  "secret": {
   "type": "struct:SecretReference",
   "required": true
  },
  "backingSnapshot": {
   "type": "boolean"
  },
  "fuseMountOptions": {
   "type": "string"
  },
  "kernelMountOptions": {
   "type": "string"
  },
  "mounter": {
   "type": "string"
  },
  "pool": {
   "type": "string"
  },
  "volumeNamePrefix": {
   "type": "string"
  }
 },
 "CephRbdClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "clusterId": {
   "type": "string",
   "required": true
  },
  "pool": {
   "type": "string",
   "required": true
  },
  "secret": {
   "type": "struct:SecretReference",
   "required": true
  },
  "dataPool": {
   "type": "string"
  },
  "encrypted": {
   "type": "boolean"
  },
  "encryptionKmsId": {
   "type": "string"
  },
  "fsType": {
   "type": "string"
  },
  "imageFeatures": {
   "type": {
    "list": "string"
   }
  },
  "mapOptions": {
   "type": "string"
  },
  "mounter": {
   "type": "string"
  },
  "objectSize": {
   "type": "number"
  },
  "stripeCount": {
   "type": "number"
  },
  "stripeUnit": {
   "type": "number"
  },
  "unmapOptions": {
   "type": "string"
  },
  "volumeNamePrefix": {
   "type": "string"
  }
 },
 "CheckFinding": {
  "consequence": {
   "type": "string",
   "required": true
  },
  "construct": {
   "type": "string",
   "required": true
  },
  "fix": {
   "type": "string",
   "required": true
  },
  "kind": {
   "type": "string",
   "required": true
  },
  "message": {
   "type": "string",
   "required": true
  },
  "name": {
   "type": "string",
   "required": true
  },
  "path": {
   "type": "string",
   "required": true
  },
  "rule": {
   "type": "string",
   "required": true
  },
  "severity": {
   "type": "string",
   "required": true
  }
 },
 "CheckOptions": {
  "cluster": {
   "type": "struct:ClusterFacts"
  },
  "only": {
   "type": {
    "list": "string"
   }
  },
  "skip": {
   "type": {
    "list": "string"
   }
  },
  "strict": {
   "type": "boolean"
  }
 },
 "ClaimOptions": {
  "capacity": {
   "type": "class:Size",
   "required": true
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "dataSource": {
   "type": "class:DataSource"
  },
  "limit": {
   "type": "class:Size"
  },
  "selector": {
   "type": "struct:k8s.LabelSelector"
  },
  "volumeAttributesClass": {
   "type": {
    "either": [
     "string",
     "IVolumeAttributesClass"
    ]
   }
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  }
 },
 "ClaimReference": {
  "name": {
   "type": "string",
   "required": true
  },
  "namespace": {
   "type": "string",
   "required": true
  },
  "apiVersion": {
   "type": "string"
  },
  "kind": {
   "type": "string"
  }
 },
 "ClaimRetentionPolicy": {
  "whenDeleted": {
   "type": "enum:ClaimRetention"
  },
  "whenScaled": {
   "type": "enum:ClaimRetention"
  }
 },
 "ClusterFacts": {
  "defaultClass": {
   "type": "string"
  },
  "kubernetesVersion": {
   "type": "string"
  },
  "nodes": {
   "type": "number"
  },
  "storageClasses": {
   "type": {
    "list": "struct:ClusterStorageClass"
   }
  },
  "zones": {
   "type": {
    "list": "string"
   }
  }
 },
 "ClusterStorageClass": {
  "name": {
   "type": "string",
   "required": true
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "provisioner": {
   "type": "string"
  },
  "reclaimPolicy": {
   "type": "string"
  },
  "volumeBindingMode": {
   "type": "string"
  }
 },
 "ClusterTrustBundleOptions": {
  "path": {
   "type": "string",
   "required": true
  },
  "labelSelector": {
   "type": "struct:k8s.LabelSelector"
  },
  "name": {
   "type": "string"
  },
  "optional": {
   "type": "boolean"
  },
  "signerName": {
   "type": "string"
  }
 },
 "ContainerOptions": {
  "image": {
   "type": "string",
   "required": true
  },
  "args": {
   "type": {
    "list": "string"
   }
  },
  "command": {
   "type": {
    "list": "string"
   }
  },
  "containerSpec": {
   "type": {
    "map": "any"
   }
  },
  "env": {
   "type": {
    "map": {
     "either": [
      "string",
      "EnvValue"
     ]
    }
   }
  },
  "envFrom": {
   "type": {
    "list": "class:EnvSource"
   }
  },
  "imagePullPolicy": {
   "type": "enum:ImagePullPolicy"
  },
  "lifecycle": {
   "type": "struct:Lifecycle"
  },
  "livenessProbe": {
   "type": "struct:Probe"
  },
  "ports": {
   "type": {
    "list": "struct:ContainerPortOptions"
   }
  },
  "readinessProbe": {
   "type": "struct:Probe"
  },
  "resizePolicy": {
   "type": {
    "list": "struct:k8s.ContainerResizePolicy"
   }
  },
  "resources": {
   "type": "struct:Resources"
  },
  "restartPolicy": {
   "type": "enum:RestartPolicy"
  },
  "restartPolicyRules": {
   "type": {
    "list": "struct:ContainerRestartRule"
   }
  },
  "securityContext": {
   "type": "struct:ContainerSecurityContext"
  },
  "startupProbe": {
   "type": "struct:Probe"
  },
  "stdin": {
   "type": "boolean"
  },
  "stdinOnce": {
   "type": "boolean"
  },
  "terminationMessagePath": {
   "type": "string"
  },
  "terminationMessagePolicy": {
   "type": "enum:TerminationMessagePolicy"
  },
  "tty": {
   "type": "boolean"
  },
  "workingDir": {
   "type": "string"
  }
 },
 "ContainerPortOptions": {
  "containerPort": {
   "type": "number",
   "required": true
  },
  "hostIp": {
   "type": "string"
  },
  "hostPort": {
   "type": "number"
  },
  "name": {
   "type": "string"
  },
  "protocol": {
   "type": "enum:Protocol"
  }
 },
 "ContainerRestartRule": {
  "action": {
   "type": "enum:ContainerRestartAction",
   "required": true
  },
  "exitCodes": {
   "type": {
    "list": "number"
   },
   "required": true
  },
  "operator": {
   "type": "enum:ExitCodeOperator",
   "required": true
  }
 },
 "ContainerSecurityContext": {
  "allowPrivilegeEscalation": {
   "type": "boolean"
  },
  "capabilities": {
   "type": "struct:k8s.Capabilities"
  },
  "privileged": {
   "type": "boolean"
  },
  "procMount": {
   "type": "string"
  },
  "readOnlyRootFilesystem": {
   "type": "boolean"
  },
  "runAsGroup": {
   "type": "number"
  },
  "runAsNonRoot": {
   "type": "boolean"
  },
  "runAsUser": {
   "type": "number"
  },
  "seccompProfile": {
   "type": "struct:k8s.SeccompProfile"
  },
  "seLinuxOptions": {
   "type": "struct:k8s.SeLinuxOptions"
  },
  "windowsOptions": {
   "type": "struct:k8s.WindowsSecurityContextOptions"
  },
  "appArmorProfile": {
   "type": "struct:AppArmorProfile"
  }
 },
 "CronJobOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "activeDeadlineSeconds": {
   "type": "number"
  },
  "backoffLimit": {
   "type": "number"
  },
  "backoffLimitPerIndex": {
   "type": "number"
  },
  "completionMode": {
   "type": "enum:CompletionMode"
  },
  "completions": {
   "type": "number"
  },
  "jobSpec": {
   "type": {
    "map": "any"
   }
  },
  "managedBy": {
   "type": "string"
  },
  "maxFailedIndexes": {
   "type": "number"
  },
  "parallelism": {
   "type": "number"
  },
  "podFailurePolicy": {
   "type": {
    "list": "struct:PodFailureRule"
   }
  },
  "podReplacementPolicy": {
   "type": "enum:PodReplacementPolicy"
  },
  "successPolicy": {
   "type": {
    "list": "struct:JobSuccessRule"
   }
  },
  "suspend": {
   "type": "boolean"
  },
  "ttlSecondsAfterFinished": {
   "type": "number"
  },
  "schedule": {
   "type": "string",
   "required": true
  },
  "concurrencyPolicy": {
   "type": "enum:ConcurrencyPolicy"
  },
  "cronJobSpec": {
   "type": {
    "map": "any"
   }
  },
  "failedJobsHistoryLimit": {
   "type": "number"
  },
  "jobMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "startingDeadlineSeconds": {
   "type": "number"
  },
  "successfulJobsHistoryLimit": {
   "type": "number"
  },
  "timeZone": {
   "type": "string"
  }
 },
 "CsiOptions": {
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity"
  },
  "driver": {
   "type": "string",
   "required": true
  },
  "volumeHandle": {
   "type": "string",
   "required": true
  },
  "controllerExpandSecretRef": {
   "type": "struct:SecretReference"
  },
  "controllerPublishSecretRef": {
   "type": "struct:SecretReference"
  },
  "fsType": {
   "type": "string"
  },
  "nodeExpandSecretRef": {
   "type": "struct:SecretReference"
  },
  "nodePublishSecretRef": {
   "type": "struct:SecretReference"
  },
  "nodeStageSecretRef": {
   "type": "struct:SecretReference"
  },
  "readOnly": {
   "type": "boolean"
  },
  "volumeAttributes": {
   "type": {
    "map": "string"
   }
  }
 },
 "DaemonSetOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "selector": {
   "type": {
    "map": "string"
   }
  },
  "daemonSetSpec": {
   "type": {
    "map": "any"
   }
  },
  "minReadySeconds": {
   "type": "number"
  },
  "revisionHistoryLimit": {
   "type": "number"
  },
  "updateStrategy": {
   "type": "class:DaemonSetUpdateStrategy"
  }
 },
 "DataSourceReference": {
  "kind": {
   "type": "string",
   "required": true
  },
  "name": {
   "type": "string",
   "required": true
  },
  "apiGroup": {
   "type": "string"
  },
  "namespace": {
   "type": "string"
  }
 },
 "DeploymentOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "selector": {
   "type": {
    "map": "string"
   }
  },
  "deploymentSpec": {
   "type": {
    "map": "any"
   }
  },
  "minReadySeconds": {
   "type": "number"
  },
  "paused": {
   "type": "boolean"
  },
  "progressDeadlineSeconds": {
   "type": "number"
  },
  "replicas": {
   "type": "number"
  },
  "revisionHistoryLimit": {
   "type": "number"
  },
  "strategy": {
   "type": "class:DeploymentStrategy"
  }
 },
 "DownwardApiFile": {
  "path": {
   "type": "string",
   "required": true
  },
  "containerName": {
   "type": "string"
  },
  "divisor": {
   "type": "string"
  },
  "fieldPath": {
   "type": "string"
  },
  "mode": {
   "type": "string"
  },
  "resource": {
   "type": "string"
  }
 },
 "DownwardApiStoreProps": {
  "files": {
   "type": {
    "list": "struct:DownwardApiFile"
   },
   "required": true
  },
  "defaultMode": {
   "type": "string"
  }
 },
 "DynamicOptions": {
  "class": {
   "type": {
    "either": [
     "string",
     "IStorageClass"
    ]
   }
  }
 },
 "EmptyDirOptions": {
  "medium": {
   "type": "enum:EmptyDirMedium"
  },
  "sizeLimit": {
   "type": "class:Size"
  }
 },
 "EnvConfigProps": {
  "envFile": {
   "type": "string"
  },
  "files": {
   "type": {
    "list": "string"
   }
  },
  "folder": {
   "type": "string"
  },
  "immutable": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "rollout": {
   "type": "enum:Rollout"
  },
  "binaryData": {
   "type": {
    "map": "string"
   }
  },
  "data": {
   "type": {
    "map": "string"
   }
  }
 },
 "EnvFieldOptions": {
  "apiVersion": {
   "type": "string"
  }
 },
 "EnvFileKey": {
  "key": {
   "type": "string",
   "required": true
  },
  "path": {
   "type": "string",
   "required": true
  },
  "volumeName": {
   "type": "string",
   "required": true
  },
  "optional": {
   "type": "boolean"
  }
 },
 "EnvResourceOptions": {
  "containerName": {
   "type": "string"
  },
  "divisor": {
   "type": "string"
  }
 },
 "EnvSecretProps": {
  "envFile": {
   "type": "string"
  },
  "files": {
   "type": {
    "list": "string"
   }
  },
  "folder": {
   "type": "string"
  },
  "immutable": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "rollout": {
   "type": "enum:Rollout"
  },
  "data": {
   "type": {
    "map": "string"
   }
  },
  "stringData": {
   "type": {
    "map": "string"
   }
  },
  "type": {
   "type": "string"
  }
 },
 "EnvSourceOptions": {
  "optional": {
   "type": "boolean"
  }
 },
 "EnvValueOptions": {
  "optional": {
   "type": "boolean"
  }
 },
 "EphemeralClaimOptions": {
  "capacity": {
   "type": "class:Size",
   "required": true
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "dataSource": {
   "type": "class:DataSource"
  },
  "limit": {
   "type": "class:Size"
  },
  "selector": {
   "type": "struct:k8s.LabelSelector"
  },
  "volumeAttributesClass": {
   "type": {
    "either": [
     "string",
     "IVolumeAttributesClass"
    ]
   }
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "storage": {
   "type": "class:Storage"
  }
 },
 "ExistingClaimOptions": {
  "readOnly": {
   "type": "boolean"
  }
 },
 "ExternalSecretProps": {
  "secretStore": {
   "type": "string",
   "required": true
  },
  "creationPolicy": {
   "type": "enum:SecretCreationPolicy"
  },
  "data": {
   "type": {
    "map": "struct:RemoteSecret"
   }
  },
  "deletionPolicy": {
   "type": "enum:SecretDeletionPolicy"
  },
  "externalSecretSpec": {
   "type": {
    "map": "any"
   }
  },
  "extract": {
   "type": {
    "list": "struct:RemoteSecret"
   }
  },
  "immutable": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "refreshInterval": {
   "type": "string"
  },
  "secretName": {
   "type": "string"
  },
  "secretStoreKind": {
   "type": "enum:SecretStoreKind"
  },
  "type": {
   "type": "string"
  }
 },
 "FcDisk": {
  "fsType": {
   "type": "string"
  },
  "lun": {
   "type": "number"
  },
  "readOnly": {
   "type": "boolean"
  },
  "targetWwns": {
   "type": {
    "list": "string"
   }
  },
  "wwids": {
   "type": {
    "list": "string"
   }
  }
 },
 "FcOptions": {
  "fsType": {
   "type": "string"
  },
  "lun": {
   "type": "number"
  },
  "readOnly": {
   "type": "boolean"
  },
  "targetWwns": {
   "type": {
    "list": "string"
   }
  },
  "wwids": {
   "type": {
    "list": "string"
   }
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity"
  }
 },
 "FileItem": {
  "key": {
   "type": "string",
   "required": true
  },
  "mode": {
   "type": "string"
  },
  "path": {
   "type": "string"
  }
 },
 "FilesOptions": {
  "defaultMode": {
   "type": "string"
  },
  "items": {
   "type": {
    "list": "struct:FileItem"
   }
  },
  "optional": {
   "type": "boolean"
  }
 },
 "GcpPersistentDiskClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "diskEncryptionKmsKey": {
   "type": "string"
  },
  "diskLabels": {
   "type": {
    "map": "string"
   }
  },
  "fsType": {
   "type": "string"
  },
  "iops": {
   "type": "number"
  },
  "replicationType": {
   "type": "string"
  },
  "storagePools": {
   "type": {
    "list": "string"
   }
  },
  "throughput": {
   "type": "number"
  },
  "type": {
   "type": "string"
  }
 },
 "GroupSnapshotClassProps": {
  "deletionPolicy": {
   "type": "enum:SnapshotDeletionPolicy",
   "required": true
  },
  "driver": {
   "type": "string",
   "required": true
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "version": {
   "type": "enum:GroupSnapshotVersion"
  }
 },
 "GroupSnapshotContentProps": {
  "deletionPolicy": {
   "type": "enum:SnapshotDeletionPolicy",
   "required": true
  },
  "driver": {
   "type": "string",
   "required": true
  },
  "groupSnapshotHandle": {
   "type": "string",
   "required": true
  },
  "groupSnapshotRef": {
   "type": "struct:SnapshotReference",
   "required": true
  },
  "snapshotHandles": {
   "type": {
    "list": "string"
   },
   "required": true
  },
  "groupSnapshotClass": {
   "type": {
    "either": [
     "string",
     "IGroupSnapshotClass"
    ]
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "version": {
   "type": "enum:GroupSnapshotVersion"
  }
 },
 "GroupSnapshotProps": {
  "content": {
   "type": {
    "either": [
     "string",
     "IGroupSnapshotContent"
    ]
   }
  },
  "groupSnapshotClass": {
   "type": {
    "either": [
     "string",
     "IGroupSnapshotClass"
    ]
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "selector": {
   "type": "struct:k8s.LabelSelector"
  },
  "version": {
   "type": "enum:GroupSnapshotVersion"
  }
 },
 "HardenedOptions": {
  "fsGroup": {
   "type": "number"
  },
  "runAsGroup": {
   "type": "number"
  },
  "runAsUser": {
   "type": "number"
  },
  "writablePaths": {
   "type": {
    "list": "string"
   }
  }
 },
 "HostPathOptions": {
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity"
  },
  "type": {
   "type": "enum:HostPathType"
  }
 },
 "HttpGetOptions": {
  "host": {
   "type": "string"
  },
  "httpHeaders": {
   "type": {
    "list": "struct:HttpHeader"
   }
  },
  "port": {
   "type": "number"
  },
  "portName": {
   "type": "string"
  },
  "scheme": {
   "type": "string"
  }
 },
 "HttpHeader": {
  "name": {
   "type": "string",
   "required": true
  },
  "value": {
   "type": "string",
   "required": true
  }
 },
 "ImageVolumeOptions": {
  "reference": {
   "type": "string",
   "required": true
  },
  "pullPolicy": {
   "type": "enum:ImageVolumePullPolicy"
  }
 },
 "InlineCsiOptions": {
  "driver": {
   "type": "string",
   "required": true
  },
  "fsType": {
   "type": "string"
  },
  "nodePublishSecretName": {
   "type": "string"
  },
  "readOnly": {
   "type": "boolean"
  },
  "volumeAttributes": {
   "type": {
    "map": "string"
   }
  }
 },
 "IscsiDisk": {
  "iqn": {
   "type": "string",
   "required": true
  },
  "lun": {
   "type": "number",
   "required": true
  },
  "targetPortal": {
   "type": "string",
   "required": true
  },
  "chapAuthDiscovery": {
   "type": "boolean"
  },
  "chapAuthSession": {
   "type": "boolean"
  },
  "fsType": {
   "type": "string"
  },
  "initiatorName": {
   "type": "string"
  },
  "iscsiInterface": {
   "type": "string"
  },
  "portals": {
   "type": {
    "list": "string"
   }
  },
  "readOnly": {
   "type": "boolean"
  },
  "secretName": {
   "type": "string"
  }
 },
 "IscsiOptions": {
  "iqn": {
   "type": "string",
   "required": true
  },
  "lun": {
   "type": "number",
   "required": true
  },
  "targetPortal": {
   "type": "string",
   "required": true
  },
  "chapAuthDiscovery": {
   "type": "boolean"
  },
  "chapAuthSession": {
   "type": "boolean"
  },
  "fsType": {
   "type": "string"
  },
  "initiatorName": {
   "type": "string"
  },
  "iscsiInterface": {
   "type": "string"
  },
  "portals": {
   "type": {
    "list": "string"
   }
  },
  "readOnly": {
   "type": "boolean"
  },
  "secretName": {
   "type": "string"
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity"
  },
  "secretNamespace": {
   "type": "string"
  }
 },
 "JobOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "activeDeadlineSeconds": {
   "type": "number"
  },
  "backoffLimit": {
   "type": "number"
  },
  "backoffLimitPerIndex": {
   "type": "number"
  },
  "completionMode": {
   "type": "enum:CompletionMode"
  },
  "completions": {
   "type": "number"
  },
  "jobSpec": {
   "type": {
    "map": "any"
   }
  },
  "managedBy": {
   "type": "string"
  },
  "maxFailedIndexes": {
   "type": "number"
  },
  "parallelism": {
   "type": "number"
  },
  "podFailurePolicy": {
   "type": {
    "list": "struct:PodFailureRule"
   }
  },
  "podReplacementPolicy": {
   "type": "enum:PodReplacementPolicy"
  },
  "successPolicy": {
   "type": {
    "list": "struct:JobSuccessRule"
   }
  },
  "suspend": {
   "type": "boolean"
  },
  "ttlSecondsAfterFinished": {
   "type": "number"
  }
 },
 "JobSuccessRule": {
  "succeededCount": {
   "type": "number"
  },
  "succeededIndexes": {
   "type": "string"
  }
 },
 "Lifecycle": {
  "postStart": {
   "type": "class:Handler"
  },
  "preStop": {
   "type": "class:Handler"
  },
  "stopSignal": {
   "type": "string"
  }
 },
 "LocalOptions": {
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity",
   "required": true
  },
  "fsType": {
   "type": "string"
  }
 },
 "LonghornClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "dataEngine": {
   "type": "string"
  },
  "dataLocality": {
   "type": "string"
  },
  "diskSelector": {
   "type": {
    "list": "string"
   }
  },
  "encrypted": {
   "type": "boolean"
  },
  "fromBackup": {
   "type": "string"
  },
  "fsType": {
   "type": "string"
  },
  "nfsOptions": {
   "type": "string"
  },
  "nodeSelector": {
   "type": {
    "list": "string"
   }
  },
  "numberOfReplicas": {
   "type": "number"
  },
  "replicaAutoBalance": {
   "type": "string"
  },
  "staleReplicaTimeout": {
   "type": "number"
  }
 },
 "MountOptions": {
  "volumeName": {
   "type": "string"
  },
  "mountPropagation": {
   "type": "enum:MountPropagation"
  },
  "readOnly": {
   "type": "boolean"
  },
  "recursiveReadOnly": {
   "type": "enum:RecursiveReadOnly"
  },
  "subPath": {
   "type": "string"
  },
  "subPathExpr": {
   "type": "string"
  }
 },
 "NamedContainerOptions": {
  "image": {
   "type": "string",
   "required": true
  },
  "args": {
   "type": {
    "list": "string"
   }
  },
  "command": {
   "type": {
    "list": "string"
   }
  },
  "containerSpec": {
   "type": {
    "map": "any"
   }
  },
  "env": {
   "type": {
    "map": {
     "either": [
      "string",
      "EnvValue"
     ]
    }
   }
  },
  "envFrom": {
   "type": {
    "list": "class:EnvSource"
   }
  },
  "imagePullPolicy": {
   "type": "enum:ImagePullPolicy"
  },
  "lifecycle": {
   "type": "struct:Lifecycle"
  },
  "livenessProbe": {
   "type": "struct:Probe"
  },
  "ports": {
   "type": {
    "list": "struct:ContainerPortOptions"
   }
  },
  "readinessProbe": {
   "type": "struct:Probe"
  },
  "resizePolicy": {
   "type": {
    "list": "struct:k8s.ContainerResizePolicy"
   }
  },
  "resources": {
   "type": "struct:Resources"
  },
  "restartPolicy": {
   "type": "enum:RestartPolicy"
  },
  "restartPolicyRules": {
   "type": {
    "list": "struct:ContainerRestartRule"
   }
  },
  "securityContext": {
   "type": "struct:ContainerSecurityContext"
  },
  "startupProbe": {
   "type": "struct:Probe"
  },
  "stdin": {
   "type": "boolean"
  },
  "stdinOnce": {
   "type": "boolean"
  },
  "terminationMessagePath": {
   "type": "string"
  },
  "terminationMessagePolicy": {
   "type": "enum:TerminationMessagePolicy"
  },
  "tty": {
   "type": "boolean"
  },
  "workingDir": {
   "type": "string"
  },
  "name": {
   "type": "string",
   "required": true
  }
 },
 "NfsClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "server": {
   "type": "string",
   "required": true
  },
  "share": {
   "type": "string",
   "required": true
  },
  "mountPermissions": {
   "type": "string"
  },
  "onDelete": {
   "type": "string"
  },
  "provisionerSecret": {
   "type": "struct:SecretReference"
  },
  "subDir": {
   "type": "string"
  }
 },
 "NfsExport": {
  "path": {
   "type": "string",
   "required": true
  },
  "server": {
   "type": "string",
   "required": true
  },
  "readOnly": {
   "type": "boolean"
  }
 },
 "NfsOptions": {
  "path": {
   "type": "string",
   "required": true
  },
  "server": {
   "type": "string",
   "required": true
  },
  "readOnly": {
   "type": "boolean"
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity"
  }
 },
 "NodeAffineVolumeOptions": {
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "nodeAffinity": {
   "type": "class:VolumeAffinity"
  }
 },
 "NodeExpression": {
  "key": {
   "type": "string",
   "required": true
  },
  "operator": {
   "type": "string",
   "required": true
  },
  "values": {
   "type": {
    "list": "string"
   }
  }
 },
 "NodeStoreOptions": {
  "type": {
   "type": "enum:HostPathType"
  }
 },
 "PersistentStoreProps": {
  "capacity": {
   "type": "class:Size",
   "required": true
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "dataSource": {
   "type": "class:DataSource"
  },
  "limit": {
   "type": "class:Size"
  },
  "selector": {
   "type": "struct:k8s.LabelSelector"
  },
  "volumeAttributesClass": {
   "type": {
    "either": [
     "string",
     "IVolumeAttributesClass"
    ]
   }
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "readOnly": {
   "type": "boolean"
  },
  "binding": {
   "type": "enum:StaticBinding"
  },
  "claimName": {
   "type": "string"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "request": {
   "type": "class:Size"
  },
  "storage": {
   "type": "class:Storage"
  },
  "storageClass": {
   "type": {
    "either": [
     "string",
     "IStorageClass"
    ]
   }
  },
  "volumeName": {
   "type": "string"
  }
 },
 "PodCertificateOptions": {
  "keyType": {
   "type": "enum:PodKeyType",
   "required": true
  },
  "signerName": {
   "type": "string",
   "required": true
  },
  "certificateChainPath": {
   "type": "string"
  },
  "credentialBundlePath": {
   "type": "string"
  },
  "keyPath": {
   "type": "string"
  },
  "maxExpirationSeconds": {
   "type": "number"
  },
  "userAnnotations": {
   "type": {
    "map": "string"
   }
  }
 },
 "PodFailureCondition": {
  "type": {
   "type": "string",
   "required": true
  },
  "status": {
   "type": "string"
  }
 },
 "PodFailureExitCodes": {
  "operator": {
   "type": "enum:ExitCodeOperator",
   "required": true
  },
  "values": {
   "type": {
    "list": "number"
   },
   "required": true
  },
  "containerName": {
   "type": "string"
  }
 },
 "PodFailureRule": {
  "action": {
   "type": "enum:PodFailureAction",
   "required": true
  },
  "onExitCodes": {
   "type": "struct:PodFailureExitCodes"
  },
  "onPodConditions": {
   "type": {
    "list": "struct:PodFailureCondition"
   }
  }
 },
 "PodOptions": {
  "activeDeadlineSeconds": {
   "type": "number"
  },
  "affinity": {
   "type": "struct:k8s.Affinity"
  },
  "automountServiceAccountToken": {
   "type": "boolean"
  },
  "dnsConfig": {
   "type": "struct:k8s.PodDnsConfig"
  },
  "dnsPolicy": {
   "type": "enum:DnsPolicy"
  },
  "enableServiceLinks": {
   "type": "boolean"
  },
  "hostAliases": {
   "type": {
    "list": "struct:k8s.HostAlias"
   }
  },
  "hostIpc": {
   "type": "boolean"
  },
  "hostname": {
   "type": "string"
  },
  "hostnameOverride": {
   "type": "string"
  },
  "hostNetwork": {
   "type": "boolean"
  },
  "hostPid": {
   "type": "boolean"
  },
  "hostUsers": {
   "type": "boolean"
  },
  "imagePullSecrets": {
   "type": {
    "list": "string"
   }
  },
  "nodeName": {
   "type": "string"
  },
  "nodeSelector": {
   "type": {
    "map": "string"
   }
  },
  "os": {
   "type": "struct:k8s.PodOs"
  },
  "podSpec": {
   "type": {
    "map": "any"
   }
  },
  "preemptionPolicy": {
   "type": "enum:PreemptionPolicy"
  },
  "priorityClassName": {
   "type": "string"
  },
  "readinessGates": {
   "type": {
    "list": "string"
   }
  },
  "resourceClaims": {
   "type": {
    "list": "struct:PodResourceClaim"
   }
  },
  "resources": {
   "type": "struct:Resources"
  },
  "restartPolicy": {
   "type": "enum:RestartPolicy"
  },
  "runtimeClassName": {
   "type": "string"
  },
  "schedulerName": {
   "type": "string"
  },
  "schedulingGates": {
   "type": {
    "list": "string"
   }
  },
  "securityContext": {
   "type": "struct:PodSecuritySettings"
  },
  "serviceAccountName": {
   "type": "string"
  },
  "setHostnameAsFqdn": {
   "type": "boolean"
  },
  "shareProcessNamespace": {
   "type": "boolean"
  },
  "subdomain": {
   "type": "string"
  },
  "terminationGracePeriodSeconds": {
   "type": "number"
  },
  "tolerations": {
   "type": {
    "list": "struct:k8s.Toleration"
   }
  },
  "topologySpreadConstraints": {
   "type": {
    "list": "struct:k8s.TopologySpreadConstraint"
   }
  }
 },
 "PodResourceClaim": {
  "name": {
   "type": "string",
   "required": true
  },
  "resourceClaimName": {
   "type": "string"
  },
  "resourceClaimTemplateName": {
   "type": "string"
  }
 },
 "PodSecuritySettings": {
  "fsGroup": {
   "type": "number"
  },
  "fsGroupChangePolicy": {
   "type": "string"
  },
  "runAsGroup": {
   "type": "number"
  },
  "runAsNonRoot": {
   "type": "boolean"
  },
  "runAsUser": {
   "type": "number"
  },
  "seccompProfile": {
   "type": "struct:k8s.SeccompProfile"
  },
  "seLinuxOptions": {
   "type": "struct:k8s.SeLinuxOptions"
  },
  "supplementalGroups": {
   "type": {
    "list": "number"
   }
  },
  "sysctls": {
   "type": {
    "list": "struct:k8s.Sysctl"
   }
  },
  "windowsOptions": {
   "type": "struct:k8s.WindowsSecurityContextOptions"
  },
  "appArmorProfile": {
   "type": "struct:AppArmorProfile"
  },
  "seLinuxChangePolicy": {
   "type": "string"
  },
  "supplementalGroupsPolicy": {
   "type": "string"
  }
 },
 "Probe": {
  "handler": {
   "type": "class:Handler",
   "required": true
  },
  "failureThreshold": {
   "type": "number"
  },
  "initialDelaySeconds": {
   "type": "number"
  },
  "periodSeconds": {
   "type": "number"
  },
  "successThreshold": {
   "type": "number"
  },
  "terminationGracePeriodSeconds": {
   "type": "number"
  },
  "timeoutSeconds": {
   "type": "number"
  }
 },
 "ProjectedStoreProps": {
  "sources": {
   "type": {
    "list": "class:ProjectedSource"
   },
   "required": true
  },
  "defaultMode": {
   "type": "string"
  }
 },
 "RemoteSecret": {
  "key": {
   "type": "string",
   "required": true
  },
  "property": {
   "type": "string"
  },
  "version": {
   "type": "string"
  }
 },
 "ReplicaStoreProps": {
  "capacity": {
   "type": "class:Size",
   "required": true
  },
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "dataSource": {
   "type": "class:DataSource"
  },
  "limit": {
   "type": "class:Size"
  },
  "selector": {
   "type": "struct:k8s.LabelSelector"
  },
  "volumeAttributesClass": {
   "type": {
    "either": [
     "string",
     "IVolumeAttributesClass"
    ]
   }
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "storage": {
   "type": "class:Storage"
  }
 },
 "ResourceClaimUse": {
  "name": {
   "type": "string",
   "required": true
  },
  "request": {
   "type": "string"
  }
 },
 "Resources": {
  "claims": {
   "type": {
    "list": "struct:ResourceClaimUse"
   }
  },
  "limits": {
   "type": {
    "map": "string"
   }
  },
  "requests": {
   "type": {
    "map": "string"
   }
  }
 },
 "RollingUpdateOptions": {
  "maxSurge": {
   "type": {
    "either": [
     "string",
     "number"
    ]
   }
  },
  "maxUnavailable": {
   "type": {
    "either": [
     "string",
     "number"
    ]
   }
  }
 },
 "SecretProviderClassProps": {
  "provider": {
   "type": "string",
   "required": true
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "secretObjects": {
   "type": {
    "list": "struct:SyncedSecret"
   }
  }
 },
 "SecretReference": {
  "name": {
   "type": "string",
   "required": true
  },
  "namespace": {
   "type": "string",
   "required": true
  }
 },
 "SelectingWorkloadOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "selector": {
   "type": {
    "map": "string"
   }
  }
 },
 "ServiceAccountTokenOptions": {
  "path": {
   "type": "string",
   "required": true
  },
  "audience": {
   "type": "string"
  },
  "expirationSeconds": {
   "type": "number"
  }
 },
 "ServiceOptions": {
  "allocateLoadBalancerNodePorts": {
   "type": "boolean"
  },
  "clusterIp": {
   "type": "string"
  },
  "externalIps": {
   "type": {
    "list": "string"
   }
  },
  "externalName": {
   "type": "string"
  },
  "externalTrafficPolicy": {
   "type": "enum:TrafficPolicy"
  },
  "headless": {
   "type": "boolean"
  },
  "healthCheckNodePort": {
   "type": "number"
  },
  "internalTrafficPolicy": {
   "type": "enum:TrafficPolicy"
  },
  "ipFamilies": {
   "type": {
    "list": "enum:IpFamily"
   }
  },
  "ipFamilyPolicy": {
   "type": "enum:IpFamilyPolicy"
  },
  "loadBalancerClass": {
   "type": "string"
  },
  "loadBalancerIp": {
   "type": "string"
  },
  "loadBalancerSourceRanges": {
   "type": {
    "list": "string"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "port": {
   "type": "number"
  },
  "ports": {
   "type": {
    "list": "struct:ServicePort"
   }
  },
  "protocol": {
   "type": "enum:Protocol"
  },
  "publishNotReadyAddresses": {
   "type": "boolean"
  },
  "selector": {
   "type": {
    "map": "string"
   }
  },
  "serviceSpec": {
   "type": {
    "map": "any"
   }
  },
  "sessionAffinity": {
   "type": "enum:SessionAffinity"
  },
  "sessionAffinityTimeoutSeconds": {
   "type": "number"
  },
  "targetPort": {
   "type": {
    "either": [
     "string",
     "number"
    ]
   }
  },
  "trafficDistribution": {
   "type": "enum:TrafficDistribution"
  },
  "type": {
   "type": "enum:ServiceType"
  }
 },
 "ServicePort": {
  "port": {
   "type": "number",
   "required": true
  },
  "appProtocol": {
   "type": "string"
  },
  "name": {
   "type": "string"
  },
  "nodePort": {
   "type": "number"
  },
  "protocol": {
   "type": "enum:Protocol"
  },
  "targetPort": {
   "type": {
    "either": [
     "string",
     "number"
    ]
   }
  }
 },
 "SettingsOptions": {
  "envFile": {
   "type": "string"
  },
  "files": {
   "type": {
    "list": "string"
   }
  },
  "folder": {
   "type": "string"
  },
  "immutable": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "rollout": {
   "type": "enum:Rollout"
  }
 },
 "SmbClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "nodeStageSecret": {
   "type": "struct:SecretReference",
   "required": true
  },
  "source": {
   "type": "string",
   "required": true
  },
  "onDelete": {
   "type": "string"
  },
  "provisionerSecret": {
   "type": "struct:SecretReference"
  },
  "subDir": {
   "type": "string"
  }
 },
 "SnapshotClassProps": {
  "deletionPolicy": {
   "type": "enum:SnapshotDeletionPolicy",
   "required": true
  },
  "driver": {
   "type": "string",
   "required": true
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  }
 },
 "SnapshotContentProps": {
  "deletionPolicy": {
   "type": "enum:SnapshotDeletionPolicy",
   "required": true
  },
  "driver": {
   "type": "string",
   "required": true
  },
  "snapshotHandle": {
   "type": "string",
   "required": true
  },
  "snapshotRef": {
   "type": "struct:SnapshotReference",
   "required": true
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "snapshotClass": {
   "type": {
    "either": [
     "string",
     "ISnapshotClass"
    ]
   }
  },
  "sourceVolumeMode": {
   "type": "enum:VolumeMode"
  }
 },
 "SnapshotReference": {
  "name": {
   "type": "string",
   "required": true
  },
  "namespace": {
   "type": "string",
   "required": true
  },
  "apiVersion": {
   "type": "string"
  },
  "kind": {
   "type": "string"
  }
 },
 "StatefulAppProps": {
  "image": {
   "type": "string",
   "required": true
  },
  "args": {
   "type": {
    "list": "string"
   }
  },
  "command": {
   "type": {
    "list": "string"
   }
  },
  "containerSpec": {
   "type": {
    "map": "any"
   }
  },
  "env": {
   "type": {
    "map": {
     "either": [
      "string",
      "EnvValue"
     ]
    }
   }
  },
  "envFrom": {
   "type": {
    "list": "class:EnvSource"
   }
  },
  "imagePullPolicy": {
   "type": "enum:ImagePullPolicy"
  },
  "lifecycle": {
   "type": "struct:Lifecycle"
  },
  "livenessProbe": {
   "type": "struct:Probe"
  },
  "ports": {
   "type": {
    "list": "struct:ContainerPortOptions"
   }
  },
  "readinessProbe": {
   "type": "struct:Probe"
  },
  "resizePolicy": {
   "type": {
    "list": "struct:k8s.ContainerResizePolicy"
   }
  },
  "resources": {
   "type": "struct:Resources"
  },
  "restartPolicy": {
   "type": "enum:RestartPolicy"
  },
  "restartPolicyRules": {
   "type": {
    "list": "struct:ContainerRestartRule"
   }
  },
  "securityContext": {
   "type": "struct:ContainerSecurityContext"
  },
  "startupProbe": {
   "type": "struct:Probe"
  },
  "stdin": {
   "type": "boolean"
  },
  "stdinOnce": {
   "type": "boolean"
  },
  "terminationMessagePath": {
   "type": "string"
  },
  "terminationMessagePolicy": {
   "type": "enum:TerminationMessagePolicy"
  },
  "tty": {
   "type": "boolean"
  },
  "workingDir": {
   "type": "string"
  },
  "containerName": {
   "type": "string"
  },
  "name": {
   "type": "string"
  },
  "pod": {
   "type": "struct:PodOptions"
  },
  "port": {
   "type": "number"
  },
  "workload": {
   "type": "class:Workload"
  }
 },
 "StatefulSetOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "selector": {
   "type": {
    "map": "string"
   }
  },
  "claimRetentionPolicy": {
   "type": "struct:ClaimRetentionPolicy"
  },
  "minReadySeconds": {
   "type": "number"
  },
  "ordinalsStart": {
   "type": "number"
  },
  "podManagementPolicy": {
   "type": "enum:PodManagementPolicy"
  },
  "replicas": {
   "type": "number"
  },
  "revisionHistoryLimit": {
   "type": "number"
  },
  "service": {
   "type": "struct:ServiceOptions"
  },
  "serviceName": {
   "type": "string"
  },
  "statefulSetSpec": {
   "type": {
    "map": "any"
   }
  },
  "updateStrategy": {
   "type": "class:StatefulSetUpdateStrategy"
  }
 },
 "StatefulSetRollingUpdateOptions": {
  "maxUnavailable": {
   "type": {
    "either": [
     "string",
     "number"
    ]
   }
  },
  "partition": {
   "type": "number"
  }
 },
 "StaticVolumeProps": {
  "capacity": {
   "type": "class:Size",
   "required": true
  },
  "storage": {
   "type": "class:Storage",
   "required": true
  },
  "claimRef": {
   "type": "struct:ClaimReference"
  },
  "name": {
   "type": "string"
  },
  "storageClass": {
   "type": {
    "either": [
     "string",
     "IStorageClass"
    ]
   }
  },
  "volumeAttributesClass": {
   "type": {
    "either": [
     "string",
     "IVolumeAttributesClass"
    ]
   }
  }
 },
 "StorageClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  }
 },
 "StorageClassProps": {
  "allowedTopologies": {
   "type": {
    "list": "struct:k8s.TopologySelectorTerm"
   }
  },
  "allowVolumeExpansion": {
   "type": "boolean"
  },
  "isDefault": {
   "type": "boolean"
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "name": {
   "type": "string"
  },
  "parameters": {
   "type": {
    "map": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeBindingMode": {
   "type": "enum:VolumeBindingMode"
  },
  "provisioner": {
   "type": "string",
   "required": true
  }
 },
 "StoreSnapshotProps": {
  "content": {
   "type": {
    "either": [
     "string",
     "ISnapshotContent"
    ]
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "snapshotClass": {
   "type": {
    "either": [
     "string",
     "ISnapshotClass"
    ]
   }
  },
  "store": {
   "type": {
    "either": [
     "string",
     "IPersistentStore"
    ]
   }
  }
 },
 "StoreVolume": {
  "block": {
   "type": "boolean"
  },
  "checksum": {
   "type": "string"
  },
  "claimTemplate": {
   "type": {
    "map": "any"
   }
  },
  "driver": {
   "type": "string"
  },
  "name": {
   "type": "string"
  },
  "source": {
   "type": {
    "map": "any"
   }
  }
 },
 "StoryAppProps": {
  "folder": {
   "type": {
    "either": [
     "string",
     "EnvValue"
    ]
   }
  },
  "image": {
   "type": "string"
  },
  "name": {
   "type": "string"
  },
  "replicas": {
   "type": "number"
  },
  "store": {
   "type": "IStore"
  }
 },
 "SurvivalRecord": {
  "container": {
   "type": "string",
   "required": true
  },
  "outcomes": {
   "type": {
    "map": "struct:Verdict"
   },
   "required": true
  },
  "path": {
   "type": "string",
   "required": true
  },
  "shared": {
   "type": "string",
   "required": true
  },
  "store": {
   "type": "string",
   "required": true
  },
  "workload": {
   "type": "struct:SurvivalWorkload",
   "required": true
  }
 },
 "SurvivalSubject": {
  "container": {
   "type": "string"
  },
  "workload": {
   "type": "string"
  }
 },
 "SurvivalWorkload": {
  "kind": {
   "type": "string",
   "required": true
  },
  "name": {
   "type": "string",
   "required": true
  },
  "namespace": {
   "type": "string"
  }
 },
 "SyncedSecret": {
  "data": {
   "type": {
    "map": "string"
   },
   "required": true
  },
  "secretName": {
   "type": "string",
   "required": true
  },
  "annotations": {
   "type": {
    "map": "string"
   }
  },
  "labels": {
   "type": {
    "map": "string"
   }
  },
  "type": {
   "type": "string"
  }
 },
 "Verdict": {
  "outcome": {
   "type": "enum:Outcome",
   "required": true
  },
  "reason": {
   "type": "string",
   "required": true
  }
 },
 "ViolatingResource": {
  "locations": {
   "type": {
    "list": "string"
   },
   "required": true
  },
  "manifestPath": {
   "type": "string",
   "required": true
  },
  "resourceName": {
   "type": "string",
   "required": true
  }
 },
 "Violation": {
  "fix": {
   "type": "string",
   "required": true
  },
  "recommendation": {
   "type": "string",
   "required": true
  },
  "ruleName": {
   "type": "string",
   "required": true
  },
  "violatingResources": {
   "type": {
    "list": "struct:ViolatingResource"
   },
   "required": true
  }
 },
 "VolumeAttributesClassProps": {
  "driver": {
   "type": "string",
   "required": true
  },
  "parameters": {
   "type": {
    "map": "string"
   },
   "required": true
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "version": {
   "type": "enum:VolumeAttributesClassVersion"
  }
 },
 "VolumeEntryOptions": {
  "volumeName": {
   "type": "string"
  }
 },
 "VolumeOptions": {
  "accessModes": {
   "type": {
    "list": "enum:AccessMode"
   }
  },
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "mountOptions": {
   "type": {
    "list": "string"
   }
  },
  "reclaimPolicy": {
   "type": "enum:ReclaimPolicy"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
  }
 },
 "WorkloadObjectOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  }
 },
 "WorkloadOptions": {
  "metadata": {
   "type": "struct:ApiObjectMetadata"
  },
  "name": {
   "type": "string"
  },
  "podMetadata": {
   "type": "struct:ApiObjectMetadata"
  }
 },
 "ApiObjectMetadata": {
  "name": {
   "type": "string"
  },
  "generateName": {
   "type": "string"
  },
  "namespace": {
   "type": "string"
  },
  "labels": {
   "type": {
    "map": "string"
   }
  },
  "annotations": {
   "type": {
    "map": "string"
   }
  },
  "finalizers": {
   "type": {
    "list": "string"
   }
  },
  "ownerReferences": {
   "type": {
    "list": "any"
   }
  }
 },
 "k8s.TopologySelectorTerm": {
  "matchLabelExpressions": {
   "type": {
    "list": "struct:k8s.TopologySelectorLabelRequirement"
   }
  }
 },
 "k8s.LabelSelector": {
  "matchExpressions": {
   "type": {
    "list": "struct:k8s.LabelSelectorRequirement"
   }
  },
  "matchLabels": {
   "type": {
    "map": "string"
   }
  }
 },
 "k8s.ContainerResizePolicy": {
  "resourceName": {
   "type": "string",
   "required": true
  },
  "restartPolicy": {
   "type": "string",
   "required": true
  }
 },
 "k8s.Capabilities": {
  "add": {
   "type": {
    "list": "string"
   }
  },
  "drop": {
   "type": {
    "list": "string"
   }
  }
 },
 "k8s.SeccompProfile": {
  "type": {
   "type": "string",
   "required": true
  },
  "localhostProfile": {
   "type": "string"
  }
 },
 "k8s.SeLinuxOptions": {
  "level": {
   "type": "string"
  },
  "role": {
   "type": "string"
  },
  "type": {
   "type": "string"
  },
  "user": {
   "type": "string"
  }
 },
 "k8s.WindowsSecurityContextOptions": {
  "gmsaCredentialSpec": {
   "type": "string"
  },
  "gmsaCredentialSpecName": {
   "type": "string"
  },
  "hostProcess": {
   "type": "boolean"
  },
  "runAsUserName": {
   "type": "string"
  }
 },
 "k8s.Affinity": {
  "nodeAffinity": {
   "type": "struct:k8s.NodeAffinity"
  },
  "podAffinity": {
   "type": "struct:k8s.PodAffinity"
  },
  "podAntiAffinity": {
   "type": "struct:k8s.PodAntiAffinity"
  }
 },
 "k8s.PodDnsConfig": {
  "nameservers": {
   "type": {
    "list": "string"
   }
  },
  "options": {
   "type": {
    "list": "struct:k8s.PodDnsConfigOption"
   }
  },
  "searches": {
   "type": {
    "list": "string"
   }
  }
 },
 "k8s.HostAlias": {
  "hostnames": {
   "type": {
    "list": "string"
   }
  },
  "ip": {
   "type": "string"
  }
 },
 "k8s.PodOs": {
  "name": {
   "type": "string",
   "required": true
  }
 },
 "k8s.Toleration": {
  "effect": {
   "type": "string"
  },
  "key": {
   "type": "string"
  },
  "operator": {
   "type": "string"
  },
  "tolerationSeconds": {
   "type": "number"
  },
  "value": {
   "type": "string"
  }
 },
 "k8s.TopologySpreadConstraint": {
  "maxSkew": {
   "type": "number",
   "required": true
  },
  "topologyKey": {
   "type": "string",
   "required": true
  },
  "whenUnsatisfiable": {
   "type": "string",
   "required": true
  },
  "labelSelector": {
   "type": "struct:k8s.LabelSelector"
  },
  "matchLabelKeys": {
   "type": {
    "list": "string"
   }
  },
  "minDomains": {
   "type": "number"
  },
  "nodeAffinityPolicy": {
   "type": "string"
  },
  "nodeTaintsPolicy": {
   "type": "string"
  }
 },
 "k8s.Sysctl": {
  "name": {
   "type": "string",
   "required": true
  },
  "value": {
   "type": "string",
   "required": true
  }
 },
 "k8s.TopologySelectorLabelRequirement": {
  "key": {
   "type": "string",
   "required": true
  },
  "values": {
   "type": {
    "list": "string"
   },
   "required": true
  }
 },
 "k8s.LabelSelectorRequirement": {
  "key": {
   "type": "string",
   "required": true
  },
  "operator": {
   "type": "string",
   "required": true
  },
  "values": {
   "type": {
    "list": "string"
   }
  }
 },
 "k8s.NodeAffinity": {
  "preferredDuringSchedulingIgnoredDuringExecution": {
   "type": {
    "list": "struct:k8s.PreferredSchedulingTerm"
   }
  },
  "requiredDuringSchedulingIgnoredDuringExecution": {
   "type": "struct:k8s.NodeSelector"
  }
 },
 "k8s.PodAffinity": {
  "preferredDuringSchedulingIgnoredDuringExecution": {
   "type": {
    "list": "struct:k8s.WeightedPodAffinityTerm"
   }
  },
  "requiredDuringSchedulingIgnoredDuringExecution": {
   "type": {
    "list": "struct:k8s.PodAffinityTerm"
   }
  }
 },
 "k8s.PodAntiAffinity": {
  "preferredDuringSchedulingIgnoredDuringExecution": {
   "type": {
    "list": "struct:k8s.WeightedPodAffinityTerm"
   }
  },
  "requiredDuringSchedulingIgnoredDuringExecution": {
   "type": {
    "list": "struct:k8s.PodAffinityTerm"
   }
  }
 },
 "k8s.PodDnsConfigOption": {
  "name": {
   "type": "string"
  },
  "value": {
   "type": "string"
  }
 },
 "k8s.PreferredSchedulingTerm": {
  "preference": {
   "type": "struct:k8s.NodeSelectorTerm",
   "required": true
  },
  "weight": {
   "type": "number",
   "required": true
  }
 },
 "k8s.NodeSelector": {
  "nodeSelectorTerms": {
   "type": {
    "list": "struct:k8s.NodeSelectorTerm"
   },
   "required": true
  }
 },
 "k8s.WeightedPodAffinityTerm": {
  "podAffinityTerm": {
   "type": "struct:k8s.PodAffinityTerm",
   "required": true
  },
  "weight": {
   "type": "number",
   "required": true
  }
 },
 "k8s.PodAffinityTerm": {
  "topologyKey": {
   "type": "string",
   "required": true
  },
  "labelSelector": {
   "type": "struct:k8s.LabelSelector"
  },
  "namespaces": {
   "type": {
    "list": "string"
   }
  },
  "namespaceSelector": {
   "type": "struct:k8s.LabelSelector"
  }
 },
 "k8s.NodeSelectorTerm": {
  "matchExpressions": {
   "type": {
    "list": "struct:k8s.NodeSelectorRequirement"
   }
  },
  "matchFields": {
   "type": {
    "list": "struct:k8s.NodeSelectorRequirement"
   }
  }
 },
 "k8s.NodeSelectorRequirement": {
  "key": {
   "type": "string",
   "required": true
  },
  "operator": {
   "type": "string",
   "required": true
  },
  "values": {
   "type": {
    "list": "string"
   }
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
 "StaticBinding": [
  "both-sides",
  "claim-names-volume",
  "volume-names-claim",
  "none"
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
 "NodeExpression": [
  "key",
  "operator"
 ],
 "PersistentStoreProps": [
  "capacity"
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
  "snapshotHandle",
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
 "SurvivalRecord": [
  "container",
  "outcomes",
  "path",
  "shared",
  "store",
  "workload"
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
 "k8s.LabelSelectorRequirement": [
  "key",
  "operator"
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
