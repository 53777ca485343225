// When a day may open, and what a premises check needs (D5, D6). Pure.

import type { DayState } from '#core/business-day/contract.ts';
import { addDays, daysBetween } from '#core/leaves/calendar/business-day.ts';
import { isDay } from '#core/leaves/calendar/day.ts';
import {
  type CheckResult,
  type CorrectiveActionInput,
  clearanceNoticeDays,
  type EndingClearance,
} from './contract.ts';

export type OpeningFacts = {
  readonly state: DayState;
  /** Latest check of the 127 sign on the day; `hasAction` says that a corrective action was planned for it. */
  readonly signCheck: { readonly result: CheckResult; readonly hasAction: boolean } | null;
};
export type OpeningRefusal = 'DAY_ALREADY_OPEN' | 'DAY_CLOSED' | 'SIGN_CHECK_NEEDED';

/** D6: the day does not open before the 127 check; a failed one needs its corrective action. */
export function openingRefusal({ state, signCheck }: OpeningFacts): OpeningRefusal | null {
  if (state === 'open') return 'DAY_ALREADY_OPEN';
  if (state === 'closed') return 'DAY_CLOSED';
  if (signCheck === null) return 'SIGN_CHECK_NEEDED';
  return signCheck.result === 'passed' || signCheck.hasAction ? null : 'SIGN_CHECK_NEEDED';
}

export type CheckRefusal =
  | { readonly code: 'CORRECTIVE_ACTION_NEEDED' }
  | { readonly code: 'INPUT_INVALID'; readonly field: string };

/** A corrective action is due at most so many days after the check that failed. */
export const longestActionDays = 30;

/** D6, D17: a failure becomes a dated corrective action; a passed check has none. `today` is the business day. */
export function checkRefusal(
  result: CheckResult,
  action: CorrectiveActionInput | undefined,
  today: string,
): CheckRefusal | null {
  if (result === 'passed') {
    return action === undefined ? null : { code: 'INPUT_INVALID', field: 'correctiveAction' };
  }
  if (action === undefined) return { code: 'CORRECTIVE_ACTION_NEEDED' };
  const dated =
    isDay(action.dueDay) && action.dueDay >= today && action.dueDay <= addDays(today, longestActionDays);
  return dated ? null : { code: 'INPUT_INVALID', field: 'correctiveAction.dueDay' };
}

type ClearedPerson = {
  readonly person: { readonly id: string; readonly name: string; readonly state: string };
  readonly clearance: { readonly expiresOn: string } | null;
};

/** D8: clearances of those who may work that end within the notice or have ended, the first to end first. */
export function endingClearances(people: readonly ClearedPerson[], today: string): EndingClearance[] {
  const noticed = addDays(today, clearanceNoticeDays);
  return people
    .flatMap(({ person, clearance }) =>
      clearance === null || person.state === 'registered' || person.state === 'cut_off'
        ? []
        : [
            {
              personId: person.id,
              name: person.name,
              expiresOn: clearance.expiresOn,
              daysLeft: daysBetween(today, clearance.expiresOn),
            },
          ],
    )
    .filter(({ expiresOn }) => expiresOn <= noticed)
    .toSorted((one, other) => one.daysLeft - other.daysLeft);
}

/** An open action is overdue after its day. */
export function isOverdue(dueDay: string, today: string): boolean {
  return dueDay < today;
}
