// The one-time code with which a person, and nobody else, chooses their password (D11): shown once. It opens a key, which signs
// that password.
import { type KeptKey, newAccountKey } from '#core/access/accounts/account-key.ts';
import type { Machine } from '#core/journal/device/machine.ts';

/** Digits of a code: whoever has the journal and tries them all needs years, and the code lasts a day. */
const digits = 12;

/** A one-time code as it is read out, in groups of four, and its key as it is kept. */
export async function newCode(machine: Machine): Promise<{ oneTimeCode: string; code: KeptKey }> {
  const random = Buffer.from(machine.randomBytes(8)).readBigUInt64BE();
  const secret = String(random % 10n ** BigInt(digits)).padStart(digits, '0');
  const { kept } = await newAccountKey(secret, machine);
  return { oneTimeCode: secret.replace(/(.{4})(?=.)/g, '$1-'), code: kept };
}
