// This computer's addresses in the office's network, and addresses as people type them.
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { type Address, addressSchema } from './contract.ts';

/** The port that PCs of an office take links at, unless something else has it already. */
export const usualPort = 4129;
const loopback = '127.0.0.1';

/** Addresses of this computer that others can reach it at. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** Whether links can be taken at an address: it is this computer's own. */
export const isOwnAddress = (host: string): boolean => host === loopback || ownAddresses().includes(host);

/** «192.168.1.5» or «192.168.1.5:4129», in Persian digits too; null for anything else. */
export function readAddress(typed: string): Address | null {
  const text = toLatinDigits(typed).trim();
  const [, host = '', port = String(usualPort)] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (isIP(host) !== 4) return null;
  const read = addressSchema.safeParse({ host, port: Number(port) });
  return read.success ? read.data : null;
}
