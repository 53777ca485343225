// Keeps the list of what does not agree, over all days (D21.70). Whenever a fact of a thing arrives, what is open of the thing is worked
// out anew from its facts, so that the list comes out the same in whatever order they do, and nobody matches at reading.

import { eq, sql } from 'drizzle-orm';
import { personActivated } from '#core/access/staff/entries.ts';
import { feeChargeCancelled, feeCharged } from '#core/counter/fees/entries.ts';
import { identityVerified } from '#core/counter/identity/entries.ts';
import { paymentRecorded, paymentReversed, paymentTakenOtherwise } from '#core/counter/payments/entries.ts';
import {
  filingWithdrawn,
  visitCancelled,
  visitCompleted,
  visitFiled,
  visitIdentifierCorrected,
  visitOnlyAsked,
  visitOpened,
} from '#core/counter/visits/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { type Keeper, keeper } from '#core/journal/log/kept-lists.ts';
import type { Orm, Store } from '#db/open-store.ts';
import { once, preparedInsert } from '#db/prepared.ts';
import { baseOf } from '#db/psp-row-identity.ts';
import { openDifferences } from '#db/schema/closing/day-close.ts';
import {
  batchTold,
  dayClosed,
  differenceSettled,
  matchedByHand,
  matchWithdrawn,
  pspImported,
  zeroDeclared,
} from '../entries.ts';
import { reachDays } from './alone.ts';
import { attemptKey, batchKey, reportKey } from './contract.ts';
import { type LedgerFactStatements, ledgerFactStatements } from './fact-queries.ts';
import { ledgerReads } from './queries.ts';
import {
  type KeptDifference,
  type Reference,
  referenceIds,
  thingOf,
  thingReads,
  visitIds,
} from './thing-queries.ts';

/** Works things out anew. */
export function listKeeper(orm: Orm) {
  const things = thingReads(orm);
  const read = ledgerFactStatements(orm);
  const words = ledgerReads(orm);
  const insert = preparedInsert(orm, openDifferences);
  const takeOff = once(() =>
    orm
      .delete(openDifferences)
      .where(eq(openDifferences.id, sql.placeholder('id')))
      .prepare(),
  );
  const keep = (ids: readonly string[], found: readonly KeptDifference[]): void => {
    for (const id of ids) takeOff().run({ id });
    for (const one of found) insert(one);
  };
  const reference = (of: Reference): void => keep(Object.values(referenceIds(of)), things.ofReference(of));
  const visit = (visitId: string): void => keep(Object.values(visitIds(visitId)), things.ofVisit(visitId));
  /** A row, under its number or under its own id. */
  const row = (rowId: string, terminalId: string, number: string | null): void =>
    reference(number === null ? { terminalId, number, base: baseOf(rowId) } : { terminalId, number });
  const payment = (id: string): void => {
    const found = read.payment().get({ id }) ?? read.paymentOfReversal().get({ id });
    if (found !== undefined) reference(found);
  };
  /** A match by hand gives a row to a payment, and may take it from another one: of several matches the first counts. */
  const match = (paymentId: string, rowId: string): void => {
    payment(paymentId);
    paymentsOf(rowId);
    for (const { terminalId, number } of read.rowsOfBase().all({ id: baseOf(rowId) }))
      row(rowId, terminalId, number);
  };
  const paymentsOf = (rowId: string): void => {
    for (const { paymentId } of read.paymentsOfBase().all({ id: baseOf(rowId) })) payment(paymentId);
  };
  const visitsOf =
    (found: () => { all: (of: { id: string }) => { visitId: string }[] }) =>
    (ofId: string): void => {
      for (const { visitId } of found().all({ id: ofId })) visit(visitId);
    };
  const attempt = (attemptId: string): void => keep([attemptKey(attemptId)], things.ofAttempt(attemptId));
  const report = (terminalId: string, day: string): void =>
    keep([reportKey(terminalId, day)], things.ofReport(terminalId, day));
  const batch = (terminalId: string, day: string): void =>
    keep([batchKey(terminalId, day)], things.ofBatch(terminalId, day));
  /** By its id. What is on no list agrees, and words change nothing of it. */
  const difference = (id: string): void => {
    const listed = words.difference(id);
    if (listed === null) return;
    const thing = thingOf(listed);
    if ('ofVisit' in thing) visit(thing.ofVisit);
    else if ('ofAttempt' in thing) attempt(thing.ofAttempt);
    else if ('ofBank' in thing) keep([id], things.ofBankDays(thing.ofBank, thing.day, thing.day));
    else if ('ofReport' in thing) report(thing.ofReport, thing.day);
    else if ('ofBatch' in thing) batch(thing.ofBatch, thing.day);
    else reference(thing);
  };
  return {
    visit,
    row,
    /** A payment or reversal, and the rows that were put to it by hand before it was here. */
    payment(id: string): void {
      payment(id);
      for (const { rowId } of read.rowsJoinedTo().all({ id })) match(id, rowId);
    },
    /** The visits of a filing, charge or payment: an entry of another PC may name it under a wrong one. */
    /** Also those under the same number: a number is one unit's (D1.243). */
    visitsOfFiling: visitsOf(read.visitsOfFiling),
    visitOfCharge: visitsOf(read.visitOfCharge),
    visitOfPayment: visitsOf(read.visitOfPayment),
    match,
    slipsOfClient(visitId: string): void {
      for (const slip of read.slipsOfClient().all({ id: visitId })) reference(slip);
    },
    importOf(importId: string): void {
      for (const { rowId, terminalId, number } of read.rowsBesideImport().all({ id: importId })) {
        row(rowId, terminalId, number);
        paymentsOf(rowId);
      }
    },
    matchOf(matchId: string): void {
      const found = read.match().get({ id: matchId });
      if (found !== undefined) match(found.paymentId, found.rowId);
    },
    /** Which of the words of one person are the first ones depends on all of them. */
    endedAlone(day: string): void {
      for (const id of words.endedAlone(addDays(day, -reachDays), addDays(day, reachDays))) difference(id);
    },
    difference,
    attempt,
    report,
    batch,
    ...reportParts(read, { report, batch }),
    endedWith(personId: string): void {
      for (const { differenceId } of read.endedWith().all({ id: personId })) difference(differenceId);
    },
  };
}

