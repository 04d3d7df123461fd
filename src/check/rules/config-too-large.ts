import { asObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { sampleConfig } from '../samples';

const MAX = 1024 * 1024;
const large = (kibibytes: number): string =>
  sampleConfig('ConfigMap', `data:\n  words.txt: ${'word '.repeat((kibibytes * 1024) / 5)}`);

export const rule: Rule = {
  name: 'config-too-large',
  about: ['ConfigMap', 'Secret'],
  severity: 'error',
  summary: 'A ConfigMap or Secret of more than 1 MiB.',
  consequence: 'The API server refuses it.',
  fix: 'Put large files into a volume or the image.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
  bad: () => large(1025),
  good: () => large(1000),
  *check(inventory) {
    for (const manifest of [...inventory.byKind('ConfigMap'), ...inventory.byKind('Secret')]) {
      const { data } = manifest;
      const plain = [
        ...Object.values(asObject(data['stringData'])),
        ...(manifest.kind === 'ConfigMap' ? Object.values(asObject(data['data'])) : []),
      ];
      const encoded = Object.values(asObject(manifest.kind === 'ConfigMap' ? data['binaryData'] : data['data']));
      let size = 0;
      for (const value of plain) if (typeof value === 'string') size += Buffer.byteLength(value);
      for (const value of encoded) if (typeof value === 'string') size += Buffer.byteLength(value, 'base64');
      if (size > MAX)
        yield {
          manifest,
          path: ['data'],
          message: `holds ${size} bytes, and at most ${MAX} are allowed: the API server refuses it`,
        };
    }
  },
};
