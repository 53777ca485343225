// A session that is opened within seconds of another person's leaving it at the same PC is written as a fact (D11): by real
// time, so that no clock makes or hides it. What is made of it is read elsewhere (shifts/signs.ts).
import type { Transaction } from '#core/journal/log/write-path.ts';
import { operatorChanged } from './entries.ts';

export type RecentlyLeft = { readonly personId: string; readonly gapMs: number };

/** Writes the change of hands, where there was one. */
export function noteOperatorChange(tx: Transaction, personId: string, left: RecentlyLeft | null): void {
  if (left === null) return;
  tx.append(operatorChanged, {
    id: tx.newId(),
    personId,
    formerId: left.personId,
    gapMs: Math.round(left.gapMs),
  });
}
