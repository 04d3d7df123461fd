import { ipVersion } from './ip';

/** An address. Returns what is wrong with the value, or undefined. */
export function addressProblem(value: string): string | undefined {
  return ipVersion(value) === 0 ? 'is not an IP address' : undefined;
}

/** A network in CIDR form. Returns what is wrong with the value, or undefined. */
export function networkProblem(value: string): string | undefined {
  const [address = '', bits = '', ...rest] = value.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[ipVersion(address)];
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > most) return 'is not a network, e.g. 10.0.0.0/8';
  return undefined;
}
