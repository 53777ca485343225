// A client's own history: every visit of theirs, with masks, opened from one of them. The look is journalled (D16).

import { type AccessLogCommandReads, logClientAccess } from '#core/access/access-log/commands.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import { type ClientHistory, historyAtMost } from '#core/counter/visits/contract.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/** Every visit of a client, with masks, by a journalled act (D16.9). @throws NOT_FOUND for a visit that is not here */
export function clientHistory(
  tx: Transaction,
  reads: AccessLogCommandReads & {
    readonly visits: Pick<VisitReads, 'visit'>;
    readonly visitState: Pick<VisitStateReads, 'ofClient'>;
  },
  visitId: string,
): ClientHistory {
  const visit = reads.visits.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  logClientAccess(tx, reads, visitId, 'history');
  const rows = reads.visitState.ofClient(visit.identifierHmac, historyAtMost + 1);
  return {
    identifierMasked: visit.identifierMasked,
    rows: rows.slice(0, historyAtMost),
    more: rows.length > historyAtMost,
  };
}
