// Records that a session was opened within seconds of another person's leaving it at the same PC (D11.20). It is measured in real
// time, so that no clock creates or hides it. The alert is detected in shifts/alerts.ts.
import type { Transaction } from '#core/journal/log/write-path.ts';
import { operatorChanged } from './entries.ts';

export type RecentlyLeft = { readonly personId: string; readonly gapMs: number };

/** Writes the change of hands, where there was one. */
export function recordOperatorChange(tx: Transaction, personId: string, left: RecentlyLeft | null): void {
  if (left === null) return;
  tx.append(operatorChanged, {
    id: tx.newId(),
    personId,
    formerId: left.personId,
    gapMs: Math.round(left.gapMs),
  });
}
