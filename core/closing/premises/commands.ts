// What people do in the morning: check the premises, plan and finish corrective actions, open the day (D5, D6, D17).

import type { z } from 'zod';
import { type AccessLogCommandReads, logBulkAccess } from '#core/access/access-log/commands.ts';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { requireSomebodyElse } from '#core/access/staff/not-oneself.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { keepPhoto, type PhotoCommandReads } from '#core/assets/photos/commands.ts';
import { boardOnDay } from '#core/counter/fees/board.ts';
import type { PriceReads } from '#core/counter/fees/price.ts';
import { type InboxViewReads, inboxDue } from '#core/counter/inbox/views.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { dayState, type OpenDayReads } from '#core/journal/business-day/require-open-day.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type {
  addItemInput,
  completeActionInput,
  judgeActionInput,
  recordCheckInput,
  setRhythmInput,
} from './contract.ts';
import {
  actionCompleted,
  actionJudged,
  actionPlanned,
  dayOpened,
  premisesChecked,
  rhythmSet,
} from './entries.ts';
import { checkRefusal, openingRefusal } from './rules.ts';
import { dueNow, isAskedFor, officeVersions, type ScheduleReads } from './schedule/check-status.ts';
import { countsFrom, isRarer, rhythmRefusal } from './schedule/of-office.ts';
import { scheduleOn } from './schedule/rules.ts';
import { scheduleVersions } from './schedule/versions.ts';

type PremisesCommandReads = OpenDayReads &
  SoundClockReads &
  PriceReads &
  AccessLogCommandReads &
  ScheduleReads &
  InboxViewReads &
  PhotoCommandReads & {
    readonly staff: StaffReads;
  };

/**
 * Records a check; a failed one plans its corrective action in the same transaction (D6, D17.4).
 * @throws CORRECTIVE_ACTION_NEEDED, INPUT_INVALID, NOT_FOUND, PERSON_NOT_ACTIVE, TARIFF_MISSING, BOARD_OUT_OF_DATE,
 * INBOX_OVERDUE, PHOTO_REFUSED, PHOTOS_FULL
 */
export function recordCheck(
  tx: Transaction,
  reads: PremisesCommandReads,
  input: z.infer<typeof recordCheckInput>,
): { checkId: string; actionId: string | null } {
  const { item, result, note, correctiveAction, photo } = input;
  refuse(checkRefusal(result, correctiveAction, tx.day));
  if (!isAskedFor(reads, item, tx.day)) throw refusal('NOT_FOUND', { what: 'check_item' });
  if (item === 'rate_board' && result === 'passed') requireBoardUp(tx, reads);
  if (item === 'lawyers_inbox' && result === 'passed') requireInboxInTime(tx, reads);
  if (correctiveAction !== undefined) requireActive(reads, correctiveAction.ownerId);
  const checkId = tx.newId();
  const dueDay = dueNow(reads, item, tx.day);
  const due = dueDay === null ? {} : { dueDay };
  tx.append(premisesChecked, { checkId, item, result, ...due }, { note: note === '' ? null : note });
  keepPhoto(tx, reads, photo, { of: 'premises_check', ofId: checkId });
  if (correctiveAction === undefined) return { checkId, actionId: null };
  const { description, ...planned } = correctiveAction;
  const actionId = tx.newId();
  const reopens = reads.premises.lastSaidDone(item, tx.day);
  const again = reopens === null ? {} : { reopens };
  tx.append(actionPlanned, { actionId, checkId, ...planned, ...again }, { description });
  return { checkId, actionId };
}

/**
 * Says that a corrective action is done, with the proof of it; another person looks and confirms (D17.1, D17.11).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, REASON_NEEDED when the proof says nothing, PHOTO_NEEDED and what keepPhoto throws
 */
export function completeAction(
  tx: Transaction,
  reads: PremisesCommandReads,
  input: z.infer<typeof completeActionInput>,
): void {
  const { actionId, proofKind, note, photo } = input;
  if (reads.premises.action(actionId) === null) throw refusal('NOT_FOUND', { what: 'corrective_action' });
  const status = reads.premises.actionStatus(actionId);
  if (status.settled || status.completion !== null) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(note)) throw refusal('REASON_NEEDED', {});
  if (proofKind === 'photo' && photo === undefined) throw refusal('PHOTO_NEEDED', {});
  const id = tx.newId();
  tx.append(actionCompleted, { id, actionId, proofKind }, { note });
  keepPhoto(tx, reads, photo, { of: 'action_proof', ofId: id });
}

/**
 * Says what another person found of a completed action: it is over, or it is to be done again (D17.3). Neither its owner
 * nor whoever said that it is done can judge it, under whichever account.
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, OWN_ACT_FORBIDDEN, REASON_NEEDED when it is not done and nothing says why
 */
