const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const GROUP = /^[\da-f]{1,4}$/i;

/** The version of an IP address; 0 for other strings, and for addresses with a zone (`fe80::1%eth0`), as for the API server. */
export function ipVersion(text: string): 0 | 4 | 6 {
  if (IPV4.test(text)) return 4;
  return isIpv6(text) ? 6 : 0;
}

/** @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function isIpv6(text: string): boolean {
  const parts = text.split('::');
  const groups = parts.flatMap((part) => (part === '' ? [] : part.split(':')));
  const last = groups.at(-1) ?? '';
  const embedded = IPV4.test(last) && text.endsWith(last);
  if (!(embedded ? groups.slice(0, -1) : groups).every((group) => GROUP.test(group))) return false;
  const count = groups.length + (embedded ? 1 : 0);
  return parts.length === 1 ? count === 8 : parts.length === 2 && count < 8;
}
