/** The names that `cdk8s import` gives to generated classes, properties and enums; throws where they aren't certain. */

/** The words of a name: `podCIDR` has `pod` and `CIDR`. */
const WORDS = /[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*/g;

/** The property of a field: `podCidr` for `podCIDR`, `pgHba` for `pg_hba`. @throws for names with other characters */
export function propertyName(field: string): string {
  const [first = '', ...more] = wordsOf(field);
  const name = first.toLowerCase() + more.map(capitalized).join('');
  // Reserved by jsii.
  return ['build', 'equals', 'hashcode'].includes(name.toLowerCase()) ? `${name}_` : name;
}

/** The name of a type from a kind and fields: `DnsEndpoint` for `DNSEndpoint`. */
export function typeName(...parts: readonly string[]): string {
  return parts.flatMap(wordsOf).map(capitalized).join('');
}

/** The member of an enum for a value: `ROLLING_UPDATE` for `RollingUpdate`. */
export function memberName(value: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(value))
    throw new Error(`has a value ${value} that no name is for`);
  return value
    .replaceAll('-', '_HYPHEN_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/__+/g, '_')
    .toUpperCase();
}

function wordsOf(name: string): readonly string[] {
  if (!/^[A-Za-z][A-Za-z0-9]*([_-][A-Za-z][A-Za-z0-9]*)*$/.test(name))
    throw new Error(`has a field ${name} that no property is for`);
  return name.match(WORDS) ?? [];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