export function judgeAction(
  tx: Transaction,
  reads: PremisesCommandReads,
  input: z.infer<typeof judgeActionInput>,
): void {
  const { actionId, verdict, note } = input;
  const action = reads.premises.action(actionId);
  if (action === null) throw refusal('NOT_FOUND', { what: 'corrective_action' });
  const { settled, completion } = reads.premises.actionStatus(actionId);
  if (settled) throw refusal('ACTION_ALREADY_DONE', {});
  if (completion === null) throw refusal('NOT_FOUND', { what: 'completion' });
  for (const who of [action.ownerId, completion.actor]) requireSomebodyElse(tx.actor, who, reads.staff);
  if (verdict === 'not_done' && !isReason(note)) throw refusal('REASON_NEEDED', {});
  const id = tx.newId();
  const body = { id, actionId, completionId: completion.id, verdict };
  tx.append(actionJudged, body, { note: note === '' ? null : note });
}

/**
 * Opens the business day of now (D6).
 * @returns the day.
 * @throws CLOCK_DOUBTED, SIGN_CHECK_NEEDED, DAY_ALREADY_OPEN, DAY_CLOSED
 */
export function openDay(tx: Transaction, reads: PremisesCommandReads): string {
  requireSoundClock(tx, reads);
  const { day } = tx;
  const check = reads.premises.latestCheck(day, 'sign_127');
  const signCheck =
    check === null ? null : { result: check.result, hasAction: reads.premises.hasAction(check.id) };
  refuse(openingRefusal({ day, state: dayState(reads, day), signCheck }));
  if (check === null) throw refusal('SIGN_CHECK_NEEDED', {});
  logBulkAccess(tx, reads);
  tx.append(dayOpened, { id: tx.newId(), signCheckId: check.id });
  return day;
}

/**
 * Sets how often something is looked at, from the next business day on: oftener than the directive has it, or as it has it
 * again; what the office added is also ended so. By a clock that is believed (D17.13). What becomes rarer than it is today is set by
 * two (D20.65); what was set today and did not count yet is taken back by the manager alone.
 * @throws CLOCK_DOUBTED, NOT_FOUND, RHYTHM_TOO_RARE, ACTION_ALREADY_DONE and what recordLoosening throws
 */
export function setRhythm(
  tx: Transaction,
  reads: PremisesCommandReads & LooseningReads,
  { item, every }: Pick<z.infer<typeof setRhythmInput>, 'item' | 'every'>,
  word: BesideWord | null,
): void {
  requireSoundClock(tx, reads);
  const from = countsFrom(tx.day);
  const isKnown = reads.premises.rhythmSettings().some((set) => set.item === item);
  const now = scheduleOn(officeVersions(reads), from);
  refuse(rhythmRefusal(scheduleOn(scheduleVersions, from), now, isKnown, { item, every }));
  const title = reads.premises.titleOf(item);
  const today = scheduleOn(officeVersions(reads), tx.day).items.find((known) => known.item === item);
  const before = today?.every ?? 'never';
  const [id, control] = [tx.newId(), 'rhythm' as const];
  if (isRarer(every, before))
    recordLoosening(tx, reads, word, {
      ...{ control, settingId: id, about: item, title },
      ...{ before, after: every },
    });
  tx.append(rhythmSet, { id, item, every }, { title });
}

/** Adds a check of the office's own, from the next business day on (D17.13). @throws CLOCK_DOUBTED */
export function addItem(
  tx: Transaction,
  reads: PremisesCommandReads,
  { title, every }: z.infer<typeof addItemInput>,
): string {
  requireSoundClock(tx, reads);
  const item = tx.newId();
  tx.append(rhythmSet, { id: tx.newId(), item, every }, { title });
  return item;
}

/** The board passes only when it is the one of the rates in force (D5.3). @throws TARIFF_MISSING, BOARD_OUT_OF_DATE */
function requireBoardUp({ day }: Transaction, reads: PriceReads): void {
  const board = boardOnDay(reads, day);
  if (board === null) throw refusal('TARIFF_MISSING', { day });
  if (board.hanging === null) throw refusal('BOARD_OUT_OF_DATE', { title: board.title, code: board.code });
}

/** The in-box passes only while nothing in it is past its deadline (D17.9). @throws INBOX_OVERDUE */
function requireInboxInTime({ day }: Transaction, reads: InboxViewReads): void {
  const { overdue } = inboxDue(reads, day);
  if (overdue > 0) throw refusal('INBOX_OVERDUE', { count: overdue });
}

function requireActive(reads: PremisesCommandReads, personId: string): void {
  const person = reads.staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  if (person.state !== 'active') throw refusal('PERSON_NOT_ACTIVE', {});
}
