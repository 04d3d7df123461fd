/** An example for which `changes --cluster` rightly reports something else than `changes` of files, with the reason. */
interface Explained {
  /** The rule's example. */
  readonly name: string;
  /** The prefix of lines about it. */
  readonly lines: readonly string[];
  readonly reason: string;
}

const NEVER_BOUND =
  'no driver runs in a control plane of our own: the cluster knows that the claims never had a volume, and files, that they may have one';

const EXPLAINED: readonly Explained[] = ['sts-removed', 'sts-scaled-with-delete'].map((name) => ({
  name,
  lines: [`only in files: ${name} (error)`, `only in the cluster: ${name} (info)`],
  reason: NEVER_BOUND,
}));

/** The expected differences. */
export class ExplainedDifferences {
  readonly #seen = new Set<Explained>();

  public has(name: string, line: string): boolean {
    const found = EXPLAINED.find((one) => one.name === name && one.lines.some((start) => line.startsWith(start)));
    if (found !== undefined) this.#seen.add(found);
    return found !== undefined;
  }

  /** Expected differences that no longer occur. */
  public unused(): readonly string[] {
    return EXPLAINED.filter((one) => !this.#seen.has(one)).map(({ name, reason }) => `${name}: ${reason}`);
  }
}
