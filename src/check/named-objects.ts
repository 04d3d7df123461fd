/** References of which the API server takes any name, so that an object which no one can make is waited for. */
import { dnsLabelProblem, dnsSubdomainProblem } from '../api/names';
import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

/** A reference to what can't be there. */
export interface ImpossibleReference {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly name: string;
  /** What of the object it is, in words: `claim`, `Secret`, `namespace of the claim`. */
  readonly what: string;
  /** What is wrong with the name. */
  readonly problem: string;
  /** What comes of it. */
  readonly consequence: string;
}

type Reference = Omit<ImpossibleReference, 'problem' | 'name'> & {
  readonly name: string | undefined;
  readonly problemOf?: (name: string) => string | undefined;
};

/** All of them, without those whose object is among the manifests: of that it is told. */
export function* impossibleReferences(inventory: Inventory): Iterable<ImpossibleReference> {
  for (const { name, problemOf = dnsSubdomainProblem, ...reference } of references(inventory)) {
    const problem = name === undefined || isPartOfName(name) ? undefined : problemOf(name);
    if (name !== undefined && problem !== undefined) yield { ...reference, name, problem };
  }
}

/** `-backup`, before which a script puts something. */
function isPartOfName(name: string): boolean {
  return name === '' || /^[-.]|[-.]$/.test(name);
}

const WAITS = 'the pod waits for ever';
const REFUSED = 'the API server refuses it';
const CONSEQUENCES = { env: REFUSED, envFrom: REFUSED, volume: WAITS, imagePullSecret: 'no image is pulled with it' };

function* references(inventory: Inventory): Iterable<Reference> {
  for (const { pod, path, claimName, claim } of inventory.volumes) {
    if (claimName === undefined || claim !== undefined) continue;
    const at = [...path, 'persistentVolumeClaim', 'claimName'];
    yield { manifest: pod.manifest, path: at, what: 'claim', name: claimName, consequence: WAITS };
  }
  for (const use of inventory.configUses) {
    const { manifest, path, kind: what, name, optional, by } = use;
    if (optional || inventory.targetOf(use) !== undefined) continue;
    yield { manifest, path, what, name, consequence: CONSEQUENCES[by] };
  }
  for (const { manifest, spec } of inventory.persistentVolumes) {
    const of = { manifest, consequence: 'no claim ever gets the volume' };
    const at = (key: string) => ({ path: ['spec', 'claimRef', key], name: asString(field(spec, 'claimRef', key)) });
    yield { ...of, ...at('name'), what: 'claim' };
    yield { ...of, ...at('namespace'), what: 'namespace', problemOf: dnsLabelProblem };
  }
  for (const { manifest, path, spec, volumeName } of inventory.claims) {
    const of = { manifest, consequence: 'the claim stays Pending' };
    yield { ...of, path: [...path, 'spec', 'volumeName'], what: 'volume', name: volumeName };
    for (const source of ['dataSource', 'dataSourceRef']) {
      const name = asString(field(spec, source, 'name'));
      yield { ...of, path: [...path, 'spec', source, 'name'], what: 'source', name };
    }
  }
}
