// Reads are authorised by a token that the device signs for itself: an EdDSA JWT that lives for one minute and is good
// for one method and path.
import { decodeJwt, errors, jwtVerify } from 'jose';
import { tokenAudience, tokenSeconds } from '#core/foundation/wire/contract.ts';
import { ed25519PublicKey } from '#core/foundation/wire/signature.ts';
import { SyncProblemError } from '../http/problems.ts';
import { answersTo } from '../http/signed-answers.ts';
import { raiseAlarms } from '../store/alarms.ts';
import type { Store } from '../store/store.ts';
import { type Device, knownDevice, saveContact } from './find-device.ts';

export type { Device } from './find-device.ts';

/** A device's clock may be this far off; beyond it the answer carries the province's time to correct by. */
const toleranceSeconds = 5 * 60;

type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: { authorization?: string | undefined };
};

/**
 * The device that made the token of a request (N5).
 * @throws SyncProblemError UNKNOWN_DEVICE, REVOKED, or BAD_SIGNATURE {serverTime} for every other fault of the token.
 */
export async function deviceOfRequest(store: Store, request: Asked, now: Date): Promise<Device> {
  const token = /^Bearer (\S{1,2000})$/u.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw badToken('The request has no device token.', now);
  try {
    const device = await knownDevice(store, decodeJwt(token).iss ?? '');
    const { payload } = await jwtVerify(token, ed25519PublicKey(device.publicKey), {
      algorithms: ['EdDSA'],
      audience: tokenAudience,
      issuer: device.id,
      requiredClaims: ['iat', 'exp', 'htm', 'htu'],
      clockTolerance: toleranceSeconds,
      currentDate: now,
    });
    const { iat = 0, exp = 0, htm, htu } = payload;
    if (!isTimely(iat, exp, now)) throw badToken('The device token lives at another time.', now);
    if (htm !== request.method || htu !== request.url)
      throw badToken('The token is for another request.', now);
    if (device.revokedAt !== null) await refuseRevoked(store, device, now);
    answersTo(request, device.id);
    await saveContact(store, device, now);
    return device;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw badToken('The device token does not hold.', now);
    throw error;
  }
}

/**
 * The device that made the token of a request about an office, which has to be its own.
 * @throws SyncProblemError as `deviceOfRequest`, and UNKNOWN_DEVICE where the device is another office's.
 */
export async function deviceOfOffice(
  store: Store,
  request: Asked,
  office: string,
  now: Date,
): Promise<Device> {
  const device = await deviceOfRequest(store, request, now);
  if (device.office !== office) throw notOfOffice();
  return device;
}

/** What a device asks for belongs to another office. */
export const notOfOffice = (): SyncProblemError =>
  new SyncProblemError('UNKNOWN_DEVICE', "The token is not of this office's devices.");

/** It proved its key, so it is the PC itself that still runs: an alarm, once (N9). */
async function refuseRevoked(store: Store, { id, office }: Device, now: Date): Promise<never> {
  await raiseAlarms(store, [{ office, device: id, kind: 'removed_calls', key: id, seq: null }], now);
  throw new SyncProblemError('REVOKED', 'This device was revoked.');
}

/** It began when the device says, not before and not after what its clock may be off by, and ends within a minute. */
function isTimely(iat: number, exp: number, now: Date): boolean {
  const life = exp - iat;
  return (
    life > 0 &&
    life <= tokenSeconds &&
    Math.abs(now.getTime() / 1000 - iat) <= toleranceSeconds + tokenSeconds
  );
}

function badToken(title: string, now: Date): SyncProblemError {
  return new SyncProblemError('BAD_SIGNATURE', title, { serverTime: now.toISOString() });
}
