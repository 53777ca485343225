// When a day may open, and what a premises check needs (D5, D6). Pure.

import { clearanceStage } from '#core/access/staff/rules.ts';
import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { DayState } from '#core/journal/business-day/contract.ts';
import {
  type CheckResult,
  type CorrectiveActionInput,
  clearanceNoticeDays,
  type EndingClearance,
  type EndingTerminal,
  terminalNoticeDays,
} from './contract.ts';

export type OpeningFacts = {
  readonly day: string;
  readonly state: DayState;
  /** Latest check of the 127 sign on the day; `hasAction` says that a corrective action was planned for it. */
  readonly signCheck: { readonly result: CheckResult; readonly hasAction: boolean } | null;
};

/** D6.1, D6.2: the day does not open before the 127 check; a failed one needs its corrective action. */
export function openingRefusal({ day, state, signCheck }: OpeningFacts): Problem | null {
  if (state === 'open') return { code: 'DAY_ALREADY_OPEN', params: { day } };
  if (state === 'closed') return { code: 'DAY_CLOSED', params: { day } };
  const isChecked = signCheck?.result === 'passed' || signCheck?.hasAction === true;
  return isChecked ? null : { code: 'SIGN_CHECK_NEEDED', params: {} };
}

/** A corrective action is due at most so many days after the check that failed. */
export const longestActionDays = 30;

/** D6, D17, D5.1, D17.2: a failure becomes a dated corrective action; a passed check has none. `today` is the business day. */
export function checkRefusal(
  result: CheckResult,
  action: CorrectiveActionInput | undefined,
  today: string,
): Problem | null {
  if (result === 'passed') {
    return action === undefined ? null : { code: 'INPUT_INVALID', params: { fields: ['correctiveAction'] } };
  }
  if (action === undefined) return { code: 'CORRECTIVE_ACTION_NEEDED', params: {} };
  const dated =
    isDay(action.dueDay) && action.dueDay >= today && action.dueDay <= addDays(today, longestActionDays);
  return dated ? null : { code: 'INPUT_INVALID', params: { fields: ['correctiveAction.dueDay'] } };
}

type ClearedPerson = {
  readonly person: { readonly id: string; readonly name: string; readonly state: string };
  readonly clearance: { readonly expiresOn: string } | null;
};

/** D8.1: clearances of those who may work that end within the notice or have ended, the first to end first. */
export function endingClearances(people: readonly ClearedPerson[], today: string): EndingClearance[] {
  const noticed = addDays(today, clearanceNoticeDays);
  return people
    .flatMap(({ person, clearance }) =>
      clearance === null || (person.state !== 'active' && person.state !== 'activated')
        ? []
        : [
            {
              personId: person.id,
              name: person.name,
              expiresOn: clearance.expiresOn,
              daysLeft: daysBetween(today, clearance.expiresOn),
              stage: clearanceStage(clearance.expiresOn, today),
            },
          ],
    )
    .filter(({ expiresOn }) => expiresOn <= noticed)
    .toSorted((one, other) => one.daysLeft - other.daysLeft);
}

type Span = { readonly from: string; readonly to: string | null };

/**
 * D2.12: terminals in use whose designation ends within the notice and that no further designation covers on the day
 * after, the first to end first. What has ended is no longer named: there a payment is refused (D2.1).
 */
export function endingTerminals(
  terminals: readonly { terminalId: string; validTo: string | null; inForce: boolean }[],
  designationsOf: (terminalId: string) => readonly Span[],
  today: string,
): EndingTerminal[] {
  const noticed = addDays(today, terminalNoticeDays);
  return terminals
    .flatMap(({ terminalId, validTo, inForce }) => {
      if (!inForce || validTo === null || validTo > noticed) return [];
      const next = addDays(validTo, 1);
      const isFollowed = designationsOf(terminalId).some(
        ({ from, to }) => from <= next && (to === null || next <= to),
      );
      return isFollowed ? [] : [{ terminalId, validTo, daysLeft: daysBetween(today, validTo) }];
    })
    .toSorted((one, other) => one.daysLeft - other.daysLeft);
}

/** An open action is overdue after its day. */
export function isOverdue(dueDay: string, today: string): boolean {
  return dueDay < today;
}
