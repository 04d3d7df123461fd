import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { StoreOptions, storeName } from '../construct/store-name';
import { describe, refuse } from '../construct/construct-path';
import { modeNumber } from '../env/files';
import { ProjectedSource } from './projected-source';

/** Props of `ProjectedStore`. */
export interface ProjectedStoreProps extends StoreOptions {
  /** The sources of the files, in this order. */
  readonly sources: ProjectedSource[];

  /**
   * The permissions of the files, octal as people write them, e.g. `0440`.
   *
   * @default - not set: 0644
   */
  readonly defaultMode?: string;
}

/**
 * Settings, fields of the pod, tokens and certificates as files of one directory.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 *
 * @example
 *
 * const config = new EnvConfig(this, 'config', { data: { 'app.conf': 'verbose=1' } });
 * const store = new ProjectedStore({
 *   sources: [
 *     ProjectedSource.files(config),
 *     ProjectedSource.serviceAccountToken({ path: 'token', audience: 'vault' }),
 *   ],
 * });
 */
export class ProjectedStore implements IStore {
  readonly #volume: StoreVolume;

  /**
   * @param props the sources
   */
  public constructor(props: ProjectedStoreProps) {
    const constructPath = 'ProjectedStore';
    checkProps(constructPath, 'ProjectedStoreProps', props);
    const { sources, defaultMode } = props;
    checkPaths(constructPath, sources);
    const checksums = sources.flatMap((source) => (source._checksum === undefined ? [] : [source._checksum]));
    this.#volume = {
      name: storeName(constructPath, props),
      source: {
        projected: defined({
          sources: sources.map((source) => source._data),
          defaultMode: defaultMode === undefined ? undefined : modeNumber(constructPath, 'defaultMode', defaultMode),
        }),
      },
      ...(checksums.length === 0 ? {} : { checksum: [...new Set(checksums)].sort().join(',') }),
    };
  }

  /** What a pod that uses the store lists among its volumes. */
  public toVolume(): StoreVolume {
    return this.#volume;
  }
}

function checkPaths(constructPath: string, sources: readonly ProjectedSource[]): void {
  const paths = sources.flatMap((source) => Object.values(source._data).flatMap(pathsOf));
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined)
    refuse(constructPath, `two sources make the file ${describe(twice)}; give each file a path of its own`);
}

/** The fields of a source that hold the path of a file. */
const PATHS = ['path', 'credentialBundlePath', 'keyPath', 'certificateChainPath'];

/** The paths of a source's files; none for a whole ConfigMap or Secret. */
function pathsOf(source: unknown): unknown[] {
  const { items = [], ...fields } = source as Readonly<Record<string, unknown>> & {
    readonly items?: { path: string }[];
  };
  return [...PATHS.flatMap((name) => fields[name] ?? []), ...items.map((item) => item.path)];
}
