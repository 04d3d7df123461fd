import { sizeInBytes, MAX_CONFIG_BYTES } from '../../api/config-size';
import type { Encoding } from '../../api/config-size';
import type { Json, JsonObject } from '../../inventory/json';
import { asObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { sampleConfig } from '../samples';

const large = (kibibytes: number): string =>
  sampleConfig('ConfigMap', `data:\n  words.txt: ${'word '.repeat((kibibytes * 1024) / 5)}`);

export const rule: Rule = {
  name: 'config-too-large',
  appliesTo: ['ConfigMap', 'Secret'],
  severity: 'error',
  summary: 'A ConfigMap or Secret of more than 1 MiB.',
  consequence: 'The API server refuses it.',
  fix: 'Put large files into a volume or the image.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
  bad: () => large(1025),
  good: () => large(1000),
  *check(inventory) {
    for (const kind of ['ConfigMap', 'Secret'] as const) {
      for (const manifest of inventory.byKind(kind)) {
        const { data } = manifest;
        const size = bytesIn(data['stringData'], 'utf8') + BYTES_IN[kind](data);
        if (size <= MAX_CONFIG_BYTES) continue;
        yield {
          manifest,
          path: ['data'],
          message: `holds ${size} bytes, and at most ${MAX_CONFIG_BYTES} are allowed: the API server refuses it`,
        };
      }
    }
  },
};

const BYTES_IN = {
  ConfigMap: ({ data, binaryData }: JsonObject) => bytesIn(data, 'utf8') + bytesIn(binaryData, 'base64'),
  Secret: ({ data }: JsonObject) => bytesIn(data, 'base64'),
};

function bytesIn(field: Json | undefined, encoding: Encoding): number {
  return sizeInBytes(asObject(field), encoding);
}
