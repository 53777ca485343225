// Who can be given a session in an emergency, beside whom, and for how long (D11). Pure; instants are UTC, durations ms.

import type { Role } from '#core/access/staff/contract.ts';
import { tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isReason } from '#core/foundation/text/substance.ts';

const minute = 60_000;

type Beside = {
  readonly personId: string;
  readonly managerId: string;
  readonly managerRole: Role;
  /** Other accounts of the person's own national code. */
  readonly alsoIs: readonly string[];
};

/** Nobody sits beside themself, and only a manager sits beside somebody; it has its reason in words (D11.23). */
export function emergencyRefusal(
  { personId, managerId, managerRole, alsoIs }: Beside,
  reason: string,
): Problem | null {
  if (managerRole !== 'manager') return { code: 'NOT_ALLOWED', params: {} };
  if (personId === managerId || alsoIs.includes(managerId)) return { code: 'OWN_ACT_FORBIDDEN', params: {} };
  return isReason(reason) ? null : { code: 'REASON_NEEDED', params: {} };
}

/** How long it lasts from `now`, ms: as was asked for, and never beyond the end of its business day. */
export function emergencyLasts(now: string, minutes: number): number {
  const [hour = 0, minuteOfHour = 0] = tehranTimeOf(now).split(':').map(Number);
  const ofDay = (hour * 60 + minuteOfHour) * minute + (Date.parse(now) % minute);
  return Math.min(minutes * minute, 24 * 60 * minute - ofDay);
}
