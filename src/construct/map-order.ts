/**
 * Whether maps of the program's language keep their order: those of JavaScript and Python do; Java's `Map.of`, Go's maps
 * and .NET's dictionaries don't. jsii sets JSII_AGENT to the language.
 */
export function mapsKeepOrder(): boolean {
  const agent = process.env['JSII_AGENT'];
  return agent === undefined || agent === '' || agent.startsWith('Python/');
}

/** The entries of a map, sorted by key, for output that must not depend on the map's order. */
export function sortedEntries<T>(map: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
