// Writes the tables of terminals, payments, reversals, cash offers and receipts, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  cashOffers,
  paymentAllocations,
  paymentAnswers,
  paymentAttempts,
  paymentDifferences,
  paymentReallocations,
  paymentReversals,
  payments,
  receiptPapers,
  receiptPrints,
  terminalConfirmations,
  terminalConnections,
  terminalRetirements,
  terminals,
} from '#db/schema/counter/payments.ts';
import {
  cashOffered,
  paymentAnswered,
  paymentReallocated,
  paymentRecorded,
  paymentRequested,
  paymentReversed,
  paymentTakenOtherwise,
  receiptPaperChosen,
  receiptPrinted,
  terminalConfirmed,
  terminalConnected,
  terminalProposed,
  terminalRegistered,
  terminalRetired,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function paymentAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertTerminal = preparedInsert(orm, terminals);
  const insertConfirmation = preparedInsert(orm, terminalConfirmations);
  const insertRetirement = preparedInsert(orm, terminalRetirements);
  const insertConnection = preparedInsert(orm, terminalConnections);
  const insertAttempt = preparedInsert(orm, paymentAttempts);
  const insertAnswer = preparedInsert(orm, paymentAnswers);
  const insertPayment = preparedInsert(orm, payments);
  const insertAllocation = preparedInsert(orm, paymentAllocations);
  const insertDifference = preparedInsert(orm, paymentDifferences);
  const insertReallocation = preparedInsert(orm, paymentReallocations);
  const insertReversal = preparedInsert(orm, paymentReversals);
  const insertCashOffer = preparedInsert(orm, cashOffers);
  const insertPaper = preparedInsert(orm, receiptPapers);
  const insertPrint = preparedInsert(orm, receiptPrints);
  return [
    applier(terminalProposed, (entry) => insertTerminal({ ...entry.body, ...knowingFactOf(entry) })),
    applier(terminalConfirmed, (entry) => {
      const { id, registrationId } = entry.body;
      insertConfirmation({ id, registrationId, ...knowingFactOf(entry) });
    }),
    applier(terminalRegistered, (entry) => {
      const { id } = entry.body;
      insertTerminal({ ...entry.body, ...knowingFactOf(entry) });
      insertConfirmation({ id, registrationId: id, ...knowingFactOf(entry) });
    }),
    applier(terminalRetired, (entry) => insertRetirement({ ...entry.body, ...knowingFactOf(entry) })),
    applier(terminalConnected, (entry) => {
      const { connection, ...of } = entry.body;
      const none = { driver: null, host: null, port: null };
      insertConnection({ ...of, ...(connection ?? none), ...knowingFactOf(entry) });
    }),
    applier(paymentRequested, (entry) => {
      const { attemptId: id, ...attempt } = entry.body;
      insertAttempt({ id, ...attempt, ...knowingFactOf(entry) });
    }),
    applier(paymentAnswered, (entry) =>
      insertAnswer({
        ...entry.body,
        rawMasked: entry.private?.rawMasked ?? null,
        ...knowingFactOf(entry),
      }),
    ),
    applier(paymentRecorded, (entry) => {
      const { paymentId, allocations, ...payment } = entry.body;
      insertPayment({ id: paymentId, method: 'pos', ...payment, ...knowingFactOf(entry) });
      for (const part of allocations) insertAllocation({ paymentId, saidBy: paymentId, ...part });
    }),
    applier(paymentReallocated, (entry) => {
      const { moves, ...facts } = entry.body;
      const { id: reallocationId, paymentId } = facts;
      insertReallocation({ ...facts, ...factOf(entry) });
      for (const move of moves)
        insertAllocation({ paymentId, saidBy: reallocationId, reallocationId, ...move });
    }),
    applier(paymentTakenOtherwise, (entry) => insertDifference({ ...entry.body, ...factOf(entry) })),
    applier(paymentReversed, (entry) => {
      const { reversalId, paymentId, amount, reasonCode } = entry.body;
      insertReversal({
        id: reversalId,
        paymentId,
        amount: -amount,
        reasonCode,
        note: entry.private?.note ?? null,
        ...factOf(entry),
      });
    }),
    applier(cashOffered, (entry) => insertCashOffer({ ...entry.body, ...factOf(entry) })),
    applier(receiptPaperChosen, (entry) => insertPaper({ ...entry.body, ...factOf(entry) })),
    applier(receiptPrinted, (entry) => insertPrint({ ...entry.body, ...knowingFactOf(entry) })),
  ];
}
