// This computer's addresses in the office's network, and addresses as people type them.
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { type Address, addressSchema } from './contract.ts';

/** The port that PCs of an office take links at, unless something else has it already. */
export const usualPort = 4129;
export const loopback = '127.0.0.1';

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Addresses of this computer that others can reach it at. */
export function ownAddresses(of: Interfaces = networkInterfaces()): string[] {
  return Object.values(of)
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** The interface that has an address of this computer now; null when none has. */
export function interfaceOf(host: string, of: Interfaces = networkInterfaces()): string | null {
  const found = Object.entries(of).find(([, has]) => has?.some(({ address }) => address === host));
  return found?.[0] ?? null;
}

/** Whether links can be taken at an address: it is this computer's own. */
export const isOwnAddress = (host: string, of?: Interfaces): boolean =>
  host === loopback || ownAddresses(of).includes(host);

/**
 * Where links are taken: at the chosen address, and when that is gone at the one that its interface has now, or at the
 * computer's only one (N22). `was`: the interface of the chosen address, as far as it is known.
 */
export function addressNow(chosen: string, was: string | null, of: Interfaces = networkInterfaces()): string {
  if (isOwnAddress(chosen, of)) return chosen;
  const own = ownAddresses(of);
  const moved = own.filter((address) => was !== null && interfaceOf(address, of) === was);
  const [only, ...more] = moved.length > 0 ? moved : own;
  return only === undefined || more.length > 0 ? chosen : only;
}

/** «192.168.1.5» or «192.168.1.5:4129», in Persian digits too; null for anything else. */
export function readAddress(typed: string): Address | null {
  const text = toLatinDigits(typed).trim();
  const [, host = '', port = String(usualPort)] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (isIP(host) !== 4) return null;
  const read = addressSchema.safeParse({ host, port: Number(port) });
  return read.success ? read.data : null;
}
