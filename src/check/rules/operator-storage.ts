import { ephemeralField, operatorOf, OPERATORS, operatorStorage } from '../operators';
import type { Rule } from '../rule';

const pool = (storage: string): string => `apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata:
  name: brokers
  labels: { strimzi.io/cluster: events }
spec:
  replicas: 3
  roles: [broker]
  storage: { ${storage} }
`;

export const rule: Rule = {
  name: 'operator-storage',
  appliesTo: Object.keys(OPERATORS).map((name) => name.split('/')[1] ?? name),
  severity: 'warning',
  summary: 'A custom resource keeps the files of its program on an emptyDir, or has its claims deleted with it.',
  consequence:
    'What is on an emptyDir is gone when a pod is replaced; where claims go with the custom resource, a removal or a new name of it loses the files.',
  fix: 'Give it persistent storage, and have its claims stay.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  bad: () => pool('type: ephemeral'),
  good: () => pool('type: persistent-claim, size: 100Gi, deleteClaim: false'),
  *check({ manifests }) {
    for (const manifest of manifests) {
      const operator = operatorOf(manifest);
      if (operator === undefined) continue;
      for (const storage of operatorStorage(manifest, operator)) {
        const { path, data } = storage;
        const name = ephemeralField(storage);
        if (name !== undefined) {
          yield {
            manifest,
            path: [...path, name],
            message: `${operator.title} keeps the files on an emptyDir: each pod's are gone when it is replaced`,
          };
        } else if (data['deleteClaim'] === true) {
          yield {
            manifest,
            path: [...path, 'deleteClaim'],
            message: `deleteClaim: true: ${operator.title} deletes the claims with the ${manifest.kind} and, by their class, the files`,
            fix: 'Write deleteClaim: false, the default',
          };
        }
      }
    }
  },
};
