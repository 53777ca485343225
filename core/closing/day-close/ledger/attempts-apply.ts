// Keeps the sales of connected terminals in the list of what does not agree (D21.105): each is worked out anew whenever a fact of it comes.
import { paymentAnswered, paymentRecorded, paymentRequested } from '#core/counter/payments/entries.ts';
import { type Keeper, keeper } from '#core/journal/log/kept-lists.ts';
import type { Store } from '#db/open-store.ts';
import { pspImported } from '../entries.ts';
import { attemptThingStatements } from './attempt-queries.ts';
import { listKeeper } from './open-differences-apply.ts';

/** What this list is told of the facts of attempts. */
export function attemptKeepers({ orm }: Store): readonly Keeper[] {
  const list = listKeeper(orm);
  const read = attemptThingStatements(orm);
  const keep = (rows: readonly { readonly attemptId: string }[]): void => {
    for (const { attemptId } of rows) list.attempt(attemptId);
  };
  // A row is one attempt's: what becomes of this one is of weight for those beside it.
  const withBeside = (attemptId: string): void => {
    list.attempt(attemptId);
    keep(read.attemptsBeside().all({ id: attemptId }));
  };
  return [
    keeper(paymentRequested, ({ attemptId }) => withBeside(attemptId)),
    keeper(paymentAnswered, ({ attemptId }) => withBeside(attemptId)),
    keeper(paymentRecorded, ({ paymentId, attemptId }) => {
      if (attemptId !== undefined) withBeside(attemptId);
      keep(read.attemptsBesidePayment().all({ id: paymentId }));
    }),
    keeper(pspImported, ({ importId }) => keep(read.attemptsBesideImport().all({ id: importId }))),
  ];
}
