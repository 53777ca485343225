// Takes a one-key act back within its seconds, by a record that names it (D3, D15).
import type { z } from 'zod';
import type { Acting } from '#core/access/request-context/recent-acts.ts';
import type { withdrawActInput } from '#core/counter/visits/contract.ts';
import { actWithdrawn } from '#core/counter/visits/entries.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { dayState, type OpenDayReads } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

type ActReads = OpenDayReads & { readonly visits: Pick<VisitReads, 'ending'> };

/**
 * Takes a one-key act back. It stays in the journal, and counts no more (D3.3).
 * @throws UNDO_TOO_LATE after ten seconds, for another person's act, at another PC or a second time; DAY_CLOSED;
 * VISIT_NOT_OPEN when the visit was ended after it
 */
export function withdrawAct(
  tx: Transaction,
  { memory }: Acting,
  reads: ActReads,
  actor: string,
  { actId }: z.infer<typeof withdrawActInput>,
): void {
  const act = memory.recentActs.find(actId, actor, tx.day);
  if (act === null) throw refusal('UNDO_TOO_LATE', {});
  if (dayState(reads, tx.day) === 'closed') throw refusal('DAY_CLOSED', { day: tx.day });
  if (act.visitId !== null && !act.wasOver && reads.visits.ending(act.visitId) !== null)
    throw refusal('VISIT_NOT_OPEN', {});
  tx.append(actWithdrawn, { id: tx.newId(), actId, kind: act.kind });
}
