/**
 * What files are to a program: a `database` is lost with them; `files` are missed; a `cache` may be empty at any start;
 * `none`: it keeps nothing.
 */
export type Role = 'database' | 'files' | 'cache' | 'none';

/**
 * What a program asks of a file system: `owners`: that chown and chmod count; `modes`: that others may not read, else it
 * refuses to start; `locks`: those of fcntl or flock; `links`:
 * hard or symbolic ones; `mmap`: shared memory maps; `local`: its documentation supports no network file system.
 */
export type FileSystemNeed = 'owners' | 'modes' | 'locks' | 'links' | 'mmap' | 'local';

/** A fact of a row that may have an address of its own. */
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
  /** The page that says where the program keeps its files; for each fact that none of the others is for. */
  readonly page: string;
  /** The image's Dockerfile: its VOLUMEs, its user and its ports. */
  readonly dockerfile?: string;
}

/**
 * What is known of one program, in the versions that keep their files alike. What isn't known is left out, and nothing
 * is concluded from it; an empty list says that there is none.
 */
export interface ImageRow {
  /** What people call it. */
  readonly title: string;
  /**
   * Repositories: `postgres` is Docker's own, in any mirror; `bitnami/postgresql` is of any registry; one that is of
   * one registry alone begins with that: `registry.k8s.io/etcd`.
   */
  readonly repositories: readonly string[];
  /** The first version that this row is about: `18`, `8.0.30`; undefined: the oldest. */
  readonly from?: string;
  /** The first version that this row is no longer about; undefined: it holds for the newest. */
  readonly before?: string;
  /**
   * Finds the version in `repository:tag`, as its only group, where the tag doesn't begin with it: `pg16`,
   * `spilo-16:3.3`.
   */
  readonly version?: RegExp;
  /** What tags of this row have (`/rootless/`), where a repository's images differ by more than their version. */
  readonly tag?: RegExp;
  /** What its files are to it. */
  readonly role: Role;
  /** What makes a database of a cache. */
  readonly durable?: Setting;
  /** Kinds of server that keep no files of their own, each by the settings that make one together. */
  readonly keepsNothing?: readonly (readonly Setting[])[];
  /** Where its files are. */
  readonly data: readonly DataDirectory[];
  /** The configuration file that the `key`s of directories are in. */
  readonly config?: ConfigFile;
  /** Directories that the image declares as VOLUME. */
  readonly volumes?: readonly string[];
  /** Paths by which the image has its directories too, mostly links: a mount at one is a mount at the other. */
  readonly links?: Readonly<Record<string, string>>;
  /** Directories in which the image has the program itself: it isn't there any more under a volume. */
  readonly home?: readonly string[];
  /** Directories that users put files into: a mount there holds nothing that the program keeps. */
  readonly inputs?: readonly string[];
  /**
   * Programs that serve the data, or their words for it (`weed volume`), where a container's command names one; with any
   * other it is a client or a tool.
   */
  readonly programs?: readonly string[];
  /** The ports that it listens on, the one for its clients first. */
  readonly ports?: readonly number[];
  /** Who writes the files. */
  readonly user?: ImageUser;
  /** What its file system must be able to do. */
  readonly needs?: readonly FileSystemNeed[];
  /** How many processes one directory bears at a time. */
  readonly writers?: 'one' | 'many';
  /** Settings that put what it keeps into a database elsewhere; its directory is a cache then, and bears many writers. */
  readonly elsewhere?: {
    readonly variables?: readonly string[];
    readonly flags?: readonly string[];
    readonly keys?: readonly string[];
  };
  /** What the program's directory has the host's name in: the pod's, which only a StatefulSet keeps. */
  readonly namedAfterHost?: HostNamed;
  /** Settings that count only when the directory is empty. */
  readonly firstStart?: readonly FirstStartSetting[];
  /** Variables that the image or program reads, those of the other facts included or not. */
  readonly variables?: readonly string[];
  /** Which versions read the files of which. */
  readonly upgrades?: Upgrades;
  /** How long it may take to end cleanly, where its documentation asks for more than Kubernetes' 30 seconds. */
  readonly gracePeriodSeconds?: number;
  /** Where all of this is documented. */
  readonly sources: Sources;
}

