// Codes that give a manager their access back (D11): made by a supervisor for one office and one name, shown once, kept nowhere.
// That one was made stands in the security log, that one was used in the office's journal.
import { randomBytes, randomUUID } from 'node:crypto';
import { type AccessCode, signAccessCode } from '#core/foundation/wire/access-code.ts';
import { type Identity, signingKey } from '../server-keys/identity.ts';

/** How long a code can be used, hours: as long as a supervisor and a manager speak with each other. */
export const accessCodeHours = 4;

/** Makes a code. */
export function createAccessCode(
  identity: Identity,
  { office, name }: Pick<AccessCode, 'office' | 'name'>,
  now: Date,
): { code: string; access: Omit<AccessCode, 'key'> } {
  const access = {
    codeId: randomUUID(),
    office,
    name,
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + accessCodeHours * 3_600_000).toISOString(),
  };
  return { code: signAccessCode(access, randomBytes(32), signingKey(identity)), access };
}
