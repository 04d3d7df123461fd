import type { Json } from '../inventory/json';
import { asList, asNumber, field } from '../inventory/json';
import type { FieldPath } from '../inventory/path';
import type { Volume } from '../inventory/pods';

/** A file mode in a volume's fields. */
export interface FileMode {
  readonly mode: number;
  readonly path: FieldPath;
}

const SOURCES = ['configMap', 'secret', 'downwardAPI', 'projected'];

/** The file modes of a ConfigMap, Secret, downward API or projected volume: its default and those of its items. */
export function fileModes({ source, config, path }: Volume): readonly FileMode[] {
  if (!SOURCES.includes(source)) return [];
  return modesIn(config, [...path, source]);
}

function modesIn(value: Json, path: FieldPath): readonly FileMode[] {
  return [
    ...mode(field(value, 'defaultMode'), [...path, 'defaultMode']),
    ...asList(field(value, 'items')).flatMap((item, index) =>
      mode(field(item, 'mode'), [...path, 'items', index, 'mode']),
    ),
    ...asList(field(value, 'sources')).flatMap((item, index) =>
      SOURCES.flatMap((source) => modesIn(field(item, source) ?? null, [...path, 'sources', index, source])),
    ),
  ];
}

function mode(value: Json | undefined, path: FieldPath): readonly FileMode[] {
  const number = asNumber(value);
  return number === undefined ? [] : [{ mode: number, path }];
}
