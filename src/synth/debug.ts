const printed = new Set<string>();

/** Prints a line to stderr, once, if the environment variable `DEBUG` is set. */
export function debug(line: string): void {
  if (!process.env['DEBUG'] || printed.has(line)) return;
  printed.add(line);
  process.stderr.write(`cdk8s-stateful: ${line}\n`);
}