/** One directory of a program. */
export interface DataDirectory {
  /** What tells it from the program's others, in one word; undefined for the main one. */
  readonly name?: string;
  /** The directory, where nothing moves it; undefined: there is none unless it is given. */
  readonly path?: string;
  /** The directory above that is documented to be mounted; undefined: `path` itself. */
  readonly mount?: string;
  /** Other than the row's: a program may have a cache beside its files. */
  readonly role?: Role;
  /** Environment variables that give another directory, the strongest first. */
  readonly variables?: readonly string[];
  /** The directory that a variable's value is a name in; undefined: the value is the whole path. */
  readonly variableIn?: string;
  /** What the program adds to a variable's, flag's or key's value: `data` where it keeps its files in `$HOME_DIR/data`. */
  readonly below?: string;
  /** What separates directories where several may be given. */
  readonly separator?: ',' | ';' | ':' | ' ';
  /** Flags that give another directory: `--datadir`, or `-c data_directory` where the argument after `-c` is `data_directory=…`. */
  readonly flags?: readonly string[];
  /** The word of the command line after which paths are directories: `server`. */
  readonly operandsOf?: string;
  /** Keys of the configuration file that give another directory: `storage.dbPath`, `mysqld.datadir`. */
  readonly keys?: readonly string[];
  /** A kind of server that has another `path`: `mongod --configsvr`, or a key with a value. */
  readonly otherwise?: {
    readonly flags: readonly string[];
    readonly key: string;
    readonly value: string;
    readonly path: string;
  };
  /**
   * Parts that may be mounted in place of the whole, each a set that belongs together: `[['wp-content']]`,
   * `[['data', 'meta', 'wal']]`. None: no part is enough; undefined: neither is one of a database, of others it isn't known.
   */
  readonly parts?: readonly (readonly string[])[];
  /**
   * It doesn't start in the root of a disk, for the `lost+found` that a new file system has: the subPath to mount it
   * with.
   */
  readonly refusesDiskRoot?: string;
  /** A flag or key with which it does start there: `--ignore-db-dir`. */
  readonly bearsDiskRoot?: { readonly flag: string; readonly key: string };
}

/** A program's configuration file. */
export interface ConfigFile {
  /** Where it is looked for, as files or as `/etc/mysql/conf.d/*.cnf`. */
  readonly paths: readonly string[];
  /** `words` is a line of words: a key, and its value. */
  readonly format: 'yaml' | 'ini' | 'toml' | 'json' | 'properties' | 'hcl' | 'xml' | 'words';
  /** Flags that give another file. */
  readonly flags?: readonly string[];
  /** Variables that give another file. */
  readonly variables?: readonly string[];
  /** It may be given as an argument of its own: `redis-server /etc/redis/redis.conf`. */
  readonly operand?: boolean;
  /** The image's own file is what gives `path`: with another, that has none of the keys, the place isn't known. */
  readonly holdsPath?: boolean;
}

/** A setting with a value, in whichever of these ways it is given. */
export interface Setting {
  readonly flag?: string;
  readonly variable?: string;
  readonly key?: string;
  /** What it is, or one of what it is; with neither this nor `without`, that it is there is enough. */
  readonly value?: string | readonly string[];
  /** What is not in the list that it is: neither `data` nor `data_hot`. */
  readonly without?: readonly string[];
}

/** Who writes the files of a program. */
export interface ImageUser {
  readonly uid: number;
  readonly gid: number;
  /** Those of tags with `alpine`, where they differ. */
  readonly alpine?: { readonly uid: number; readonly gid: number };
  /** The container starts as root, and `steps-down` to this user, or is root for as long as it runs. */
  readonly root?: 'steps-down' | 'stays';
  /** Variables that give another user and group. */
  readonly variables?: readonly [uid: string, gid: string];
  /** The first version with this user, where older ones had another, mostly root. */
  readonly from?: string;
}

/** A directory that is named after the host. */
export interface HostNamed {
  /** Below the data directory, with `$HOSTNAME` in it. */
  readonly directory: string;
  /** The variable that gives it another name. */
  readonly variable?: string;
}

/** A setting that counts only when the directory is empty. */
export interface FirstStartSetting {
  readonly variables: readonly string[];
  /** What changes it afterwards: `ALTER USER … PASSWORD …`. */
  readonly instead: string;
}

/** Which versions of a program read the files of which others. */
export interface Upgrades {
  /** How many numbers of a version name a release series whose members share their files: 1 in `17.2`, 2 in `8.0.36`. */
  readonly series: 1 | 2 | 3;
  /** The files of which series a newer one reads as they are: its `own`, the `previous` one's too, or all `earlier` ones'. */
  readonly reads: 'own' | 'previous' | 'earlier';
  /** Series that none may pass over on its way to a later one, in order. */
  readonly stops?: readonly string[];
  /** What has to be done where the files aren't read as they are, or beside. */
  readonly step?: string;
  /** Whether an older version reads what a newer one has written: `never`, or within one `series`; undefined: not known. */
  readonly down?: 'never' | 'series';
}