type KeepOfDay = (terminalId: string, day: string) => void;
/** Which reports and batch slips of terminals a fact touches. */
function reportParts(
  read: LedgerFactStatements,
  { report, batch }: { readonly report: KeepOfDay; readonly batch: KeepOfDay },
) {
  return {
    reportsOf(importId: string): void {
      for (const { terminalId, day } of read.reportsOfImport().all({ id: importId })) {
        report(terminalId, day);
        batch(terminalId, day);
      }
    },
    /** A slip of zero counts for the earliest day that it was used for, whichever is told last. */
    reportsOfBatch(terminalId: string, batchNumber: string): void {
      const asked = { terminal: bareTerminalId(terminalId), number: batchNumber };
      for (const { day } of read.zeroDaysOfBatch().all(asked)) report(terminalId, day);
    },
    /** The slip of the day of a payment, and of each reversal of it, while no report of that day is there. */
    batchesOfPayment(paymentId: string): void {
      const days = [
        read.dayOfPayment().get({ id: paymentId }),
        ...read
          .reversalsOfPayment()
          .all({ id: paymentId })
          .map((one) => read.dayOfReversal().get(one)),
      ];
      for (const found of days) if (found !== undefined) batch(found.terminalId, found.day);
    },
  };
}

/** What this list is told of every fact that it is made of. */
export function differenceKeepers({ orm }: Store): readonly Keeper[] {
  const list = listKeeper(orm);
  const ofVisit = ({ visitId }: { readonly visitId: string }): void => list.visit(visitId);
  return [
    keeper(visitOpened, ({ visitId }) => {
      list.visit(visitId);
      list.slipsOfClient(visitId);
    }),
    keeper(visitCompleted, ({ visitId }) => {
      list.visit(visitId);
      list.slipsOfClient(visitId);
    }),
    // Money is not older than the visit of whoever it is of (D19.71).
    keeper(visitIdentifierCorrected, ({ visitId }) => list.slipsOfClient(visitId)),
    keeper(visitCancelled, ofVisit),
    // A check that another PC decided may come after the ending: who left was served as far as that (D21.245).
    keeper(identityVerified, ofVisit),
    keeper(visitOnlyAsked, ofVisit),
    keeper(visitFiled, ({ id, visitId, replaces }) => {
      list.visit(visitId);
      list.visitsOfFiling(id);
      if (replaces !== undefined) list.visitsOfFiling(replaces);
    }),
    keeper(filingWithdrawn, ({ visitId, filingId }) => {
      list.visit(visitId);
      list.visitsOfFiling(filingId);
    }),
    keeper(feeCharged, ofVisit),
    keeper(feeChargeCancelled, ({ visitId, chargeId }) => {
      list.visit(visitId);
      list.visitOfCharge(chargeId);
    }),
    keeper(paymentRecorded, ({ paymentId, visitId }) => {
      list.payment(paymentId);
      list.batchesOfPayment(paymentId);
      list.visit(visitId);
    }),
    keeper(paymentTakenOtherwise, ({ paymentId, visitId }) => {
      list.payment(paymentId);
      list.visit(visitId);
    }),
    keeper(paymentReversed, ({ reversalId, paymentId, visitId }) => {
      list.payment(paymentId);
      list.payment(reversalId);
      list.batchesOfPayment(paymentId);
      list.visit(visitId);
      list.visitOfPayment(paymentId);
    }),
    keeper(pspImported, ({ importId }) => {
      list.importOf(importId);
      list.reportsOf(importId);
    }),
    keeper(dayClosed, ({ forDay, summary }) => {
      for (const { terminalId } of summary.withoutReport) list.report(terminalId, forDay);
    }),
    keeper(zeroDeclared, ({ terminalId, batchNumber }) => list.reportsOfBatch(terminalId, batchNumber)),
    keeper(batchTold, ({ terminalId, batchNumber, forDay }) => {
      list.reportsOfBatch(terminalId, batchNumber);
      list.batch(terminalId, forDay);
    }),
    keeper(matchedByHand, ({ paymentId, rowId }) => list.match(paymentId, rowId)),
    keeper(matchWithdrawn, ({ matchId }) => list.matchOf(matchId)),
    // A reset of the second person's account may take their word away (D19.60).
    keeper(personActivated, ({ personId }) => list.endedWith(personId)),
    keeper(differenceSettled, ({ differenceId, forDay, alone }) => {
      list.difference(differenceId);
      if (alone === true) list.endedAlone(forDay);
    }),
  ];
}
