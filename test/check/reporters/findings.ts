import type { Finding } from '../../../src/check/finding';
import { Manifest } from '../../../src/inventory/manifest';
import type { Place } from '../../../src/inventory/manifest';

const claim = new Manifest(
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'shop' } },
  { path: 'app/data' },
);

/** A finding in a line of a file. */
export function inFile(more: Partial<Finding> = {}, at: Partial<Place> = {}): Finding {
  const place = {
    file: 'k8s/claim.yaml',
    line: 7,
    column: 3,
    text: '  volumneName: disk',
    length: 11,
    quotable: true,
    ...at,
  };
  const { file, line, column } = place;
  return { ...inConstruct(), origin: { file, line, column }, place, ...more };
}

/** A finding in an object of a program. */
export function inConstruct(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'unknown-field',
    severity: 'error',
    manifest: claim,
    path: 'spec.volumneName',
    message: "there is no field 'volumneName'",
    consequence: 'The API server refuses the object.',
    fix: 'Did you mean volumeName?',
    see: 'https://kubernetes.io/docs/',
    origin: { construct: 'app/data' },
    place: undefined,
    ...more,
  };
}

/** A finding in a place that is not a manifest. */
export function unreadable(): Finding {
  return inFile({ rule: 'unreadable', manifest: undefined, path: '', place: undefined, see: '' });
}
