import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** A flag of V8, what it is before, and the versions of V8 that it is for. */
interface Flag {
  readonly flag: string;
  readonly before: string;
  readonly knownBy: RegExp;
}

function isKnown({ knownBy }: Flag): boolean {
  return knownBy.test(process.versions.v8);
}

/**
 * How V8 works for what makes much, keeps most of it, and ends within a second. What each of these is worth
 * stands in CONTRIBUTING.md. A V8 complains of a flag that it doesn't know.
 */
const BRIEF: readonly Flag[] = [
  // Most programs end before code that was optimized earlier, or into larger functions, would have repaid its making.
  { flag: '--interrupt-budget=500000', before: '--interrupt-budget=67584', knownBy: /^11\./ },
  {
    flag: '--invocation-count-for-turbofan=22000',
    before: '--invocation-count-for-turbofan=3000',
    knownBy: /^12\./,
  },
  // Where there is Maglev, V8 itself waits longer than its list of options says.
  {
    flag: '--invocation-count-for-turbofan=22000',
    before: '--invocation-count-for-turbofan=10000',
    knownBy: /^13\./,
  },
  { flag: '--no-maglev', before: '--maglev', knownBy: /^13\./ },
  {
    flag: '--max-inlined-bytecode-size-cumulative=200',
    before: '--max-inlined-bytecode-size-cumulative=920',
    knownBy: /^1[1-3]\./,
  },
  // A large room for what soon goes is of no use to a tree of constructs: it stays.
  { flag: '--semi-space-growth-factor=1', before: '--semi-space-growth-factor=2', knownBy: /^1[1-3]\./ },
  // So small a room is emptied sooner by one thread than by several, which have to be woken.
  { flag: '--no-parallel-scavenge', before: '--parallel-scavenge', knownBy: /^1[1-3]\./ },
].filter(isKnown);

/** Who has so many bytes of manifests to read goes on for more than a second. */
const MUCH = 4 * 1024 * 1024;

/**
 * What of this is of use to what goes on for seconds: a heap that doubles before anyone looks what in it is gone takes twice the
 * memory, and code that is optimized early repays it.
 */
const LONGER: readonly Flag[] = [
  { flag: '--heap-growing-percent=35', before: '--heap-growing-percent=0', knownBy: /^1[1-3]\./ },
  {
    flag: '--invocation-count-for-turbofan=3000',
    before: '--invocation-count-for-turbofan=22000',
    knownBy: /^1[23]\./,
  },
  { flag: '--maglev', before: '--no-maglev', knownBy: /^13\./ },
].filter(isKnown);

/** The room for what soon goes that keeps most of it from being moved. Twice as much saves no time, and Node 24 would take 128 MiB. */
const NEW_SPACE = 8 * 1024 * 1024;

let isLonger = LONGER.length === 0;

/** Has V8 work as suits so many bytes of input, once in a process; what it compiled is kept for any. */
export function longerWhenMuch(bytes: number): void {
  if (bytes < MUCH || isLonger) return;
  isLonger = true;
  growNewSpace();
  set(LONGER);
  process.prependListener('exit', () => {
    for (const { before } of LONGER) setFlagsFromString(before);
  });
}

/** V8 makes the room larger when enough in it has stayed, as far as it is allowed to at that time. */
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
 * Has V8 work so from here on. Node's own compiled copies of its modules count no more (but see `asBefore`), nor does what was compiled
 * of another file without the flags.
 */
export function workBriefly(): void {
  set(BRIEF);
}

function set(flags: readonly Flag[]): void {
  for (const { flag } of flags) setFlagsFromString(flag);
}

/** Does something as V8 works without these flags: Node's own compiled copies of its modules count meanwhile. */
export function asBefore<T>(work: () => T): T {
  for (const { before } of BRIEF) setFlagsFromString(before);
  try {
    return work();
  } finally {
    set(BRIEF);
    if (isLonger) set(LONGER);
  }
}
