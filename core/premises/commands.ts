// What people do in the morning: check the premises, plan and finish corrective actions, open the day (D5, D6, D17).

import type { z } from 'zod';
import { dayState, type OpenDayReads } from '#core/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { StaffReads } from '#core/staff/queries.ts';
import type { completeActionInput, recordCheckInput } from './contract.ts';
import { actionCompleted, actionPlanned, dayOpened, premisesChecked } from './entries.ts';
import type { PremisesReads } from './queries.ts';
import { checkRefusal, openingRefusal } from './rules.ts';

type PremisesCommandReads = OpenDayReads & { readonly premises: PremisesReads; readonly staff: StaffReads };

/**
 * Records a check; a failed one plans its corrective action in the same transaction (D6, D17).
 * @throws CORRECTIVE_ACTION_NEEDED, INPUT_INVALID, NOT_FOUND, PERSON_NOT_ACTIVE
 */
export function recordCheck(
  tx: Transaction,
  reads: PremisesCommandReads,
  input: z.infer<typeof recordCheckInput>,
): { checkId: string; actionId: string | null } {
  const { item, result, note, correctiveAction } = input;
  const refused = checkRefusal(result, correctiveAction, tx.day);
  if (refused?.code === 'INPUT_INVALID') throw refusal(refused.code, { fields: [refused.field] });
  if (refused !== null) throw refusal(refused.code, {});
  if (correctiveAction !== undefined) requireActive(reads, correctiveAction.ownerId);
  const checkId = tx.newId();
  tx.append(premisesChecked, { checkId, item, result }, { note: note === '' ? null : note });
  if (correctiveAction === undefined) return { checkId, actionId: null };
  const { description, ...planned } = correctiveAction;
  const actionId = tx.newId();
  tx.append(actionPlanned, { actionId, checkId, ...planned }, { description });
  return { checkId, actionId };
}

/** Marks a corrective action as done. @throws NOT_FOUND, ACTION_ALREADY_DONE */
export function completeAction(
  tx: Transaction,
  reads: PremisesCommandReads,
  input: z.infer<typeof completeActionInput>,
): void {
  const { actionId, note } = input;
  if (reads.premises.action(actionId) === null) throw refusal('NOT_FOUND', { what: 'corrective_action' });
  if (reads.premises.completion(actionId) !== null) throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(actionCompleted, { id: tx.newId(), actionId }, { note: note === '' ? null : note });
}

/**
 * Opens the business day of now (D6).
 * @returns the day.
 * @throws SIGN_CHECK_NEEDED, DAY_ALREADY_OPEN, DAY_CLOSED
 */
export function openDay(tx: Transaction, reads: PremisesCommandReads): string {
  const { day } = tx;
  const check = reads.premises.latestCheck(day, 'sign_127');
  const signCheck =
    check === null ? null : { result: check.result, hasAction: reads.premises.hasAction(check.id) };
  const refused = openingRefusal({ state: dayState(reads, day), signCheck });
  if (refused === 'DAY_ALREADY_OPEN' || refused === 'DAY_CLOSED') throw refusal(refused, { day });
  if (refused !== null || check === null) throw refusal('SIGN_CHECK_NEEDED', {});
  tx.append(dayOpened, { id: tx.newId(), signCheckId: check.id });
  return day;
}

function requireActive(reads: PremisesCommandReads, personId: string): void {
  const person = reads.staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  if (person.state !== 'active') throw refusal('PERSON_NOT_ACTIVE', {});
}
