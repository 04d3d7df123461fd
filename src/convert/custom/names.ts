/** What `cdk8s import` calls what it makes of a CustomResourceDefinition, for names that leave no doubt. */

/** Words as they are told apart in a name: `podCIDR` has `pod` and `CIDR`. */
const WORDS = /[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*/g;

/** A field as a property: `podCIDR` as `podCidr`, `pg_hba` as `pgHba`. @throws for names of other characters */
export function propertyName(field: string): string {
  const [first = '', ...more] = wordsOf(field);
  const name = first.toLowerCase() + more.map(capitalized).join('');
  // Words that jsii keeps for itself.
  return ['build', 'equals', 'hashcode'].includes(name.toLowerCase()) ? `${name}_` : name;
}

/** A kind, or a field in a type, as a part of the name of a type: `DNSEndpoint` as `DnsEndpoint`. */
export function typeName(...parts: readonly string[]): string {
  return parts.flatMap(wordsOf).map(capitalized).join('');
}

/** A value of an enum as its member: `RollingUpdate` as `ROLLING_UPDATE`. */
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
