// Enrolment codes: shown once, stored as a hash, used once, for one office, for a limited time. A code ends with the
// fingerprint of the province's keys, by which the device knows whose answer it got.
import { createHash, randomInt } from 'node:crypto';
import {
  enrolSecretLetters,
  inGroups,
  lettersOfCode,
  paperAlphabet,
} from '#core/foundation/wire/enrol-code.ts';
import { provinceFingerprint } from '#core/foundation/wire/signed-statements.ts';
import { storedIdentity } from '../server-keys/identity.ts';
import { enrolCodes, offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

export const enrolCodeHours = 72;

export type CodeRequest = { office: string; officeName?: string | undefined; hours?: number | undefined };

/** Makes a code of 60 bits for an office, which becomes known by it. Returns the code: it cannot be shown again. */
export async function createEnrolCode(store: Store, request: CodeRequest, now: Date): Promise<string> {
  const letters = Array.from({ length: enrolSecretLetters }, () =>
    paperAlphabet.charAt(randomInt(paperAlphabet.length)),
  ).join('');
  const { signingPublic, sealingPublic } = await storedIdentity(store);
  const hours = request.hours ?? enrolCodeHours;
  await store.transaction(async (tx) => {
    const name = request.officeName ?? null;
    const made = tx.insert(offices).values({ code: request.office, name, createdAt: now });
    await (name === null
      ? made.onConflictDoNothing()
      : made.onConflictDoUpdate({ target: offices.code, set: { name } }));
    await tx.insert(enrolCodes).values({
      hash: enrolCodeHash(letters),
      office: request.office,
      createdAt: now,
      expiresAt: new Date(now.getTime() + hours * 3_600_000),
    });
  });
  return inGroups(letters + provinceFingerprint({ signing: signingPublic, sealing: sealingPublic }));
}

/** Hash under which the secret part of a code is stored; the way it was typed (case, dashes, O for 0) does not matter. */
export function enrolCodeHash(code: string): string {
  const letters = lettersOfCode(code);
  const secret = letters.slice(0, enrolSecretLetters);
  return createHash('sha256').update(`pishkhan-enrol-v1\0${secret}`).digest('hex');
}
