// The short forms by which an entry names a head of another stream (seen-heads.ts): 64 bits, 11 characters.
import { hash } from 'node:crypto';

const remembered = 5000;
const names = new Map<string, string>();

const shorten = (hex: string): string => Buffer.from(hex.slice(0, 16), 'hex').toString('base64url');

/** The short name of a stream, 11 characters. `epoch` is the one in its entries. */
export function streamName(device: string, epoch: string): string {
  const key = `${device}\n${epoch}`;
  let name = names.get(key);
  if (name === undefined) {
    name = shorten(hash('sha256', `pishkhan-stream-v1\n${key}`, 'hex'));
    if (names.size >= remembered) names.clear();
    names.set(key, name);
  }
  return name;
}

/** The short form of a chain hash (64 hexadecimal characters), 11 characters. */
export const shortHash = (chainHash: string): string => shorten(chainHash);
