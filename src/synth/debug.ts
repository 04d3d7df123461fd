const printed = new Set<string>();

/** One line on stderr where `DEBUG` is set, for somebody who wonders; the same line isn't repeated. */
export function debug(line: string): void {
  if (!process.env['DEBUG'] || printed.has(line)) return;
  printed.add(line);
  process.stderr.write(`cdk8s-stateful: ${line}\n`);
}
