// Has the province keep this PC's data key too (design.md §4): sealed to its recovery key, so that nobody on the way and
// nobody there opens it but who releases it on purpose. The sealed key lies in both key files as well.

import { type RecoveryKey, recoveryKeyStatement, sealKey } from '#core/foundation/wire/key-recovery.ts';
import { statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { ProvinceClient } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';

/** True when the province that was pinned says that this key is its own. */
export function isRecoveryKeyProven({ key, signature }: RecoveryKey, signingKey: string): boolean {
  return statementHolds(recoveryKeyStatement(key), signature, signingKey);
}

type Parts = { readonly desk: SyncDesk; readonly client: ProvinceClient; readonly identity: DeviceIdentity };

/**
 * Seals the key once, puts it into the key files, and gives it to the province until it says that it keeps it; once more
 * when the province was put back from a copy, which may be of before it had it (saveContact forgets then that it is kept).
 * A province that keeps no keys, or proves none, is left alone until the next contact (N34).
 */
export async function keepKeyAtProvince({ desk, client, identity }: Parts): Promise<void> {
  const { keyKeeper } = desk;
  if (keyKeeper === null || identity.demo) return;
  const { heldWrap = null, keyHeldAt = null } = desk.reads.sync.province() ?? {};
  if (heldWrap !== null && keyHeldAt !== null) {
    keyKeeper.toKeyFiles(heldWrap);
    return;
  }
  const wrap = await sealedKey({ desk, client, identity });
  if (wrap === null) return;
  keyKeeper.toKeyFiles(wrap);
  const answer = await client.holdKey(wrap);
  if (answer.kind === 'answer') desk.reads.sync.saveKey({ keyHeldAt: answer.value });
}

/** As it was sealed before, unless the province has another recovery key now: it may have lost the one of then. */
async function sealedKey({ desk, client, identity }: Parts): Promise<string | null> {
  const { keyKeeper } = desk;
  const province = desk.reads.sync.province();
  if (province === null || keyKeeper === null) return null;
  const recoveryKey = (await provenKey(client, province.signingKey)) ?? province.recoveryKey;
  if (recoveryKey === null) return null;
  if (province.heldWrap !== null && recoveryKey === province.recoveryKey) return province.heldWrap;
  const heldWrap = await sealKey(recoveryKey, 'pishkhan-held-key', {
    v: 1,
    office: identity.officeCode,
    device: identity.deviceId,
    dataKey: Buffer.from(keyKeeper.dataKey).toString('base64'),
    at: desk.machine.now(),
  });
  desk.reads.sync.saveKey({ recoveryKey, heldWrap });
  return heldWrap;
}

/** The key that the province has now; null where it cannot be asked, or does not prove it. */
async function provenKey(client: ProvinceClient, signingKey: string): Promise<string | null> {
  const answer = await client.recoveryKey();
  if (answer.kind !== 'answer' || !isRecoveryKeyProven(answer.value, signingKey)) return null;
  return answer.value.key;
}
