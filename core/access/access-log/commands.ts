// Every look is written here, and with it the sign that somebody looks at very many (D16). What is shown, and whether it
// may be, is the caller's to decide in the same transaction.
import type { z } from 'zod';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isSubstantial } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { answerSignInput, ClientLookPurpose, RecordKind } from './contract.ts';
import { clientViewed, manyViewed, manyViewedAnswered, recordViewed } from './entries.ts';
import type { LookReads } from './queries.ts';
import { burstsOf } from './rules.ts';

/** How late another PC's looks may arrive and still be put together with this one's, in days. */
const daysLookedBack = 14;

export type LookCommandReads = { readonly looks: LookReads };

/** Writes that a client's data was shown. @param visitId a visit of the client */
export function noteClientLook(
  tx: Transaction,
  reads: LookCommandReads,
  visitId: string,
  purpose: ClientLookPurpose,
): void {
  tx.append(clientViewed, { id: tx.newId(), visitId, purpose, elapsedMs: tx.elapsedMs });
  if (tx.actor !== null) noteManyOf(tx, reads, tx.actor);
}

/** Writes that a contact or a kept file was shown. */
export function noteRecordLook(
  tx: Transaction,
  reads: LookCommandReads,
  kind: RecordKind,
  recordId: string,
): void {
  tx.append(recordViewed, { id: tx.newId(), kind, recordId, elapsedMs: tx.elapsedMs });
  if (tx.actor !== null) noteManyOf(tx, reads, tx.actor);
}

/**
 * Writes the signs that follow from looks at several PCs, of which none knew in time; asked whenever a day is opened or
 * closed.
 */
export function noteManyLooks(tx: Transaction, reads: LookCommandReads): void {
  for (const personId of reads.looks.lookersSince(addDays(tx.day, -daysLookedBack)))
    noteManyOf(tx, reads, personId);
}

/** One human being may have several accounts: they count together, by the national code. */
function noteManyOf(tx: Transaction, { looks }: LookCommandReads, personId: string): void {
  for (const { lookIds, ...times } of burstsOf(
    looks.newestOf(personId, tx.device.deviceId),
    looks.countedOf(personId),
    looks.startedAt,
  ))
    tx.append(manyViewed, { id: tx.newId(), personId, ...times, lookIds: [...lookIds] });
}

/**
 * The manager's word on a sign: who was asked, and what was found. Nobody answers for themself (D16.8).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, OWN_ACT_FORBIDDEN, NOTE_TOO_THIN
 */
export function answerSign(
  tx: Transaction,
  { looks }: LookCommandReads,
  { signId, note }: z.infer<typeof answerSignInput>,
): void {
  const sign = looks.sign(signId);
  if (sign === null) throw refusal('NOT_FOUND', { what: 'sign' });
  if (sign.answer !== null) throw refusal('ACTION_ALREADY_DONE', {});
  if (tx.actor === null || looks.isSamePerson(sign.personId, tx.actor))
    throw refusal('OWN_ACT_FORBIDDEN', {});
  if (!isSubstantial(note)) throw refusal('NOTE_TOO_THIN', {});
  tx.append(manyViewedAnswered, { id: tx.newId(), signId }, { note });
}
