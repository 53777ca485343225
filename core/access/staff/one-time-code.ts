// The one-time code with which a person, and nobody else, chooses their password (D11): shown once, kept as a hash.
import type { Machine } from '#core/journal/device/machine.ts';
import { hashPassword } from './passwords.ts';

/** A one-time code of eight digits, and the hash under which it is kept. */
export async function newCode({ randomBytes }: Machine): Promise<{ oneTimeCode: string; codeHash: string }> {
  const random = Buffer.from(randomBytes(4)).readUInt32BE();
  const oneTimeCode = String(10_000_000 + (random % 90_000_000));
  return { oneTimeCode, codeHash: await hashPassword(oneTimeCode, randomBytes(16)) };
}
