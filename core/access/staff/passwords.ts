// Password hashing (argon2id). Slow by intention and asynchronous, so it always runs before a transaction is opened.
// The library with its native part is loaded by the first password: nothing before it has a use for it.

import { z } from 'zod';

const hashForm = /^\$argon2id\$v=19\$m=(\d{1,5}),t=(\d),p=(\d)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** Signs of base64 in a salt, and in a result: 8 bytes and more. */
const fewest = 11;
/** A comparison costs at most this, whoever wrote the hash: KiB of memory, passes over it, lanes. */
const most = { memory: 64 * 1024, passes: 5, lanes: 4 };

const isBase64 = (text: string): boolean =>
  Buffer.from(text, 'base64').toString('base64url') === text.replaceAll('+', '-').replaceAll('/', '_');

function isComparable(hash: string): boolean {
  const [, memory, passes, lanes, salt = '', made = ''] = hashForm.exec(hash) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  return (
    cost.lanes >= 1 &&
    cost.lanes <= most.lanes &&
    cost.passes >= 1 &&
    cost.passes <= most.passes &&
    cost.memory >= 8 * cost.lanes &&
    cost.memory <= most.memory &&
    [salt, made].every((part) => part.length >= fewest && isBase64(part))
  );
}

/** A hash as an entry carries it: one that can be compared with, at a bounded cost. */
export const passwordHashSchema = z.string().max(250).refine(isComparable);

const argon2 = () => import('@node-rs/argon2');

/** Hashes with argon2id at the library's defaults (19 MiB, 2 passes). The salt has 16 bytes. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const { hash } = await argon2();
  return hash(password.normalize('NFC'), { salt });
}

/** True when the password is the one that was hashed. */
export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  const { verify } = await argon2();
  return verify(passwordHash, password.normalize('NFC'));
}
