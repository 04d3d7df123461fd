import { Construct } from 'constructs';
import { DRIVER } from '../../drivers/names';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { conflicts, effective, list, matches, onlyWith, pairs, presetClass, draftOf } from './preset';

/** Options of a class of Azure file shares. */
export interface AzureFileClassOptions extends StorageClassOptions {
  /**
   * The type of the storage account, e.g. Standard_LRS, Standard_ZRS, Premium_LRS or Premium_ZRS.
   *
   * @default - not set: Standard_LRS
   */
  readonly skuName?: string;

  /**
   * How shares are mounted: `smb` or `nfs`; nfs needs a Premium skuName.
   *
   * @default - not set: smb
   */
  readonly protocol?: string;

  /**
   * The storage account, which exists.
   *
   * @default - one that the driver finds or makes
   */
  readonly storageAccount?: string;

  /**
   * The share that all volumes use; the driver creates it where it doesn't exist.
   *
   * @default - a new share for each volume
   */
  readonly shareName?: string;

  /**
   * The resource group of the storage account.
   *
   * @default - the cluster's
   */
  readonly resourceGroup?: string;

  /**
   * The Azure region of the storage account.
   *
   * @default - the cluster's
   */
  readonly location?: string;

  /**
   * The address of the storage account's server.
   *
   * @default - Azure's for the account
   */
  readonly server?: string;

  /**
   * How the storage account is reached: `privateEndpoint` for a private endpoint.
   *
   * @default - not set: a service endpoint
   */
  readonly networkEndpointType?: string;

  /**
   * Whether the account's key is kept in a Secret, for smb.
   *
   * @default - not set: it is
   */
  readonly storeAccountKey?: boolean;

  /**
   * The Secret that keeps the account's key, for smb.
   *
   * @default - named like the account
   */
  readonly secretName?: string;

  /**
   * The namespace of the Secret that keeps the account's key, for smb.
   *
   * @default - the claim's
   */
  readonly secretNamespace?: string;

  /**
   * The permissions of the mounted directory in octal, e.g. `0770`, for nfs.
   *
   * @default - not set: 0777
   */
  readonly mountPermissions?: string;

  /**
   * Which users of clients become anonymous: AllSquash, NoRootSquash or RootSquash, for nfs.
   *
   * @default - not set: as the account has it
   */
  readonly rootSquashType?: string;

  /**
   * Tags of the storage account in Azure.
   *
   * @default - none
   */
  readonly tags?: { readonly [key: string]: string };
}

const PREMIUM = ['Premium_LRS', 'Premium_ZRS'];

/**
 * Classes of Azure file shares: shared by all nodes.
 *
 * @see https://github.com/kubernetes-sigs/azurefile-csi-driver/blob/master/docs/driver-parameters.md
 *
 * @example
 *
 * AzureFile.storageClass(this, 'shared', { skuName: 'Premium_LRS', protocol: 'nfs' });
 */
export class AzureFile {
  /**
   * A class of file shares.
   *
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param options the shares
   */
  public static storageClass(scope: Construct, id: string, options: AzureFileClassOptions = {}): StorageClass {
    const draft = draftOf('AzureFile', scope, id, options);
    const protocol = effective(DRIVER.azureFile, options, 'protocol', options.protocol) ?? 'smb';
    const { skuName } = options;
    const standard = skuName !== undefined && PREMIUM.includes(skuName) ? undefined : skuName;
    conflicts(draft, 'skuName', standard, protocol === 'nfs' ? 'protocol nfs' : undefined, `give ${list(PREMIUM)}`);
    const smb = {
      storeAccountKey: options.storeAccountKey,
      secretName: options.secretName,
      secretNamespace: options.secretNamespace,
    };
    const nfs = { mountPermissions: options.mountPermissions, rootSquashType: options.rootSquashType };
    for (const [name, value] of Object.entries(smb)) onlyWith(draft, name, value, 'protocol', protocol, ['smb']);
    for (const [name, value] of Object.entries(nfs)) onlyWith(draft, name, value, 'protocol', protocol, ['nfs']);
    matches(draft, 'mountPermissions', nfs.mountPermissions, /^[0-7]{1,4}$/, 'up to four octal digits, e.g. 0770');
    return presetClass(draft, id, DRIVER.azureFile, options, {
      skuName,
      protocol: options.protocol,
      storageAccount: options.storageAccount,
      shareName: options.shareName,
      resourceGroup: options.resourceGroup,
      location: options.location,
      server: options.server,
      networkEndpointType: options.networkEndpointType,
      ...smb,
      ...nfs,
      tags: pairs(draft, 'tags', options.tags),
    });
  }
}
