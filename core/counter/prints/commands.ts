// What a PC does with a print that failed: keep it, say that it was printed after all, throw it away with a reason (D2–D5).
import type { z } from 'zod';
import type { Role } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { discardPrintInput, keepPrintInput, WaitingPrint } from './contract.ts';
import { printEnded, printKept } from './entries.ts';
import type { PrintReads } from './queries.ts';
import { isAbout, mayPrint } from './rules.ts';

type PrintCommandReads = {
  readonly prints: PrintReads;
  readonly payments: Pick<PaymentReads, 'isPrinted'>;
  readonly staff: Pick<StaffReads, 'secondPersonFacts'>;
};

/** Who prints, or says what became of a print. */
type Printer = { readonly id: string; readonly role: Role };

/**
 * What waits at a PC for a person: what their role prints, without the slips of complaints about them, whichever of their
 * accounts is named (D7.9). To them such a slip does not wait: it is neither tried again in their name nor thrown away.
 */
export function queueFor(
  reads: Pick<PrintCommandReads, 'prints' | 'staff'>,
  { id, role }: Printer,
  device: string,
): WaitingPrint[] {
  return reads.prints.waitingAt(device).flatMap(({ aboutId, ...waiting }) => {
    const accounts = aboutId === null ? [] : [id, ...(reads.staff.secondPersonFacts(id)?.alsoIs ?? [])];
    return mayPrint(role, waiting.page) && !isAbout(aboutId, accounts) ? [waiting] : [];
  });
}

/**
 * Keeps a print that failed in the queue of this PC. The same paper waits once. A receipt waits only when its print is in
 * the journal, so that no copy goes round the count of copies (D2.11). The slip of a complaint waits whoever it is about: a
 * colleague prints it, and the answer tells nothing of whom.
 * @throws NOT_ALLOWED, NOT_FOUND
 */
export function keepPrint(
  tx: Transaction,
  reads: PrintCommandReads,
  role: Role,
  input: z.infer<typeof keepPrintInput>,
): string {
  const { page, subject, paper } = input;
  if (!mayPrint(role, page)) throw refusal('NOT_ALLOWED', {});
  if (page === 'receipt' && !reads.payments.isPrinted(subject))
    throw refusal('NOT_FOUND', { what: 'receipt' });
  const same = reads.prints
    .waitingAt(tx.device.deviceId)
    .find((waiting) => waiting.page === page && waiting.subject === subject && waiting.paper === paper);
  if (same !== undefined) return same.jobId;
  const jobId = tx.newId();
  tx.append(printKept, { jobId, ...input });
  return jobId;
}

/** Says that a print that waited here came out. @throws NOT_FOUND when it does not wait at this PC for this person */
export function endPrinted(tx: Transaction, reads: PrintCommandReads, actor: Printer, jobId: string): void {
  requireWaiting(tx, reads, actor, jobId);
  tx.append(printEnded, { id: tx.newId(), jobId, how: 'printed' }, { reason: null });
}

/** Throws away a print that waits here. @throws NOT_FOUND, REASON_NEEDED */
export function discardPrint(
  tx: Transaction,
  reads: PrintCommandReads,
  actor: Printer,
  { jobId, reason }: z.infer<typeof discardPrintInput>,
): void {
  requireWaiting(tx, reads, actor, jobId);
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(printEnded, { id: tx.newId(), jobId, how: 'discarded' }, { reason });
}

function requireWaiting(tx: Transaction, reads: PrintCommandReads, actor: Printer, jobId: string): void {
  const waits = queueFor(reads, actor, tx.device.deviceId).some((waiting) => waiting.jobId === jobId);
  if (!waits) throw refusal('NOT_FOUND', { what: 'print' });
}
