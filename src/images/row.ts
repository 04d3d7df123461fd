/**
 * What the files are: a `database`; other `files` that must not be lost; a `cache`, which may be empty at any start; or
 * `none`.
 */
export type Role = 'database' | 'files' | 'cache' | 'none';

/**
 * What a program requires of a file system: `owners`: chown and chmod take effect; `modes`: it refuses to start if others
 * may read; `locks`: fcntl or flock; `links`: hard or symbolic links; `mmap`: shared memory maps; `local`: no network file
 * system, according to its documentation.
 */
export type FileSystemNeed = 'owners' | 'modes' | 'locks' | 'links' | 'mmap' | 'local';

/** A fact of a row that may have its own address. */
export type Fact =
  | 'config'
  | 'data'
  | 'firstStart'
  | 'gracePeriodSeconds'
  | 'home'
  | 'keepsNothing'
  | 'namedAfterHost'
  | 'needs'
  | 'ports'
  | 'programs'
  | 'refusesDiskRoot'
  | 'upgrades'
  | 'user'
  | 'variables'
  | 'volumes'
  | 'writers';

/** The addresses of a row's facts. */
export interface Sources extends Readonly<Partial<Record<Fact, string>>> {
  /** The page about the program's files; also for facts without their own address. */
  readonly page: string;
  /** The image's Dockerfile: its VOLUMEs, its user and its ports. */
  readonly dockerfile?: string;
}

/**
 * The facts about a program, for a range of versions. An unknown fact is left out, and nothing is concluded from that; an
 * empty list means that there is none.
 */
export interface ImageRow {
  /** Its usual name. */
  readonly title: string;
  /**
   * Repositories: `postgres` is the official image, in any mirror; `bitnami/postgresql` matches any registry; with a host it
   * matches only that registry: `registry.k8s.io/etcd`.
   */
  readonly repositories: readonly string[];
  /** The first version of the range: `18`, `8.0.30`; undefined: the oldest. */
  readonly from?: string;
  /** The first version after the range; undefined: the range includes the newest. */
  readonly before?: string;
  /**
   * Matches the version in `repository:tag` as its only group, where the tag doesn't begin with it: `pg16`,
   * `spilo-16:3.3`.
   */
  readonly version?: RegExp;
  /** Matches the tags of this row (`/rootless/`), where images of a repository differ by more than version. */
  readonly tag?: RegExp;
  /** What its files are. */
  readonly role: Role;
  /** Settings that turn a cache into a database. */
  readonly durable?: Setting;
  /** Modes of the server that keep no files: each is a list of settings that select it together. */
  readonly keepsNothing?: readonly (readonly Setting[])[];
  /** The directories of its files. */
  readonly data: readonly DataDirectory[];
  /** The configuration file that the `key`s of directories are in. */
  readonly config?: ConfigFile;
  /** Directories that the image declares as VOLUME. */
  readonly volumes?: readonly string[];
  /** Other paths of its directories, mostly symbolic links: a mount at one is a mount at the other. */
  readonly links?: Readonly<Record<string, string>>;
  /** Directories with the program itself, which a volume would hide. */
  readonly home?: readonly string[];
  /** Directories for files of users: a mount there has no files of the program. */
  readonly inputs?: readonly string[];
  /**
   * Commands that serve the data, optionally with a subcommand (`weed volume`); with any other the container is a client
   * or tool.
   */
  readonly programs?: readonly string[];
  /** The ports that it listens on, the one for its clients first. */
  readonly ports?: readonly number[];
  /** Who writes the files. */
  readonly user?: ImageUser;
  /** What it requires of its file system. */
  readonly needs?: readonly FileSystemNeed[];
  /** How many processes can use a directory at the same time. */
  readonly writers?: 'one' | 'many';
  /** Settings of an external database; its directory is a cache then, which several processes can use. */
  readonly elsewhere?: {
    readonly variables?: readonly string[];
    readonly flags?: readonly string[];
    readonly keys?: readonly string[];
  };
  /** Directories named after the host, which is the pod: only in a StatefulSet it keeps its name. */
  readonly namedAfterHost?: HostNamed;
  /** Settings that take effect only when the directory is empty. */
  readonly firstStart?: readonly FirstStartSetting[];
  /** Variables that the image or program reads; those of other facts may be missing. */
  readonly variables?: readonly string[];
  /** Which versions can read the files of which others. */
  readonly upgrades?: Upgrades;
  /** Seconds for a clean shutdown, where its documentation recommends more than Kubernetes' 30. */
  readonly gracePeriodSeconds?: number;
  /** Where all of this is documented. */
  readonly sources: Sources;
}

