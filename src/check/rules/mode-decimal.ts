import { asList, asNumber, field } from '../../inventory/json';
import type { FieldPath } from '../../inventory/path';
import type { Volume } from '../../inventory/pods';
import type { Rule } from '../rule';

/** The usual modes of files, in octal. */
const USUAL = new Set('400 440 444 500 550 555 600 640 644 660 664 666 700 740 744 750 755 770 775 777'.split(' '));

const pod = (mode: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: backup
spec:
  containers:
    - name: backup
      image: registry.example/backup:1
      volumeMounts:
        - { name: key, mountPath: /etc/backup/ssh, readOnly: true }
  volumes:
    - name: key
      secret: { secretName: backup-ssh, defaultMode: ${mode} }
`;

export const rule: Rule = {
  name: 'mode-decimal',
  appliesTo: ['defaultMode', 'mode'],
  severity: 'warning',
  summary: 'A file mode is written in decimal where its octal digits were meant.',
  consequence: '400 is 0620: the app cannot read the file, or ssh refuses a key that others may write.',
  fix: 'Write the leading zero, 0400 (in JSON the decimal value, 256).',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
  bad: () => pod('400'),
  good: () => pod('0400'),
  *check({ volumes }) {
    for (const volume of volumes) {
      for (const { path, mode } of modesOf(volume)) {
        const digits = String(mode);
        const octal = mode.toString(8);
        if (!USUAL.has(digits) || USUAL.has(octal) || mode > 0o777) continue;
        yield {
          manifest: volume.pod.manifest,
          path,
          message: `the mode ${digits} is decimal: the files of volume '${volume.name}' get 0${octal}, not 0${digits}`,
          fix: `Write 0${digits} (in JSON: ${Number.parseInt(digits, 8)}).`,
        };
      }
    }
  },
};

interface Mode {
  readonly path: FieldPath;
  readonly mode: number;
}

function* modesOf(volume: Volume): Iterable<Mode> {
  const { source, config, path } = volume;
  const here = [...path, source];
  const mode = asNumber(config['defaultMode']);
  if (mode !== undefined) yield { path: [...here, 'defaultMode'], mode };
  yield* items(config['items'], here);
  if (source !== 'projected') return;
  for (const [index, projection] of asList(config['sources']).entries()) {
    for (const kind of ['configMap', 'secret', 'downwardAPI']) {
      yield* items(field(projection, kind, 'items'), [...here, 'sources', index, kind]);
    }
  }
}

function* items(list: Parameters<typeof asList>[0], path: FieldPath): Iterable<Mode> {
  for (const [index, item] of asList(list).entries()) {
    const mode = asNumber(field(item, 'mode'));
    if (mode !== undefined) yield { path: [...path, 'items', index, 'mode'], mode };
  }
}
