import { ipVersion } from './ip';

/** What is wrong with an IP address; undefined where it is valid. */
export function addressProblem(value: string): string | undefined {
  return ipVersion(value) === 0 ? 'is not an IP address' : undefined;
}

/** What is wrong with a network in CIDR notation; undefined where it is valid. */
export function networkProblem(value: string): string | undefined {
  const [address = '', bits = '', ...rest] = value.split('/');
  const maxBits = { 0: -1, 4: 32, 6: 128 }[ipVersion(address)];
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > maxBits) return 'is not a network, e.g. 10.0.0.0/8';
  return undefined;
}
