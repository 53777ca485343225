// What a PC does with a print that failed: keep it, say that it was printed after all, throw it away with a reason (D2–D5).
import type { z } from 'zod';
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { isReason } from '#core/leaves/text/substance.ts';
import type { PaymentReads } from '#core/payments/queries.ts';
import type { Role } from '#core/staff/contract.ts';
import type { discardPrintInput, keepPrintInput, WaitingPrint } from './contract.ts';
import { printEnded, printKept } from './entries.ts';
import type { PrintReads } from './queries.ts';
import { mayPrint } from './rules.ts';

type PrintCommandReads = {
  readonly prints: PrintReads;
  readonly payments: Pick<PaymentReads, 'prints'>;
};

/** What waits at a PC for a person of this role. */
export function queueFor(
  reads: Pick<PrintCommandReads, 'prints'>,
  role: Role,
  device: string,
): WaitingPrint[] {
  return reads.prints.waitingAt(device).filter(({ page }) => mayPrint(role, page));
}

/**
 * Keeps a print that failed in the queue of this PC. The same paper waits once. A receipt waits only when its print is in the
 * journal, so that no copy goes round the count of copies (D2).
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
  if (page === 'receipt' && reads.payments.prints(subject).length === 0)
    throw refusal('NOT_FOUND', { what: 'receipt' });
  const same = queueFor(reads, role, tx.device.deviceId).find(
    (waiting) => waiting.page === page && waiting.subject === subject && waiting.paper === paper,
  );
  if (same !== undefined) return same.jobId;
  const jobId = tx.newId();
  tx.append(printKept, { jobId, ...input });
  return jobId;
}

/** Says that a print that waited here came out. @throws NOT_FOUND when it does not wait at this PC for this person */
export function endPrinted(tx: Transaction, reads: PrintCommandReads, role: Role, jobId: string): void {
  requireWaiting(tx, reads, role, jobId);
  tx.append(printEnded, { id: tx.newId(), jobId, how: 'printed' }, { reason: null });
}

/** Throws away a print that waits here. @throws NOT_FOUND, REASON_NEEDED */
export function discardPrint(
  tx: Transaction,
  reads: PrintCommandReads,
  role: Role,
  { jobId, reason }: z.infer<typeof discardPrintInput>,
): void {
  requireWaiting(tx, reads, role, jobId);
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(printEnded, { id: tx.newId(), jobId, how: 'discarded' }, { reason });
}

function requireWaiting(tx: Transaction, reads: PrintCommandReads, role: Role, jobId: string): void {
  const waits = queueFor(reads, role, tx.device.deviceId).some((waiting) => waiting.jobId === jobId);
  if (!waits) throw refusal('NOT_FOUND', { what: 'print' });
}
