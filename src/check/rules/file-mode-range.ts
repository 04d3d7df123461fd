import type { Rule } from '../rule';
import { fileModes } from '../file-modes';
import { samplePod } from '../samples';

const pod = (mode: string): string =>
  samplePod(
    'volumeMounts:\n  - { name: about, mountPath: /etc/about }',
    `volumes:
  - name: about
    downwardAPI:
      defaultMode: ${mode}
      items:
        - { path: labels, fieldRef: { fieldPath: metadata.labels } }`,
  );

export const rule: Rule = {
  name: 'file-mode-range',
  appliesTo: ['defaultMode', 'mode'],
  severity: 'error',
  summary: 'A file mode outside of 0 to 0777.',
  consequence:
    'The API server refuses the workload. 644 is decimal, which is 01204; YAML reads 0644 as octal, JSON only knows 420.',
  fix: 'Write 0644 in YAML, or 420.',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
  bad: () => pod('644'),
  good: () => pod('0644'),
  *check({ volumes }) {
    for (const volume of volumes) {
      for (const { mode, path } of fileModes(volume)) {
        if (mode >= 0 && mode <= 0o777) continue;
        const octal = Number.isInteger(mode) && mode > 0 ? `, which is 0${mode.toString(8)} as a file mode` : '';
        const fix = /^[0-7]{3}$/.test(String(mode))
          ? { fix: `Write 0${mode} in YAML, or ${parseInt(String(mode), 8)}` }
          : {};
        yield {
          manifest: volume.pod.manifest,
          path,
          message: `the mode is ${mode}${octal}, and at most 0777 is allowed: the API server refuses it`,
          ...fix,
        };
      }
    }
  },
};
