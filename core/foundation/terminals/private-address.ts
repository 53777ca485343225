// Where a connected terminal may be: inside the office's own network, or on this PC (D2.109). Names are not resolved, and a part that begins with a nought is
// refused: the system reads it as octal, and 010.0.0.1 leads to 8.0.0.1.

/** True for an IPv4 address that no router of the internet forwards: 10/8, 172.16/12, 192.168/16, 169.254/16 and this PC's 127/8. */
export function isPrivateAddress(host: string): boolean {
  const parts = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/
    .exec(host)
    ?.slice(1)
    .map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return false;
  const [first = 0, second = 0] = parts;
  if (first === 10 || first === 127) return true;
  if (first === 172) return second >= 16 && second <= 31;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}
