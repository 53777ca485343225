// Makes a device known to the province. One code makes one device known; the same device may ask again with
// the same code and key, because the answer to its first request may have been lost on the way.
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { EnrolRequest } from '#core/foundation/wire/contract.ts';
import { enrolStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { wasRemoved } from '../devices/members.ts';
import { SyncProblemError } from '../http/problems.ts';
import { devices, enrolCodes, offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { enrolCodeHash } from './codes.ts';

/**
 * Uses the code and stores the device. Its streams come into being with their first batch.
 * @throws SyncProblemError BAD_SIGNATURE: not by the key that it names. REVOKED. BAD_ENROL_CODE: unknown, used, expired or another office's code, or a device id that
 * is already enrolled with another key or at another office.
 */
export async function enrolDevice(store: Store, request: EnrolRequest, now: Date): Promise<void> {
  if (!statementHolds(enrolStatement(request), request.proof, request.publicKey)) {
    throw new SyncProblemError('BAD_SIGNATURE', 'The device does not hold the key that it names.');
  }
  await store.transaction(async (tx) => {
    const fresh = await useCode(tx, request, now);
    // As a batch locks it, so that a removal comes either before or after.
    await tx.select().from(offices).where(eq(offices.code, request.officeCode)).for('update');
    const [known] = await tx.select().from(devices).where(eq(devices.id, request.deviceId)).for('update');
    const sameDevice = known?.publicKey === request.publicKey && known.office === request.officeCode;
    if (known !== undefined && !sameDevice) {
      throw refused('This device id is enrolled with another key or at another office.');
    }
    const isRemoved = known === undefined && (await wasRemoved(tx, request.officeCode, request.deviceId));
    if (isRemoved || (known !== undefined && known.revokedAt !== null)) {
      throw new SyncProblemError('REVOKED', 'This device was revoked.');
    }
    if (!fresh && known === undefined) throw refused('The code was used by another device.');
    const facts = { name: request.deviceName, appVersion: request.appVersion, epoch: request.epoch };
    await tx
      .insert(devices)
      .values({
        id: request.deviceId,
        office: request.officeCode,
        publicKey: request.publicKey,
        ...facts,
        enrolledAt: now,
        lastContactAt: now,
      })
      .onConflictDoUpdate({ target: devices.id, set: { ...facts, lastContactAt: now } });
  });
}

async function useCode(tx: Store, request: EnrolRequest, now: Date): Promise<boolean> {
  const theCode = and(
    eq(enrolCodes.hash, enrolCodeHash(request.code)),
    eq(enrolCodes.office, request.officeCode),
  );
  const used = await tx
    .update(enrolCodes)
    .set({ usedAt: now, usedBy: request.deviceId })
    .where(and(theCode, isNull(enrolCodes.usedAt), gt(enrolCodes.expiresAt, now)))
    .returning({ hash: enrolCodes.hash });
  if (used.length > 0) return true;
  const [code] = await tx.select().from(enrolCodes).where(theCode);
  if (code?.usedBy === request.deviceId) return false;
  throw refused('The code is unknown, used, expired or belongs to another office.');
}

function refused(title: string): SyncProblemError {
  return new SyncProblemError('BAD_ENROL_CODE', title);
}
