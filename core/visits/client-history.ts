// A client's own history: every visit of theirs, with masks, opened from one of them. The look is journalled (D16).
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { type LookCommandReads, noteClientLook } from '#core/looks/commands.ts';
import { type ClientHistory, historyAtMost } from './contract.ts';
import type { VisitReads } from './queries.ts';

/** @throws NOT_FOUND for a visit that is not here */
export function clientHistory(
  tx: Transaction,
  reads: LookCommandReads & { readonly visits: Pick<VisitReads, 'visit' | 'ofClient'> },
  visitId: string,
): ClientHistory {
  const visit = reads.visits.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  noteClientLook(tx, reads, visitId, 'history');
  const rows = reads.visits.ofClient(visit.identifierHmac, historyAtMost + 1);
  return {
    identifierMasked: visit.identifierMasked,
    rows: rows.slice(0, historyAtMost),
    more: rows.length > historyAtMost,
  };
}
