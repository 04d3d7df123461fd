import type { Driver, VolumeModeName } from '../../drivers/driver';
import { accessModesOf, possibleAccessModes, sourceDriver } from '../../drivers/lookup';
import { DRIVER } from '../../drivers/names';
import type { Claim, PersistentVolume } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { asObject } from '../../inventory/json';
import { classDriver, listed } from '../backing';
import { claim, deployment, documents, storageClass } from '../examples';
import { intendedVolume } from '../intended-volume';
import type { Problem, Rule } from '../rule';
import { fixByWriters } from '../writers';

const app = (provisioner: string): string =>
  documents(
    storageClass({ name: 'shared', provisioner }),
    claim({ className: 'shared', mode: 'ReadWriteMany' }),
    deployment({ replicas: 2 }),
  );

function isVolumeMode(mode: string): mode is VolumeModeName {
  return mode === 'Filesystem' || mode === 'Block';
}

/** The requested access modes that the driver doesn't support for the class; none if the driver is unknown. */
function unsupportedModes(
  { accessModes, volumeMode }: Claim | PersistentVolume,
  driver: Driver,
  parameters: Readonly<Record<string, unknown>> | undefined,
): readonly string[] {
  if (!isVolumeMode(volumeMode)) return [];
  const possible: readonly string[] | undefined =
    parameters === undefined ? possibleAccessModes(driver, volumeMode) : accessModesOf(driver, volumeMode, parameters);
  if (possible === undefined || possible.length === 0) return [];
  return accessModes.filter((mode) => KNOWN.has(mode) && !possible.includes(mode));
}

const KNOWN: ReadonlySet<string> = new Set(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']);

/** The class that provisions a claim, with its driver. */
function classOf(
  claim: Claim,
  inventory: Inventory,
): { readonly driver: Driver; readonly parameters: Readonly<Record<string, unknown>> | undefined } | undefined {
  const { binding } = claim;
  const driver = classDriver(claim, inventory);
  if (driver === undefined || binding.state !== 'provisioned') return undefined;
  const parameters = binding.storageClass && asObject(binding.storageClass.data['parameters']);
  return { driver, parameters };
}

export const rule: Rule = {
  name: 'driver-access-mode',
  appliesTo: ['accessModes'],
  severity: 'error',
  severities:
    'An error for a claim, which is never provisioned; a warning for a volume, which pods of one node can use.',
  summary: 'A claim asks for an access mode that the storage driver does not have.',
  consequence: 'The claim stays Pending (ProvisioningFailed), or the volume is attached to one node only.',
  fix: 'Ask for a mode that the driver has; or, only if the program allows several writers, use a driver for shared file systems.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  bad: () => app(DRIVER.awsEbs),
  good: () => app(DRIVER.awsEfs),
  *check(inventory) {
    for (const claim of inventory.claims) {
      const found = classOf(claim, inventory);
      if (found === undefined) continue;
      const { driver, parameters } = found;
      const modes = unsupportedModes(claim, driver, parameters);
      // For a volume among the manifests, static-claim-default-class reports the class instead.
      if (modes.length === 0 || intendedVolume(claim, inventory) !== undefined) continue;
      yield {
        manifest: claim.manifest,
        path: [...claim.path, 'spec', 'accessModes'],
        message: `asks for ${listed(modes)}, which ${driver.title} does not have for volumeMode ${claim.volumeMode}: the claim stays Pending (ProvisioningFailed)`,
        ...fixFor(claim, driver, claim, inventory),
      };
    }
    for (const volume of inventory.persistentVolumes) {
      const driver = sourceDriver(volume.spec);
      if (driver?.plugin !== 'csi') continue;
      const modes = unsupportedModes(volume, driver, undefined);
      if (modes.length === 0) continue;
      yield {
        manifest: volume.manifest,
        path: ['spec', 'accessModes'],
        message: `offers ${listed(modes)}, which ${driver.title} does not have for volumeMode ${volume.volumeMode}: pods on a second node hang in ContainerCreating`,
        ...fixFor(volume, driver, volume.claim, inventory),
        severity: 'warning',
      };
    }
  },
};

function fixFor(
  { volumeMode }: Claim | PersistentVolume,
  driver: Driver,
  claim: Claim | undefined,
  inventory: Inventory,
): Required<Pick<Problem, 'fix'>> {
  const modes = isVolumeMode(volumeMode) ? driver.accessModes[volumeMode] : undefined;
  const mode = `Write accessModes: [${modes?.[0] ?? 'ReadWriteOnce'}]`;
  return {
    fix: `${mode} and run the pods on one node; or, only if the program allows several writers, use a driver for shared file systems.`,
    ...fixByWriters(claim, inventory, {
      one: (title) => `${mode} and run one pod: ${title} allows only one writer, whatever the access mode.`,
      many: `Use a driver for shared file systems; or write accessModes: [${modes?.[0] ?? 'ReadWriteOnce'}] and run the pods on one node.`,
    }),
  };
}
