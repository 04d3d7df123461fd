/** References to names that no object can have. The API server accepts them, and a pod or claim waits for ever. */
import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import type { Inventory } from '../inventory/inventory';
import { asObject, asString, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

/** A reference to an invalid name. */
export interface ImpossibleReference {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly name: string;
  /** What is referred to, in words: `claim`, `Secret`, `namespace`. */
  readonly what: string;
  /** What is wrong with the name. */
  readonly problem: string;
  /** What happens. */
  readonly consequence: string;
}

type Reference = Omit<ImpossibleReference, 'problem' | 'name'>;

/** All references to invalid names, except to objects among the manifests: there the object itself is reported. */
export function impossibleReferences(inventory: Inventory): readonly ImpossibleReference[] {
  const found: ImpossibleReference[] = [];
  // Nearly all names are valid, so the reference is created for the others only.
  const checkName = (name: string | undefined, reference: () => Reference, problemOf = dnsSubdomainProblem): void => {
    const problem = name === undefined || isPartOfName(name) ? undefined : problemOf(name);
    if (name !== undefined && problem !== undefined) found.push({ ...reference(), name, problem });
  };
  checkPods(inventory, checkName);
  checkVolumes(inventory, checkName);
  checkClaims(inventory, checkName);
  return found;
}

/** Whether a name is a suffix or prefix, such as `-backup`, that a script completes. */
function isPartOfName(name: string): boolean {
  return name === '' || /^[-.]|[-.]$/.test(name);
}

const WAITS = 'the pod waits for ever';
const REFUSED = 'the API server refuses it';
const CONSEQUENCES = { env: REFUSED, envFrom: REFUSED, volume: WAITS, imagePullSecret: 'no image is pulled with it' };

type CheckName = (
  name: string | undefined,
  reference: () => Reference,
  problemOf?: (name: string) => string | undefined,
) => void;

function checkPods(inventory: Inventory, checkName: CheckName): void {
  for (const volume of inventory.volumes) {
    if (volume.claim !== undefined) continue;
    const at = (): FieldPath => [...volume.path, 'persistentVolumeClaim', 'claimName'];
    checkName(volume.claimName, () => ({
      manifest: volume.pod.manifest,
      path: at(),
      what: 'claim',
      consequence: WAITS,
    }));
  }
  for (const use of inventory.configUses) {
    if (use.optional || inventory.targetOf(use) !== undefined) continue;
    const { manifest, kind: what, by } = use;
    checkName(use.name, () => ({ manifest, path: use.path, what, consequence: CONSEQUENCES[by] }));
  }
}

function checkVolumes({ persistentVolumes }: Inventory, checkName: CheckName): void {
  const consequence = 'no claim ever gets the volume';
  for (const { manifest, spec } of persistentVolumes) {
    const { name, namespace } = asObject(spec['claimRef']);
    const at = (field: string): FieldPath => ['spec', 'claimRef', field];
    checkName(asString(name), () => ({ manifest, path: at('name'), what: 'claim', consequence }));
    checkName(
      asString(namespace),
      () => ({ manifest, path: at('namespace'), what: 'namespace', consequence }),
      dnsLabelProblem,
    );
  }
}

function checkClaims({ claims }: Inventory, checkName: CheckName): void {
  const consequence = 'the claim stays Pending';
  for (const { manifest, path, spec, volumeName } of claims) {
    checkName(volumeName, () => ({ manifest, path: [...path, 'spec', 'volumeName'], what: 'volume', consequence }));
    for (const source of ['dataSource', 'dataSourceRef']) {
      if (spec[source] === undefined) continue;
      const at = [...path, 'spec', source, 'name'];
      checkName(asString(field(spec, source, 'name')), () => ({ manifest, path: at, what: 'source', consequence }));
    }
  }
}
