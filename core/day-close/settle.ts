// Reads a day's facts and settles them: what the matcher and the clashes between PCs say, with their explanations.
// Only the day and the open days beside it are read; what a closed day has settled is never touched again.
import { addDays } from '#core/calendar/business-day.ts';
import type { Reads } from '#core/reads.ts';
import {
  type ClashKind,
  type DayOverview,
  type ExceptionView,
  type ExplanationView,
  reasonsOfClash,
  reasonsOfKind,
  sawSchema,
} from './contract.ts';
import { matchSettlement } from './matcher/match-settlement.ts';
import type { RecordedPayment, ReportedRow, Settlement } from './matcher/shapes.ts';
import { type CloseVerdict, mayClose } from './rules.ts';

/** Matches a day's payments with its report rows, as far as they are still to be settled. */
export function settleDay(reads: Reads, day: string): Settlement {
  const beside = [addDays(day, -1), addDays(day, 1)];
  const closedDays = beside.filter((other) => reads.premises.stateOf(other) === 'closed');
  const days = [day, ...beside.filter((other) => !closedDays.includes(other))];
  return matchSettlement({
    day,
    payments: days.flatMap((each) => paymentsOf(reads, each)),
    pspRows: days.flatMap((each) => rowsOf(reads, each)),
    terminals: reads.payments
      .terminals(day)
      .map(({ terminalId, validFrom, validTo }) => ({ id: terminalId, validFrom, validTo })),
    feeTotalsByTerminal: reads.payments.allocatedByTerminal(day),
    manualMatches: reads.dayClose.manualMatches(day),
    closedDays,
    explainedKeys: [...reads.dayClose.explanations(day).keys()],
  });
}

function paymentsOf(reads: Reads, day: string): RecordedPayment[] {
  const paid = reads.payments.ofDay(day).map(
    (payment): RecordedPayment => ({
      id: payment.paymentId,
      visitId: payment.visitId,
      terminalId: payment.terminalId,
      rrn: payment.rrn,
      stan: payment.stan,
      cardMasked: payment.cardMasked,
      amount: payment.amount,
      charged: payment.allocated,
      at: payment.at,
      day,
      lateFor: null,
      reversalOf: null,
      state: payment.reversal === null ? 'recorded' : 'reversed',
    }),
  );
  const reversed = reads.payments.reversalsOfDay(day).map(
    (reversal): RecordedPayment => ({
      id: reversal.reversalId,
      visitId: reversal.visitId,
      terminalId: reversal.terminalId,
      rrn: reversal.rrn,
      stan: reversal.stan,
      cardMasked: reversal.cardMasked,
      amount: -reversal.amount,
      charged: null,
      at: reversal.at,
      day,
      lateFor: null,
      reversalOf: reversal.paymentId,
      state: 'recorded',
    }),
  );
  return [...paid, ...reversed];
}

function rowsOf(reads: Reads, day: string): ReportedRow[] {
  return reads.dayClose.rows(day).map(({ rowId, date, forDay, importId: _, ...row }) => ({
    ...row,
    id: rowId,
    date,
    day: forDay,
    lateFor: date < forDay && reads.premises.stateOf(date) === 'closed' ? date : null,
  }));
}

/** The exceptions of a day: what the matcher found, then what clashes between the office's PCs. */
export function exceptionsOf(reads: Reads, day: string, settlement: Settlement): ExceptionView[] {
  const explained = reads.dayClose.explanations(day);
  const explanationOf = (key: string): ExplanationView | null => {
    const row = explained.get(key);
    if (row === undefined) return null;
    const { reasonCode, note, at, actor } = row;
    return { reasonCode: reasonCode as ExplanationView['reasonCode'], note, at, by: actor };
  };
  const found = settlement.exceptions.map(
    (exception): ExceptionView => ({
      key: exception.key,
      kind: exception.kind,
      paymentIds: [...exception.paymentIds],
      pspRowIds: [...exception.pspRowIds],
      visitId: exception.visitId,
      terminalId: exception.terminalId,
      amounts: exception.amounts,
      saw: sawSchema.parse(exception.saw),
      subject: null,
      reasons: [...reasonsOfKind[exception.kind]],
      explanation: explanationOf(exception.key),
    }),
  );
  const repeated = new Set(
    found.filter(({ kind }) => kind === 'duplicate_rrn').flatMap(({ paymentIds }) => paymentIds),
  );
  const clashes = clashesOf(reads, day, repeated).map(({ kind, subject, paymentIds }): ExceptionView => {
    const key = `${kind}:${subject}`;
    return {
      key,
      kind,
      paymentIds,
      pspRowIds: [],
      visitId: null,
      terminalId: '',
      amounts: { charged: null, recorded: null, psp: null },
      saw: null,
      subject,
      reasons: [...reasonsOfClash[kind]],
      explanation: explanationOf(key),
    };
  });
  return [...found, ...clashes];
}