/** One directory of a program. */
export interface DataDirectory {
  /** Its name, one word; undefined for the main directory. */
  readonly name?: string;
  /** The default path; undefined where there is none unless a setting gives it. */
  readonly path?: string;
  /** A parent directory that the documentation says to mount; undefined: `path` itself. */
  readonly mount?: string;
  /** The role, where it differs from the row's: a program may have a cache, too. */
  readonly role?: Role;
  /** Environment variables that change the path, the one with the highest precedence first. */
  readonly variables?: readonly string[];
  /** The parent directory of a variable's value; undefined where the value is the whole path. */
  readonly variableIn?: string;
  /** The subdirectory that the program appends to the value: `data` for `$HOME_DIR/data`. */
  readonly below?: string;
  /** The separator, where several directories can be given. */
  readonly separator?: ',' | ';' | ':' | ' ';
  /** Flags that change the path: `--datadir`, or `-c data_directory` for `-c data_directory=…`. */
  readonly flags?: readonly string[];
  /** The argument after which all paths are directories: `server`. */
  readonly operandsOf?: string;
  /** Keys of the configuration file that change the path: `storage.dbPath`, `mysqld.datadir`. */
  readonly keys?: readonly string[];
  /** A mode of the server with another `path`: `mongod --configsvr`, or a key with a value. */
  readonly otherwise?: {
    readonly flags: readonly string[];
    readonly key: string;
    readonly value: string;
    readonly path: string;
  };
  /**
   * Sets of subdirectories that can be mounted instead of the whole: `[['wp-content']]`, `[['data', 'meta', 'wal']]`.
   * Empty: none is enough; undefined: none is enough for a database, and not known for others.
   */
  readonly parts?: readonly (readonly string[])[];
  /**
   * The subPath that it needs, where it doesn't start in the root of a disk because of `lost+found`.
   */
  readonly refusesDiskRoot?: string;
  /** A flag or key with which it starts there anyway: `--ignore-db-dir`. */
  readonly bearsDiskRoot?: { readonly flag: string; readonly key: string };
}

/** A program's configuration file. */
export interface ConfigFile {
  /** Its paths, or patterns such as `/etc/mysql/conf.d/*.cnf`. */
  readonly paths: readonly string[];
  /** The format. `words`: each line has a key and its value, separated by spaces. */
  readonly format: 'yaml' | 'ini' | 'toml' | 'json' | 'properties' | 'hcl' | 'xml' | 'words';
  /** Flags that give another file. */
  readonly flags?: readonly string[];
  /** Variables that give another file. */
  readonly variables?: readonly string[];
  /** Whether it can be given as an argument: `redis-server /etc/redis/redis.conf`. */
  readonly operand?: boolean;
  /** Whether `path` comes from the image's own file: with another file without the keys, the path isn't known. */
  readonly holdsPath?: boolean;
}

/** A setting, given as key, variable or flag. */
export interface Setting {
  readonly flag?: string;
  readonly variable?: string;
  readonly key?: string;
  /** Its value, or one of its values; with neither this nor `without`, any value counts. */
  readonly value?: string | readonly string[];
  /** Values that its list doesn't contain: neither `data` nor `data_hot`. */
  readonly without?: readonly string[];
}

/** Who writes the files of a program. */
export interface ImageUser {
  readonly uid: number;
  readonly gid: number;
  /** The ids of tags with `alpine`, where they differ. */
  readonly alpine?: { readonly uid: number; readonly gid: number };
  /** Whether the container starts as root, and `steps-down` to this user, or stays root. */
  readonly root?: 'steps-down' | 'stays';
  /** Variables that change user and group. */
  readonly variables?: readonly [uid: string, gid: string];
  /** The first version with this user; older ones have another, mostly root. */
  readonly from?: string;
}

/** A directory that is named after the host. */
export interface HostNamed {
  /** Its path in the data directory, with `$HOSTNAME`. */
  readonly directory: string;
  /** The variable that changes the name. */
  readonly variable?: string;
}

/** A setting that takes effect only when the directory is empty. */
export interface FirstStartSetting {
  readonly variables: readonly string[];
  /** How to change it later: `ALTER USER … PASSWORD …`. */
  readonly instead: string;
}

/** Which versions of a program can read the files of which others. */
export interface Upgrades {
  /** How many numbers of a version identify a release series with the same file format: 1 in `17.2`, 2 in `8.0.36`. */
  readonly series: 1 | 2 | 3;
  /** Which series' files a newer version reads as they are: its `own`, also the `previous` one's, or all `earlier` ones'. */
  readonly reads: 'own' | 'previous' | 'earlier';
  /** Series that an upgrade must not skip, in order. */
  readonly stops?: readonly string[];
  /** What has to be done for an upgrade. */
  readonly step?: string;
  /** Whether an older version reads files of a newer one: `never`, or within one `series`; undefined: not known. */
  readonly down?: 'never' | 'series';
}
