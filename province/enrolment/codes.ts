// Enrolment codes: shown once, stored as a hash, used once, for one office, for a limited time.
import { createHash, randomInt } from 'node:crypto';
import { enrolCodes, offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Without letters and digits that are mistaken for each other on paper (I, L, O, U). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const enrolCodeHours = 72;

export type CodeRequest = { office: string; officeName?: string | undefined; hours?: number | undefined };

/** Makes a code of 60 bits for an office, which becomes known by it. Returns the code: it cannot be shown again. */
export async function createEnrolCode(store: Store, request: CodeRequest, now: Date): Promise<string> {
  const letters = Array.from({ length: 12 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
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
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** Hash under which a code is stored; the way it was typed (case, dashes, O for 0) does not matter. */
export function enrolCodeHash(code: string): string {
  const letters = code.toUpperCase().replace(/[\s-]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  return createHash('sha256').update(`pishkhan-enrol-v1\0${letters}`).digest('hex');
}
