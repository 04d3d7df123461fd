// Made by scripts/props.mjs from the jsii assembly; run `npm run props` after a change to exported props.
import type { StructType } from './props';

export const STRUCTS: Readonly<Record<string, StructType>> = {
 "AwsEbsClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "k8s.TopologySelectorTerm"
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
    "list": "k8s.TopologySelectorTerm"
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
    "list": "k8s.TopologySelectorTerm"
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
    "list": "k8s.TopologySelectorTerm"
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
    "list": "k8s.TopologySelectorTerm"
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
    "list": "k8s.TopologySelectorTerm"
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
   "type": "k8s.LabelSelector"
  },
  "volumeAttributesClassName": {
   "type": "string"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
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
  "resources": {
   "type": "struct:Resources"
  },
  "securityContext": {
   "type": "k8s.SecurityContext"
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
  "parallelism": {
   "type": "number"
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
  "binaryData": {
   "type": {
    "map": "string"
   }
  },
  "data": {
   "type": {
    "map": "string"
   }
  },
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
 "EnvResourceOptions": {
  "containerName": {
   "type": "string"
  },
  "divisor": {
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
   "type": "k8s.LabelSelector"
  },
  "volumeAttributesClassName": {
   "type": "string"
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
    "list": "k8s.TopologySelectorTerm"
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
  },
  "secretNamespace": {
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
  "secretNamespace": {
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
  "parallelism": {
   "type": "number"
  },
  "suspend": {
   "type": "boolean"
  },
  "ttlSecondsAfterFinished": {
   "type": "number"
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
    "list": "k8s.TopologySelectorTerm"
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
  "resources": {
   "type": "struct:Resources"
  },
  "securityContext": {
   "type": "k8s.SecurityContext"
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
    "list": "k8s.TopologySelectorTerm"
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
   "type": "k8s.LabelSelector"
  },
  "volumeAttributesClassName": {
   "type": "string"
  },
  "volumeMode": {
   "type": "enum:VolumeMode"
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
  "readOnly": {
   "type": "boolean"
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
 "PodOptions": {
  "activeDeadlineSeconds": {
   "type": "number"
  },
  "affinity": {
   "type": "k8s.Affinity"
  },
  "automountServiceAccountToken": {
   "type": "boolean"
  },
  "dnsConfig": {
   "type": "k8s.PodDnsConfig"
  },
  "dnsPolicy": {
   "type": "enum:DnsPolicy"
  },
  "enableServiceLinks": {
   "type": "boolean"
  },
  "hostAliases": {
   "type": {
    "list": "k8s.HostAlias"
   }
  },
  "hostIpc": {
   "type": "boolean"
  },
  "hostname": {
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
  "podSpec": {
   "type": {
    "map": "any"
   }
  },
  "priorityClassName": {
   "type": "string"
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
  "securityContext": {
   "type": "k8s.PodSecurityContext"
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
    "list": "k8s.Toleration"
   }
  },
  "topologySpreadConstraints": {
   "type": {
    "list": "k8s.TopologySpreadConstraint"
   }
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
   "type": "k8s.LabelSelector"
  },
  "volumeAttributesClassName": {
   "type": "string"
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
 "Resources": {
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
 "ServiceOptions": {
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
  "internalTrafficPolicy": {
   "type": "enum:TrafficPolicy"
  },
  "loadBalancerClass": {
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
 "SmbClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "k8s.TopologySelectorTerm"
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
  "resources": {
   "type": "struct:Resources"
  },
  "securityContext": {
   "type": "k8s.SecurityContext"
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
 "StorageClassOptions": {
  "allowedTopologies": {
   "type": {
    "list": "k8s.TopologySelectorTerm"
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
    "list": "k8s.TopologySelectorTerm"
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
 "DnsPolicy": [
  "ClusterFirst",
  "ClusterFirstWithHostNet",
  "Default",
  "None"
 ],
 "EmptyDirMedium": [
  "",
  "Memory",
  "HugePages"
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
 "MountPropagation": [
  "None",
  "HostToContainer",
  "Bidirectional"
 ],
 "PodManagementPolicy": [
  "OrderedReady",
  "Parallel"
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
 "TrafficPolicy": [
  "Cluster",
  "Local"
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
