import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import { stepsUp } from '../api/paths';
import { copy } from '../construct/copy';
import { checkedName, emptyNameProblem } from '../construct/names';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';
import {
  CsiOptions,
  FcDisk,
  HostPathOptions,
  IscsiDisk,
  LocalOptions,
  NfsExport,
  SecretReference,
} from './storage-options';

/** A volume source as the API has it, e.g. `{ hostPath: { path: '/data' } }`. */
export type Source = Readonly<Record<string, unknown>>;

export function hostPathSource(constructPath: string, path: string, options: HostPathOptions): Source {
  return { hostPath: defined({ path: nodePath(constructPath, path), type: options.type }) };
}

export function localSource(constructPath: string, path: string, options: LocalOptions): Source {
  return { local: defined({ path: nodePath(constructPath, path), fsType: options.fsType }) };
}

export function nfsSource(constructPath: string, options: NfsExport): Source {
  const { server, path, readOnly } = options;
  if (server === '') refuse(constructPath, 'server "" is not allowed; give the host name or address of the NFS server');
  if (!path.startsWith('/'))
    refuse(constructPath, `path ${describe(path)} is not allowed; an export's path is absolute, e.g. '/exports/data'`);
  return { nfs: defined({ server, path, readOnly }) };
}

/** The Secrets of a CSI volume, each for its own operation. */
const CSI_SECRETS = [
  'controllerPublishSecretRef',
  'nodeStageSecretRef',
  'nodePublishSecretRef',
  'controllerExpandSecretRef',
  'nodeExpandSecretRef',
] as const;

export function csiSource(constructPath: string, options: CsiOptions): Source {
  const { driver, volumeHandle, fsType, readOnly, volumeAttributes } = options;
  if (volumeHandle === '')
    refuse(constructPath, 'volumeHandle "" is not allowed; give what the driver calls the volume');
  const secrets: Record<string, unknown> = {};
  for (const what of CSI_SECRETS) secrets[what] = secretReference(constructPath, what, options[what]);
  return {
    csi: defined({
      driver: checkedDriver(constructPath, driver),
      volumeHandle,
      fsType,
      readOnly,
      volumeAttributes: copy(volumeAttributes),
      ...secrets,
    }),
  };
}

function secretReference(
  constructPath: string,
  what: string,
  reference: SecretReference | undefined,
): Record<string, unknown> | undefined {
  if (reference === undefined) return undefined;
  checkedName(constructPath, `${what}.name`, reference.name, dnsSubdomainProblem);
  checkedName(constructPath, `${what}.namespace`, reference.namespace, dnsLabelProblem);
  return { ...reference };
}

/** The names of iSCSI targets and initiators that the API server allows. */
const QUALIFIED_NAME = /^(iqn\.\d{4}-\d{2}\.[a-z0-9.-]+:[^,;*&$|\s]+|eui\.[0-9a-f]{16}|naa\.[0-9a-f]{32})$/i;

export function iscsiSource(constructPath: string, options: IscsiDisk, secretNamespace?: string): Source {
  const { targetPortal, iqn, lun, portals, fsType, readOnly, initiatorName, iscsiInterface, secretName } = options;
  const { chapAuthDiscovery, chapAuthSession } = options;
  if (targetPortal === '')
    refuse(constructPath, 'targetPortal "" is not allowed; give the portal, e.g. \'10.0.2.15:3260\'');
  checkQualifiedName(constructPath, 'iqn', iqn);
  if (initiatorName !== undefined) checkQualifiedName(constructPath, 'initiatorName', initiatorName);
  checkLun(constructPath, lun);
  if ((chapAuthDiscovery === true || chapAuthSession === true) && secretName === undefined)
    refuse(constructPath, 'CHAP needs a Secret with the user and password; give secretName');
  if (secretNamespace !== undefined && secretName === undefined)
    refuse(constructPath, 'secretNamespace stands without secretName; give both, or neither');
  if (secretName !== undefined) checkedName(constructPath, 'secretName', secretName, emptyNameProblem);
  if (secretNamespace !== undefined) checkedName(constructPath, 'secretNamespace', secretNamespace, emptyNameProblem);
  return {
    iscsi: defined({
      targetPortal,
      iqn,
      lun,
      portals: copy(portals),
      fsType,
      readOnly,
      chapAuthDiscovery,
      chapAuthSession,
      initiatorName,
      iscsiInterface,
      secretRef: secretName === undefined ? undefined : defined({ name: secretName, namespace: secretNamespace }),
    }),
  };
}

function checkQualifiedName(constructPath: string, what: string, name: string): void {
  if (QUALIFIED_NAME.test(name)) return;
  refuse(
    constructPath,
    `${what} ${describe(name)} is not allowed; give a qualified name, e.g. 'iqn.2001-04.com.example:storage.disk1'`,
  );
}

export function fcSource(constructPath: string, options: FcDisk): Source {
  const { targetWwns, lun, wwids, fsType, readOnly } = options;
  const byTarget = targetWwns !== undefined && targetWwns.length > 0;
  const byIdentifier = wwids !== undefined && wwids.length > 0;
  if (byTarget === byIdentifier || (byTarget && lun === undefined)) {
    refuse(constructPath, 'a Fibre Channel disk needs either targetWwns and lun, or wwids; give one of the two');
  }
  if (lun !== undefined) checkLun(constructPath, lun);
  return { fc: defined({ targetWWNs: copy(targetWwns), lun, wwids: copy(wwids), fsType, readOnly }) };
}

/** Returns the name of a CSI driver; refuses one that the API server would. */
export function checkedDriver(constructPath: string, driver: string): string {
  if (driver.length > 63 || dnsSubdomainProblem(driver.toLowerCase()) !== undefined) {
    refuse(
      constructPath,
      `driver ${describe(driver)} is not allowed; give the CSI driver's name: at most 63 letters, digits, '-' and '.', e.g. 'csi.example.com'`,
    );
  }
  return driver;
}

/** Returns a path on a node; refuses an empty one or one with '..'. Windows nodes have paths without '/'. */
function nodePath(constructPath: string, path: string): string {
  if (typeof path !== 'string' || path === '' || stepsUp(path.replaceAll('\\', '/')))
    refuse(constructPath, `path ${describe(path)} is not allowed; give a path on the node, without '..', e.g. '/data'`);
  return path;
}

function checkLun(constructPath: string, lun: number): void {
  if (!Number.isInteger(lun) || lun < 0 || lun > 255)
    refuse(constructPath, `lun ${lun} is not allowed; give a whole number from 0 to 255`);
}
