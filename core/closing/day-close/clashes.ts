// What two PCs of the office did without knowing of each other, and stores found older or changed from outside, as exceptions for
// the manager (design.md §2).
// Invariant: computed at read time from the facts, so that every order of arrival gives the same clashes.

import { inGroups } from '#core/foundation/wire/enrol-code.ts';
import { provinceFingerprint } from '#core/foundation/wire/signed-statements.ts';
import type { DayReads } from './day-reads.ts';
import type { ClashKind } from './explanations/contract.ts';

export type Clash = {
  readonly key: string;
  readonly kind: ClashKind;
  readonly ofDay: string;
  /** What clashes, for the screen: a reference number, a day, a person's name, a number of the register. */
  readonly subject: string;
  readonly paymentIds: readonly string[];
  readonly visitId: string | null;
  readonly terminalId: string;
};

/**
 * The clashes of a business day. `settled` are payments whose repeated number the settlement has already named (D4.14,
 * D21.19).
 */
export function clashesOf(reads: DayReads, day: string, settled: ReadonlySet<string>): Clash[] {
  const clash = (kind: ClashKind, subject: string, identity: string, other: Partial<Clash> = {}): Clash => ({
    key: `${kind}:${identity}`,
    kind,
    ofDay: day,
    subject,
    paymentIds: [],
    visitId: null,
    terminalId: '',
    ...other,
  });
  const clashes: Clash[] = [];
  for (const { paymentId, terminalId, rrn, visitId } of reads.dayClose.repeatedRrns(day)) {
    const first = reads.payments.firstWith(terminalId, rrn);
    const paymentIds = first === null ? [paymentId] : [first.id, paymentId];
    if (paymentIds.some((id) => settled.has(id))) continue;
    clashes.push(clash('rrn_on_two_payments', rrn, paymentId, { paymentIds, visitId, terminalId }));
  }
  const openings = new Set(reads.businessDay.openedTwice(day).map(({ device }) => device)).size;
  if (openings > 1) clashes.push(clash('day_opened_twice', day, `${day}:${openings}`));
  const closedConcurrently = reads.dayClose.closedConcurrently(day);
  if (closedConcurrently > 0) clashes.push(clash('day_closed_twice', day, `${day}:${closedConcurrently}`));
  // More work after the cut-off is a new fact, and so is its key.
  for (const { personId, name, entries } of reads.dayClose.workedAfterCutOff(day))
    clashes.push(clash('worked_after_cut_off', name ?? '', `${day}:${personId}:${entries}`));
  for (const { deskNumber, number } of reads.dayClose.complaintNumbersTwice(day)) {
    const subject = `${deskNumber}-${number}`;
    clashes.push(clash('complaint_number_twice', subject, `${day}:${subject}`));
  }
  for (const { deskNumber, number, times } of reads.dayClose.visitNumbersTwice(day)) {
    const subject = `${deskNumber}-${number}`;
    clashes.push(clash('visit_number_twice', subject, `${day}:${subject}:${times}`));
  }
  // The same holds for what a removed PC brings.
  for (const { device, name, entries } of reads.dayClose.broughtByRemoved(day))
    clashes.push(clash('brought_by_removed_pc', name, `${day}:${device}:${entries}`));
  for (const { visitId, number, checks } of reads.dayClose.decidedConcurrently(day))
    clashes.push(clash('identity_decided_concurrently', number, `${day}:${visitId}:${checks}`, { visitId }));
  for (const { visitId, number } of reads.dayClose.verifiedConcurrently(day))
    clashes.push(clash('identity_decided_concurrently', number, `${day}:${visitId}:elsewhere`, { visitId }));
  // A concurrent charge after an earlier one was cancelled is a new fact.
  for (const { visitId, number, charges, further } of reads.dayClose.chargedConcurrently(day)) {
    const found = [day, visitId, charges, ...(further === null ? [] : [further])].join(':');
    clashes.push(clash('charged_concurrently', number, found, { visitId }));
  }
  for (const { id, missing } of reads.store.rewindsOfDay(day))
    clashes.push(clash('store_rewound', String(missing), id));
  for (const { id, afterSeq, toSeq } of reads.sync.rewindsOfDay(day))
    clashes.push(clash('entries_recovered', String(toSeq - afterSeq), id));
  // That the office goes over to another province stands on the sheet twice: as it was agreed, and as each PC did it (N50).
  for (const { id, fingerprint } of reads.sync.changesConfirmedOn(day))
    clashes.push(clash('province_changed', inGroups(fingerprint), id));
  for (const { id, signingKey, sealingKey } of reads.sync.leavingsOfDay(day)) {
    const fingerprint = provinceFingerprint({ signing: signingKey, sealing: sealingKey });
    clashes.push(clash('province_changed', inGroups(fingerprint), id));
  }
  for (const { id, kind, rows, streamSeq } of reads.store.damagesOfDay(day))
    clashes.push(
      kind === 'tables'
        ? clash('tables_changed', String(rows), id)
        : clash('journal_damaged', String(streamSeq ?? 0), id),
    );
  return clashes;
}
