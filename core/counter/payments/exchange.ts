// The right service in place of a wrong one that is paid (D4.80): one act takes the charge back, charges anew what was right of it with the
// right service, and lets the money that was taken stand for it. What is missing is due; what is too much is a refund case of its
// payment (D21.9).
// Invariant: no money is forgotten and none is invented: the payments of the visit stay as they are, only what they pay for changes.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { chargeInstead, type FeeCommandReads, takeBackForAnother } from '#core/counter/fees/commands.ts';
import type { ChargedLine } from '#core/counter/fees/entries.ts';
import { keptLines } from '#core/counter/fees/kept-lines.ts';
import { serviceStatus } from '#core/counter/fees/service-status.ts';
import { visitReasonGiven } from '#core/counter/visits/entries.ts';
import { requireServedVisit } from '#core/counter/visits/open-visit.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { exchangeInput, exchangeOutput } from './contract.ts';
import { paymentReallocated, paymentTakenOtherwise } from './entries.ts';
import type { PaymentReads } from './queries.ts';
import { allocate } from './rules.ts';

type ExchangeReads = Omit<FeeCommandReads, 'payments'> & { readonly payments: PaymentReads };

/**
 * Exchanges units of a line of a paid charge of a visit of today for other services, or for nothing, before anything of the visit is filed.
 * What else was charged stays charged and paid. In a completed visit less money, or fewer units to file, is for the manager, and nothing
 * is exchanged while something is due: what was served and not paid for is nobody's to make smaller (D4.225).
 * @returns rials that are due now, and rials that go back
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_NEEDED, REASON_NEEDED, CHARGE_IS_FILED, ACTION_ALREADY_DONE,
 * VISIT_NOT_PAID, CHARGE_OF_COMPLETED_VISIT, INPUT_INVALID for a charge that nothing was paid for, that has no such units or of which nothing is left, and
 * what chargeFees throws
 */
export function exchangeService(
  tx: Transaction,
  reads: ExchangeReads,
  actor: Person,
  { chargeId, wrong, lines, reason }: Omit<z.infer<typeof exchangeInput>, 'password'>,
): z.infer<typeof exchangeOutput> {
  const charge = reads.fees.charge(chargeId);
  if (charge === null) throw refusal('NOT_FOUND', { what: 'charge' });
  const { visitId } = charge;
  requireServedVisit(tx, reads, visitId);
  if (charge.cancelled) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  if (reads.visits.filings(visitId).length > 0) throw refusal('CHARGE_IS_FILED', {});
  if (reads.payments.allocatedTo(chargeId) === 0) throw refusal('INPUT_INVALID', { fields: ['chargeId'] });
  const charged = reads.fees.linesOf(chargeId);
  const kept = keptLines(charged, wrong);
  if (kept === null || kept.length + lines.length === 0)
    throw refusal('INPUT_INVALID', { fields: ['wrong'] });
  const before = serviceStatus(reads, visitId);
  if (before.isCompleted && before.due > 0) throw refusal('VISIT_NOT_PAID', { due: before.due });
  const correctionId = takeBackForAnother(tx, reads, charge);
  const instead = { correctionId, before, takenOff: onPosOf(charged) };
  const { chargeId: newChargeId } = chargeInstead(tx, reads, actor, { visitId, lines, kept, instead });
  const isManagers = before.isCompleted && isLess(reads.fees.linesOf(newChargeId), charged);
  if (isManagers && actor.role !== 'manager') throw refusal('CHARGE_OF_COMPLETED_VISIT', {});
  const back = moveParts(tx, reads, visitId, chargeId);
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'service_exchanged', actId: correctionId },
    { reason: maskCardsInText(reason) },
  );
  return { due: Math.max(0, reads.payments.account(visitId).due), back };
}

/** Asks for less money, or for fewer filings, than what was served before. */
const isLess = (charged: readonly ChargedLine[], before: readonly ChargedLine[]): boolean =>
  onPosOf(charged) < onPosOf(before) || unitsToFileOf(charged) < unitsToFileOf(before);

const onPosOf = (lines: readonly ChargedLine[]): number =>
  lines.reduce((sum, { channel, gross }) => (channel === 'office_pos' ? sum + gross : sum), 0);
const unitsToFileOf = (lines: readonly ChargedLine[]): number =>
  lines.reduce((sum, { files, count }) => (files === true ? sum + count : sum), 0);

/** Lets what paid for the charge that was taken back pay for what is due now. @returns rials that pay for nothing any more */
function moveParts(tx: Transaction, { payments }: ExchangeReads, visitId: string, chargeId: string): number {
  const owed = payments
    .account(visitId)
    .charges.filter(({ cancelled }) => !cancelled)
    .flatMap((charge) =>
      charge.lines
        .filter(({ channel }) => channel === 'office_pos')
        .map(({ line, gross }) => ({ chargeId: charge.chargeId, line, gross })),
    );
  const standing = payments.allocationsInForce(visitId);
  let back = 0;
  for (const [paymentId, freed] of Map.groupBy(payments.partsOnCharge(chargeId), (part) => part.paymentId)) {
    const free = sumOf(freed);
    const added = allocate(free, owed, standing);
    standing.push(...added);
    const takenOff = freed.map(({ line, amount }) => ({ chargeId, line, amount: -amount }));
    tx.append(paymentReallocated, { id: tx.newId(), paymentId, visitId, moves: [...takenOff, ...added] });
    const left = free - sumOf(added);
    if (left > 0)
      tx.append(paymentTakenOtherwise, { id: tx.newId(), paymentId, visitId, kind: 'over', amount: left });
    back += left;
  }
  return back;
}

const sumOf = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
