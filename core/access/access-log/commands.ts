// Logs every access to a client's data, and with it the alert for bulk access (D16). The caller decides in the same transaction
// what is shown and whether it may be.
import type { z } from 'zod';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isSubstantial } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { type AccessPurpose, type answerAlertInput, dailyViews, type RecordKind } from './contract.ts';
import { clientViewed, manyViewed, manyViewedAnswered, recordViewed } from './entries.ts';
import type { AccessLogReads } from './queries.ts';
import { burstsOf, dailyThreshold } from './rules.ts';

/** Entries of another PC that arrive later than this many days are not counted together with those of this one. */
const daysSearched = 14;

export type AccessLogCommandReads = { readonly accessLog: AccessLogReads };

/** Logs that a client's data was shown. @param visitId a visit of the client */
export function logClientAccess(
  tx: Transaction,
  reads: AccessLogCommandReads,
  visitId: string,
  purpose: AccessPurpose,
): void {
  tx.append(clientViewed, { id: tx.newId(), visitId, purpose, elapsedMs: tx.elapsedMs });
  if (tx.actor !== null) logBulkAccessOf(tx, reads, tx.actor);
}

/** Logs that a contact or a kept file was shown. */
export function logRecordAccess(
  tx: Transaction,
  reads: AccessLogCommandReads,
  kind: RecordKind,
  recordId: string,
): void {
  tx.append(recordViewed, { id: tx.newId(), kind, recordId, elapsedMs: tx.elapsedMs });
  if (tx.actor !== null) logBulkAccessOf(tx, reads, tx.actor);
}

/**
 * Logs the bulk access that only the entries of several PCs show together; called whenever a day is opened or closed.
 */
export function logBulkAccess(tx: Transaction, reads: AccessLogCommandReads): void {
  for (const personId of reads.accessLog.viewersSince(addDays(tx.day, -daysSearched)))
    logBulkAccessOf(tx, reads, personId);
}

/** One human being may have several accounts: they count together, by the national code. */
function logBulkAccessOf(tx: Transaction, { accessLog }: AccessLogCommandReads, personId: string): void {
  for (const { accessIds, ...times } of burstsOf(
    accessLog.newestOf(personId, tx.device.deviceId),
    accessLog.countedOf(personId),
    accessLog.startedAt,
  ))
    tx.append(manyViewed, { id: tx.newId(), personId, ...times, accessIds: [...accessIds] });
  logDailyViewsOf(tx, accessLog, personId);
}

/** Views that are spread over a day, so that no ten minutes hold very many, are told from the office's own days (D16.66). */
function logDailyViewsOf(tx: Transaction, accessLog: AccessLogReads, personId: string): void {
  const counted = accessLog.countedOf(personId);
  const open = accessLog.viewsOn(personId, tx.day).filter(({ id }) => !counted.has(id));
  if (open.length < dailyViews.least) return;
  const days = accessLog.viewsByDay(addDays(tx.day, -dailyViews.lookedBack), addDays(tx.day, -1));
  const [first, last] = [open[0], open.at(-1)];
  if (open.length < dailyThreshold(days) || first === undefined || last === undefined) return;
  const accessIds = open.map(({ id }) => id).slice(0, dailyViews.most);
  tx.append(manyViewed, { id: tx.newId(), personId, firstAt: first.at, lastAt: last.at, accessIds });
}

/**
 * The manager's answer to an alert: who was asked, and what was found. Nobody answers for themself (D16.8).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, OWN_ACT_FORBIDDEN, NOTE_TOO_THIN
 */
export function answerAlert(
  tx: Transaction,
  { accessLog }: AccessLogCommandReads,
  { alertId, note }: z.infer<typeof answerAlertInput>,
): void {
  const alert = accessLog.alert(alertId);
  if (alert === null) throw refusal('NOT_FOUND', { what: 'sign' });
  if (alert.answer !== null) throw refusal('ACTION_ALREADY_DONE', {});
  if (tx.actor === null || accessLog.isSamePerson(alert.personId, tx.actor))
    throw refusal('OWN_ACT_FORBIDDEN', {});
  if (!isSubstantial(note)) throw refusal('NOTE_TOO_THIN', {});
  tx.append(manyViewedAnswered, { id: tx.newId(), alertId }, { note });
}
