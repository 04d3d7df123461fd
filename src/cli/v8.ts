import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** A flag of V8, the flag that undoes it, and the versions of V8 that it is for. */
interface Flag {
  readonly flag: string;
  readonly undo: string;
  readonly versions: RegExp;
}

function isKnown({ versions }: Flag): boolean {
  return versions.test(process.versions.v8);
}

/**
 * Flags for programs that allocate much, keep most of it, and end within a second; CONTRIBUTING.md has what each saves. V8
 * prints a warning for unknown flags.
 */
const SHORT_RUN: readonly Flag[] = [
  // Most programs end before optimizing code early, or inlining much, pays off.
  { flag: '--interrupt-budget=500000', undo: '--interrupt-budget=67584', versions: /^11\./ },
  {
    flag: '--invocation-count-for-turbofan=22000',
    undo: '--invocation-count-for-turbofan=3000',
    versions: /^12\./,
  },
  // With Maglev, V8's default is higher than --v8-options prints.
  {
    flag: '--invocation-count-for-turbofan=22000',
    undo: '--invocation-count-for-turbofan=10000',
    versions: /^13\./,
  },
  { flag: '--no-maglev', undo: '--maglev', versions: /^13\./ },
  {
    flag: '--max-inlined-bytecode-size-cumulative=200',
    undo: '--max-inlined-bytecode-size-cumulative=920',
    versions: /^1[1-3]\./,
  },
  // Trees of constructs stay alive: a large new space doesn't help.
  { flag: '--semi-space-growth-factor=1', undo: '--semi-space-growth-factor=2', versions: /^1[1-3]\./ },
  // One thread scavenges so small a new space faster than several.
  { flag: '--no-parallel-scavenge', undo: '--parallel-scavenge', versions: /^1[1-3]\./ },
].filter(isKnown);

/** The bytes of manifests that take more than a second. */
const LARGE_INPUT = 4 * 1024 * 1024;

/**
 * Flags for runs of several seconds: a heap that doubles between collections takes twice the memory, and optimizing code early
 * pays off.
 */
const LONG_RUN: readonly Flag[] = [
  { flag: '--heap-growing-percent=35', undo: '--heap-growing-percent=0', versions: /^1[1-3]\./ },
  {
    flag: '--invocation-count-for-turbofan=3000',
    undo: '--invocation-count-for-turbofan=22000',
    versions: /^1[23]\./,
  },
  { flag: '--maglev', undo: '--no-maglev', versions: /^13\./ },
].filter(isKnown);

/** The bytes of new space in which most objects die. Twice as much saves no time, and Node 24 would take 128 MiB. */
const NEW_SPACE = 8 * 1024 * 1024;

let isLongRun = LONG_RUN.length === 0;

/** Sets the flags for long runs if the input is large, once; they are undone at exit, for the code cache. */
export function setFlagsForInput(bytes: number): void {
  if (bytes < LARGE_INPUT || isLongRun) return;
  isLongRun = true;
  growNewSpace();
  set(LONG_RUN);
  process.prependListener('exit', () => {
    for (const { undo } of LONG_RUN) setFlagsFromString(undo);
  });
}

/** Grows new space: V8 does so when enough objects in it survive, by the growth factor at that time. */
function growNewSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  const kept: object[] = [];
  while (newSpace() < NEW_SPACE && kept.length < 1_000_000) for (let i = 0; i < 10_000; i++) kept.push([i]);
  setFlagsFromString('--semi-space-growth-factor=1');
}

function newSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? NEW_SPACE;
}

/**
 * Sets the flags for short runs. V8 then rejects code caches that were made without them, such as those of Node's own modules
 * (see `withDefaultFlags`).
 */
export function setShortRunFlags(): void {
  set(SHORT_RUN);
}

function set(flags: readonly Flag[]): void {
  for (const { flag } of flags) setFlagsFromString(flag);
}

/** Runs a function with V8's default flags, so that Node's code cache of its own modules is used. */
export function withDefaultFlags<T>(work: () => T): T {
  for (const { undo } of SHORT_RUN) setFlagsFromString(undo);
  try {
    return work();
  } finally {
    set(SHORT_RUN);
    if (isLongRun) set(LONG_RUN);
  }
}
