// The guard of everything that is done in a visit: it is there, still open, and its day is too.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type OpenDayReads, requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { VisitForm } from './form-queries.ts';
import type { VisitReads } from './queries.ts';

/** What is read to know whether a visit can still be worked on. */
export type OpenVisitReads = OpenDayReads & {
  readonly visits: VisitReads;
  /** The newest decision on the identity of a visit's client; null before the first. */
  readonly identity: { readonly latest: (visitId: string) => { readonly outcome: string } | null };
};

/** The visit, when it was neither finished, cancelled nor refused, whatever its day. @throws NOT_FOUND, VISIT_NOT_OPEN */
export function requireUnendedVisit(reads: OpenVisitReads, visitId: string) {
  const visit = reads.visits.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  const isOver =
    reads.visits.ending(visitId) !== null || reads.identity.latest(visitId)?.outcome === 'refused';
  if (isOver) throw refusal('VISIT_NOT_OPEN', {});
  return visit;
}

/**
 * The visit, when it may still be worked on today. One of another day is ended with a reason (finish-late.ts).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED
 */
export function requireOpenVisit(tx: Transaction, reads: OpenVisitReads, visitId: string) {
  const visit = requireUnendedVisit(reads, visitId);
  requireOpenDay(reads, tx.day);
  if (visit.day !== tx.day) throw refusal('VISIT_OF_OTHER_DAY', { day: visit.day });
  return visit;
}

/**
 * Those of the form are checked anew whatever the day of the visit, also once it was completed: an identifier was corrected since
 * (D1.219). Another PC may have filed a part of it meanwhile: the rest waits all the same.
 */
export const isCheckedAnew = (reads: Pick<OpenVisitReads, 'visits'>, form: VisitForm): boolean =>
  form.isCheckedAnew && (reads.visits.ending(form.visitId)?.kind ?? 'completed') === 'completed';

/** As requireOpenVisit, and the client's identity was verified in this very visit (D1). @throws IDENTITY_NEEDED */
export function requireVerifiedVisit(tx: Transaction, reads: OpenVisitReads, visitId: string) {
  const visit = requireOpenVisit(tx, reads, visitId);
  requireVerified(reads, visitId);
  return visit;
}

/**
 * A verified visit of today that is open, or was completed: what was paid in it may be the wrong service (D4.225).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, IDENTITY_NEEDED
 */
export function requireServedVisit(tx: Transaction, reads: OpenVisitReads, visitId: string): void {
  if (reads.visits.ending(visitId)?.kind !== 'completed') requireOpenVisit(tx, reads, visitId);
  else {
    requireOpenDay(reads, tx.day);
    const day = reads.visits.visit(visitId)?.day ?? '';
    if (day !== tx.day) throw refusal('VISIT_OF_OTHER_DAY', { day });
  }
  requireVerified(reads, visitId);
}

function requireVerified({ identity }: OpenVisitReads, visitId: string): void {
  if (identity.latest(visitId)?.outcome !== 'verified') throw refusal('IDENTITY_NEEDED', {});
}