type Clash = { readonly kind: ClashKind; readonly subject: string; readonly paymentIds: string[] };

/** Computed from the facts alone, so that every order of arrival gives the same clashes. */
function clashesOf(reads: Reads, day: string, repeated: ReadonlySet<string>): Clash[] {
  const clashes: Clash[] = [];
  const doubled = Map.groupBy(
    reads.payments.duplicateRrns(day),
    ({ terminalId, rrn }) => `${terminalId} ${rrn}`,
  );
  for (const [subject, payments] of doubled) {
    const paymentIds = payments.map(({ paymentId }) => paymentId);
    if (!paymentIds.some((id) => repeated.has(id)))
      clashes.push({ kind: 'rrn_on_two_payments', subject, paymentIds });
  }
  if (reads.premises.openedTwice(day).length > 1)
    clashes.push({ kind: 'day_opened_twice', subject: day, paymentIds: [] });
  if (closedTwice(reads, day)) clashes.push({ kind: 'day_closed_twice', subject: day, paymentIds: [] });
  for (const { name } of reads.dayClose.workedAfterCutOff(day)) {
    clashes.push({ kind: 'worked_after_cut_off', subject: name, paymentIds: [] });
  }
  for (const { deskNumber, number } of reads.dayClose.complaintNumbersTwice(day)) {
    clashes.push({ kind: 'complaint_number_twice', subject: `${deskNumber}-${number}`, paymentIds: [] });
  }
  return clashes;
}

/** Two closings in a row, with no reopening between them. */
function closedTwice(reads: Reads, day: string): boolean {
  const kinds = reads.dayClose.closings(day).map(({ kind }) => kind);
  return kinds.some((kind, index) => kind === 'closed' && kinds[index + 1] === 'closed');
}

export type SettledDay = {
  readonly settlement: Settlement;
  readonly exceptions: readonly ExceptionView[];
  readonly terminals: DayOverview['terminals'];
  readonly openDrafts: number;
  verdict(reason: string | null): CloseVerdict;
};

/** Everything that decides whether a day may be closed. `device` is this PC; the others are heard from by their entries. */
export function settledDay(reads: Reads, day: string): SettledDay {
  const settlement = settleDay(reads, day);
  const exceptions = exceptionsOf(reads, day, settlement);
  const reported = new Set(reads.dayClose.rows(day).map(({ terminalId }) => terminalId));
  const zero = new Set(reads.dayClose.declaredZero(day));
  const paid = Map.groupBy(reads.payments.ofDay(day), ({ terminalId }) => terminalId);
  const inForce = reads.payments.terminals(day).filter((terminal) => terminal.inForce);
  const ids = new Set([...inForce.map(({ terminalId }) => terminalId), ...paid.keys()]);
  const terminals = [...ids].toSorted().map((terminalId) => ({
    terminalId,
    report: reported.has(terminalId)
      ? ('imported' as const)
      : zero.has(terminalId)
        ? ('declared_zero' as const)
        : ('missing' as const),
    recordedPayments: paid.get(terminalId)?.length ?? 0,
  }));
  const openDrafts = reads.visits.drafts(day).length;
  return {
    settlement,
    exceptions,
    terminals,
    openDrafts,
    verdict: (reason) =>
      mayClose({
        day,
        state: reads.premises.stateOf(day),
        openDrafts,
        terminals,
        exceptions: exceptions.map(({ key, explanation }) => ({ key, explained: explanation !== null })),
        reason,
        heads: [],
      }),
  };
}
