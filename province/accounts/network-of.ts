// Where a request comes from, as attempts are counted by it.
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address itself for IPv4, mapped or not; the first 64 bits for IPv6, since whoever has one address of such a network
 * has as many of them as they like.
 */
export function networkOf(address: string): string {
  const last = address.slice(address.lastIndexOf(':') + 1);
  if (!isIPv6(address)) return address;
  if (isIPv4(last) && /^::ffff:[\d.]+$/iu.test(address)) return last;
  const [head = [], tail = []] = (address.split('%')[0] ?? '').split('::').map(groupsOf);
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Groups of four hex digits; an IPv4 address at the end is two of them, whose values lie outside the first 64 bits. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').flatMap((group) => (isIPv4(group) ? ['0', '0'] : [group]));
}
