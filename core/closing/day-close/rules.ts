// When a business day may be closed and reopened, and to which day something late belongs (D21). Pure.
// Invariant: a closed day takes nothing more; whatever comes later is booked to a day that is still to be closed.

import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { DayState } from '#core/journal/business-day/contract.ts';
import type { ExplanationReason } from './explanations/contract.ts';

/** What people do to a day: not opened → open → closed → open again → closed. */
export type DayAct = 'open' | 'close' | 'reopen';

const acts: Readonly<Record<DayState, Partial<Record<DayAct, DayState>>>> = {
  not_opened: { open: 'open' },
  open: { close: 'closed' },
  closed: { reopen: 'open' },
};

/** The state after an act, or null when the act does not fit the state. */
export const stateAfter = (state: DayState, act: DayAct): DayState | null => acts[state][act] ?? null;

export type CloseFacts = {
  readonly day: string;
  readonly state: DayState;
  /** Earlier days that are open, oldest first, and which of them the manager knows of and leaves open all the same. */
  readonly earlierOpen: readonly string[];
  readonly outOfTurn: readonly string[];
  /** Visits of the day that are neither finished nor cancelled. */
  readonly openDrafts: number;
  /** Names of files of which a part is still to be taken in (F52). */
  readonly unfinishedFiles: readonly string[];
  /** What has to be explained; differences that the ledger keeps open are not among it. */
  readonly signs: readonly { readonly key: string; readonly explained: boolean }[];
  /** The manager's reason for closing with explained signs or out of turn; blank counts as none. */
  readonly reason: string | null;
  /** The PCs of the office that were not heard from, and which of them the manager goes on without on purpose. */
  readonly missingPeers: readonly { readonly device: string; readonly deskNumber: number }[];
  readonly withoutPcs: readonly string[];
};

export type CloseVerdict =
  | {
      readonly ok: true;
      /** Nothing had to be explained. Otherwise it closes on the manager's reason. */
      readonly isWithoutSigns: boolean;
    }
  | { readonly ok: false; readonly refusals: readonly [Problem, ...Problem[]] };

/**
 * Whether the day may close, with every reason why not. Days close in order: one before an earlier open one only when the manager has
 * named that one and says why. The same holds for a PC that was not heard from (D21.18, D21.1, D21.11). No difference holds a close up,
 * nor does a report that is not there: it stays open (D21.74, D21.171).
 */
export const mayClose = (facts: CloseFacts): CloseVerdict => {
  const { day, state, openDrafts, signs } = facts;
  if (state === 'not_opened') return { ok: false, refusals: [{ code: 'DAY_NOT_OPEN', params: { day } }] };
  if (state === 'closed') return { ok: false, refusals: [{ code: 'DAY_CLOSED', params: { day } }] };
  const refusals: Problem[] = [];
  const { earlierOpen, outOfTurn } = facts;
  if (earlierOpen.some((earlier) => !outOfTurn.includes(earlier)))
    refusals.push({ code: 'EARLIER_DAY_OPEN', params: { days: [...earlierOpen] } });
  const { missingPeers, withoutPcs } = facts;
  const waitedFor = missingPeers.filter(({ device }) => !withoutPcs.includes(device));
  if (waitedFor.length > 0)
    refusals.push({
      code: 'PEERS_MISSING',
      params: { desks: waitedFor.map(({ deskNumber }) => deskNumber).toSorted((a, b) => a - b) },
    });
  if (openDrafts > 0) refusals.push({ code: 'DRAFTS_OPEN', params: { count: openDrafts } });
  const { unfinishedFiles: files } = facts;
  if (files.length > 0) refusals.push({ code: 'PSP_IMPORT_UNFINISHED', params: { files: [...files] } });
  const unexplained = signs.filter(({ explained }) => !explained).length;
  if (unexplained > 0) refusals.push({ code: 'EXCEPTIONS_UNEXPLAINED', params: { count: unexplained } });
  else if ((signs.length > 0 || earlierOpen.length > 0 || missingPeers.length > 0) && !isReason(facts.reason))
    refusals.push({ code: 'REASON_NEEDED', params: {} });
  const [first, ...others] = refusals;
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  return {
    ok: true,
    isWithoutSigns: signs.length === 0,
  };
};

/** Whether a closed day may be reopened: an act with a reason that shows in the day's report. */
export const reopenRefusal = (day: string, state: DayState, reason: string | null): Problem | null => {
  if (stateAfter(state, 'reopen') === null) return { code: 'DAY_NOT_CLOSED', params: { day } };
  return isReason(reason) ? null : { code: 'REASON_NEEDED', params: {} };
};

/** Whether a reason is one of those that fit what the close names, and carries the words that it needs (D21.74). */
export const explanationRefusal = (
  reasons: readonly ExplanationReason[],
  reason: ExplanationReason,
  note: string | null,
): Problem | null => {
  if (!reasons.includes(reason)) return { code: 'INPUT_INVALID', params: { fields: ['reasonCode'] } };
  return !isReason(note) ? { code: 'REASON_NEEDED', params: {} } : null;
};

export type Booking = {
  readonly day: string;
  /** The day it really belongs to, when that one can no longer take it. */
  readonly lateFor: string | null;
};

/**
 * The business day to which a payment or report row of `naturalDay` is booked. An open day takes its own. What belongs to a
 * closed day, or to a past one that was never opened (the terminal was used on a holiday), goes to the next day that is
 * open; else to today, or to tomorrow when today is closed (D21.2).
 */
export const bookingDay = (
  naturalDay: string,
  today: string,
  stateOf: (day: string) => DayState,
): Booking => {
  const natural = stateOf(naturalDay);
  if (natural === 'open' || (naturalDay >= today && natural === 'not_opened'))
    return { day: naturalDay, lateFor: null };
  for (let day = addDays(naturalDay, 1); day <= today; day = addDays(day, 1))
    if (stateOf(day) === 'open') return { day, lateFor: naturalDay };
  let day = naturalDay < today ? today : addDays(naturalDay, 1);
  while (stateOf(day) === 'closed') day = addDays(day, 1);
  return { day, lateFor: naturalDay };
};
