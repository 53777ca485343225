// This PC, for the procedures: whoever is signed in sits at one that is set up.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Desk } from './desk.ts';

/** The PC at which the call was made. @throws OFFICE_NOT_SET_UP */
export function identityOf(desk: Desk): DeviceIdentity {
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  return identity;
}
