/**
 * Whether maps keep the order in which the program's language writes them. Those of JavaScript and Python do; Java's `Map.of`,
 * Go's maps and .NET's dictionaries come in any order. Each jsii host says in JSII_AGENT which language it is.
 */
export function mapsKeepOrder(): boolean {
  const agent = process.env['JSII_AGENT'];
  return agent === undefined || agent === '' || agent.startsWith('Python/');
}

/** The entries of a map by key, for lists and strings that are made of it: their order must not be the language's. */
export function sortedEntries<T>(map: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
