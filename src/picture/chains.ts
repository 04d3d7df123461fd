import { provisionerDriver, sourceDriver, topologyOf } from '../drivers/lookup';
import type { Claim, PersistentVolume } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';
import { namespaceKey } from '../inventory/namespaces';
import type { Volume } from '../inventory/pods';
import { placeText } from '../survival/locate';
import type { SurvivalRow } from '../survival/table';
import type { Step } from './graph';
import { siteLabel } from './labels';

/** The steps from a mount to the storage of its files; several chains where the claims of a template have different volumes. */
export function rowChains(row: SurvivalRow, index: number): Step[][] {
  const mount = mountStep(row, index);
  const volume = row.mount?.volume;
  if (row.mount === undefined || volume === undefined)
    return [[mount, place(`container ${index}`, row.bytes.store, row.mount === undefined ? 'ends with it' : '')]];
  if (volume.claim !== undefined) return claimChains(volume.claim, row).map((chain) => [mount, ...chain]);
  if (volume.claimName !== undefined) return [[mount, ...outsideClaim(volume, volume.claimName)]];
  return [[mount, volumePlace(volume, row)]];
}

/** Chains of claims that no pod uses, and of volumes without a claim. */
export function unusedChains({ claims, persistentVolumes }: Inventory): Step[][] {
  const unused = claims.filter(({ users }) => users.length === 0).flatMap((claim) => claimChains(claim, undefined));
  const free = persistentVolumes.filter((volume) => volume.claim === undefined).map((volume) => volumeSteps(volume));
  return [...unused, ...free];
}

function mountStep(row: SurvivalRow, index: number): Step {
  const { container, mount, path, readOnly } = row;
  const subPath = mount !== undefined && 'mountPath' in mount ? (mount.subPath ?? mount.subPathExpr) : undefined;
  const words = [
    container.kind === 'container' ? container.name : `${container.name} (${container.kind})`,
    ...(mount === undefined ? ['nothing mounted'] : []),
    ...(readOnly ? ['read-only'] : []),
    ...(subPath === undefined ? [] : [`sub path ${subPath}`]),
  ];
  return {
    key: `mount ${index}`,
    column: 'mount',
    title: path,
    detail: words.join(' · '),
    many: false,
    manifest: undefined,
  };
}

function claimChains(claim: Claim, row: SurvivalRow | undefined): Step[][] {
  const { binding, manifest } = claim;
  const claimed = claimStep(claim);
  const { key } = claimed;
  switch (binding.state) {
    case 'bound':
      return binding.volumes.map((volume) => [claimed, ...volumeSteps(volume)]);
    case 'external':
      return [[claimed, outside('volume', `${key} volume`, binding.volumeName), unknownPlace(key)]];
    case 'provisioned': {
      const title = binding.className ?? "the cluster's default";
      const reclaim =
        binding.storageClass === undefined
          ? 'not known'
          : (asString(binding.storageClass.data['reclaimPolicy']) ?? 'Delete');
      const made: Step = {
        key: `${key} made`,
        column: 'volume',
        title: `by class ${title}`,
        detail: `reclaim: ${reclaim}`,
        many: claimed.many,
        manifest: binding.storageClass,
      };
      const provisioner = asString(binding.storageClass?.data['provisioner']);
      const driver = provisioner === undefined ? undefined : provisionerDriver(provisioner);
      const reach = row === undefined ? '' : siteLabel(row.bytes.site, row.bytes.nodes);
      const storage = place(
        `${key} place`,
        driver?.title ?? provisioner ?? 'what the class makes',
        reach,
        claimed.many,
      );
      return [[claimed, made, storage]];
    }
    default:
      return [[claimed, place(`${key} nowhere`, 'nowhere', `the claim of ${manifest.title} never binds`)]];
  }
}

function claimStep({ kind, name, count, manifest, path, spec, workload }: Claim): Step {
  const size = asString(field(spec, 'resources', 'requests', 'storage'));
  const many = kind !== 'claim' && count > 1;
  const words = { claim: '', template: 'one a replica', ephemeral: 'one a pod, ends with it' }[kind];
  return {
    key: `claim ${manifest.key} ${JSON.stringify(path)}`,
    column: 'claim',
    title: kind === 'template' ? `${name}-${workload?.manifest.name ?? ''}-…` : name,
    detail: [size, words].filter((word) => word !== undefined && word !== '').join(' · '),
    many,
    manifest: kind === 'claim' ? manifest : undefined,
  };
}

function volumeSteps(volume: PersistentVolume): Step[] {
  const { manifest, name, spec, source, config, nodes, reclaimPolicy } = volume;
  const driver = sourceDriver(spec);
  const text = placeText(source ?? 'volume', config);
  // Volumes with the same directory, export or handle share a node.
  const key = text.includes(' ') ? `${text} ${JSON.stringify(nodes ?? [])}` : `${text} of ${name}`;
  const reach = siteLabel(driver === undefined ? undefined : topologyOf(driver), nodes);
  const step: Step = {
    key: `volume ${name}`,
    column: 'volume',
    title: name,
    detail: `reclaim: ${reclaimPolicy}`,
    many: false,
    manifest,
  };
  return [step, place(key, text, reach)];
}

function volumePlace(volume: Volume, { bytes, workload }: SurvivalRow): Step {
  const own = `${workload.manifest.key} ${volume.name}`;
  const many = workload.pods.max > 1;
  const size = bytes.size === undefined ? '' : ` · ${bytes.size}`;
  if (bytes.life === 'place') {
    const shared = bytes.store.includes(' ') ? `${bytes.store} []` : own;
    return place(shared, bytes.store, siteLabel(bytes.site, bytes.nodes));
  }
  if (bytes.life === 'projection') return place(own, bytes.store, 'made anew for each pod', many);
  return place(own, bytes.store, `ends with its pod${size}`, many);
}

function outsideClaim(volume: Volume, name: string): Step[] {
  const key = `claim ${namespaceKey(volume.pod.manifest.namespace)}/${name}`;
  return [outside('claim', key, name), unknownPlace(key)];
}

function outside(column: 'claim' | 'volume', key: string, title: string): Step {
  return { key, column, title, detail: 'not among the manifests', many: false, manifest: undefined };
}

function unknownPlace(of: string): Step {
  return place(`${of} place`, 'in the cluster', 'the manifests don’t say');
}

function place(key: string, title: string, detail: string, many = false): Step {
  return { key: `place ${key}`, column: 'place', title, detail, many, manifest: undefined };
}
