// Reads are authorised by a token that the device signs for itself: an EdDSA JWT that lives for one minute.
import { decodeJwt, errors, jwtVerify } from 'jose';
import { ed25519PublicKey } from '#core/leaves/wire/signature.ts';
import { SyncProblemError } from '../http/problems.ts';
import type { Store } from '../store/store.ts';
import { type Device, enrolledDevice, noteContact } from './find-device.ts';

export const tokenAudience = 'pishkhan-province';
const lifetimeSeconds = 60;
/** A device's clock may be this far off; beyond it the answer carries the province's time to correct by. */
const toleranceSeconds = 5 * 60;

/**
 * The device that made the token of an Authorization header.
 * @throws SyncProblemError UNKNOWN_DEVICE, or BAD_SIGNATURE {serverTime} for every other fault of the token.
 */
export async function deviceOfToken(
  store: Store,
  authorization: string | undefined,
  now: Date,
): Promise<Device> {
  const token = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
  if (token === undefined) throw badToken('The request has no device token.', now);
  try {
    const device = await enrolledDevice(store, decodeJwt(token).iss ?? '');
    const { payload } = await jwtVerify(token, ed25519PublicKey(device.publicKey), {
      algorithms: ['EdDSA'],
      audience: tokenAudience,
      issuer: device.id,
      requiredClaims: ['iat', 'exp'],
      clockTolerance: toleranceSeconds,
      currentDate: now,
    });
    const { iat = 0, exp = 0 } = payload;
    if (exp - iat > lifetimeSeconds) throw badToken('The device token lives too long.', now);
    await noteContact(store, device, now);
    return device;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw badToken('The device token does not hold.', now);
    throw error;
  }
}

function badToken(title: string, now: Date): SyncProblemError {
  return new SyncProblemError('BAD_SIGNATURE', title, { serverTime: now.toISOString() });
}
