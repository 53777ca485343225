// Ending a visit that was left open on another business day (D21): by its clerk or the manager, with a reason. What is
// paid is completed, what is not is cancelled, what was never decided may be refused, who only asked is counted so; nothing else is done in it.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { cancelChargesOfVisit } from '#core/counter/fees/commands.ts';
import { isNothingOnPos } from '#core/counter/fees/nothing-on-pos.ts';
import type { PriceReads } from '#core/counter/fees/price.ts';
import type { HandoverReads } from '#core/counter/handovers/queries.ts';
import { keeperOf } from '#core/counter/handovers/rules.ts';
import type { VerifiedVisitReads } from '#core/counter/identity/commands.ts';
import { identityRefused } from '#core/counter/identity/entries.ts';
import { everSubjectsOf } from '#core/counter/identity/people-checked.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import { requireNothingOnItsWay } from '#core/counter/payments/terminal-sales/commands.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import {
  visitCancelled,
  visitCompleted,
  visitOnlyAsked,
  visitReasonGiven,
} from '#core/counter/visits/entries.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import { type OpenVisitReads, requireUnendedVisit } from '#core/counter/visits/open-visit.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import { onlyAskedRefusal, unfinishedRefusal } from '#core/counter/visits/rules.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { finishLateInput } from './contract.ts';

type RowReads = { readonly visitState: Pick<VisitStateReads, 'row'> };
type MoneyReads = { readonly payments: Pick<PaymentReads, 'account' | 'attemptsOfVisit'> };

/**
 * Ends a visit of another day. Today need not be open, so that a day can be closed on the morning after or on a holiday
 * (D21.5, D21.6). A client who only asked did so whatever day it is written down (D1.110).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, NOT_ALLOWED for whoever neither keeps it nor is the manager, REASON_NEEDED, DAY_CLOSED
 * when today is closed, INPUT_INVALID for a visit of today, IDENTITY_NEEDED, FEES_NOT_CHARGED, VISIT_NOT_PAID,
 * VISIT_HAS_PAYMENTS, PAYMENT_IN_PROGRESS, VISIT_WAS_CHARGED, IDENTITY_ALREADY_DECIDED, ESCALATED_TO_MANAGER
 */
export function finishLate(
  tx: Transaction,
  reads: VerifiedVisitReads & PriceReads & MoneyReads & RowReads & { readonly handovers: HandoverReads },
  actor: Person,
  { visitId, act, reason }: z.infer<typeof finishLateInput>,
): void {
  const visit = requireUnendedVisit(reads, visitId);
  if (visit.day === tx.day) throw refusal('INPUT_INVALID', { fields: ['visitId'] });
  const keeper = keeperOf({ id: visitId, openedBy: visit.actor }, reads.handovers.ofDay(visit.day));
  if (keeper !== actor.id && actor.role !== 'manager') throw refusal('NOT_ALLOWED', {});
  if (reads.businessDay.stateOf(tx.day) === 'closed') throw refusal('DAY_CLOSED', { day: tx.day });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const actId = tx.newId();
  switch (act.kind) {
    case 'complete': {
      if (reads.identity.latest(visitId)?.outcome !== 'verified') throw refusal('IDENTITY_NEEDED', {});
      requireFinished(reads, visitId);
      tx.append(visitCompleted, { id: actId, visitId, ...nothingOnPosMark(reads, visitId) });
      break;
    }
    case 'cancel':
      requireNoMoney(reads, visitId);
      cancelChargesOfVisit(tx, reads, visitId);
      tx.append(visitCancelled, {
        id: actId,
        visitId,
        reasonCode: act.reasonCode,
        ...unpaidMark(reads, visitId, act.reasonCode),
      });
      break;
    case 'asked': {
      const { state = 'open' } = reads.visitState.row(visitId) ?? {};
      refuse(onlyAskedRefusal({ state, charges: reads.fees.chargesOf(visitId).length }));
      tx.append(visitOnlyAsked, { id: actId, visitId });
      break;
    }
    case 'refuse': {
      const decided = reads.identity.latest(visitId)?.outcome;
      if (decided === 'verified') throw refusal('IDENTITY_ALREADY_DECIDED', {});
      if (decided === 'escalated' && actor.role !== 'manager') throw refusal('ESCALATED_TO_MANAGER', {});
      for (const [index, form] of undecidedForms(reads, visitId).entries()) {
        const { formId } = form;
        const checkId = index === 0 ? actId : tx.newId();
        const subjects = everSubjectsOf(tx, form);
        const check = { checkId, visitId, formId, subjects, reasonCode: act.reasonCode, items: [] };
        tx.append(identityRefused, check, { note: '' });
      }
    }
  }
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'finished_late', actId },
    { reason: maskCardsInText(reason) },
  );
}

/** Those of whom nobody decided, or whom somebody left to the manager: of several forms some were perhaps decided. */
function undecidedForms(
  reads: { readonly visits: VisitReads; readonly identity: IdentityReads },
  visitId: string,
): VisitForm[] {
  const decided = new Map(reads.identity.decisions(visitId).map((one) => [one.formId, one.decided?.outcome]));
  return reads.visits.forms(visitId).filter(({ formId }) => {
    const outcome = decided.get(formId);
    return outcome === undefined || outcome === 'escalated';
  });
}

/** What marks a verified visit that is cancelled as unpaid, or was charged and is cancelled for whatever reason, for the province. */
export function unpaidMark(
  reads: Pick<OpenVisitReads, 'identity'> & PriceReads,
  visitId: string,
  reasonCode: string,
): { verified?: true } {
  const isPerhapsServed = reasonCode === 'unpaid' || reads.fees.chargesOf(visitId).length > 0;
  return isPerhapsServed && reads.identity.latest(visitId)?.outcome === 'verified' ? { verified: true } : {};
}

/** What marks a visit that is completed with nothing on the POS and no approved reason for it, for the province (D21.22). */
export const nothingOnPosMark = ({ payments }: MoneyReads, visitId: string): { nothingOnPos?: true } =>
  isNothingOnPos(payments.account(visitId).charges) ? { nothingOnPos: true } : {};

/** The visit was charged and nothing is due. @throws FEES_NOT_CHARGED, VISIT_NOT_PAID */
export function requireFinished(reads: RowReads, visitId: string): void {
  const row = reads.visitState.row(visitId);
  if (row === null) throw refusal('FEES_NOT_CHARGED', {});
  refuse(unfinishedRefusal(row));
}

/** No payment of the visit stands, not even one that pays for nothing, and none is on its way. @throws VISIT_HAS_PAYMENTS, PAYMENT_IN_PROGRESS */
export function requireNoMoney(reads: MoneyReads, visitId: string): void {
  const isTaken = reads.payments.account(visitId).payments.some(({ reversal }) => reversal === null);
  if (isTaken) throw refusal('VISIT_HAS_PAYMENTS', {});
  requireNothingOnItsWay(reads, visitId);
}
