// The status of a day. Before its close it is computed from the facts; after the close it is what the manager signed.

import type { SettlementMatch } from '#core/foundation/settlement/matching/shapes.ts';
import { clashesOf } from './clashes.ts';
import {
  type DaySummary,
  daySummarySchema,
  type ExceptionView,
  type ExplanationView,
  type LateItem,
  type MatchView,
  type SingleConfirmation,
  signedSheetSchema,
  type TerminalReport,
} from './contract.ts';
import type { DayReads } from './day-reads.ts';
import { explanationReasonSchema, reasonsFor } from './explanations/contract.ts';
import type { DayFigures } from './figures/contract.ts';
import { dayFigures } from './figures/day-figures.ts';
import { filingFindings } from './filings.ts';
import { missingPeers } from './missing-peers.ts';
import { type CloseVerdict, mayClose } from './rules.ts';
import { type CloseItem, type OpenSettlement, settleDay } from './settle.ts';
import { singleConfirmationsOf } from './single-confirmation.ts';
import { unopenedBefore } from './unopened.ts';
import { unpaidOf } from './unpaid.ts';

export type OnPurpose = {
  readonly outOfTurn?: readonly string[] | undefined;
  readonly withoutPcs?: readonly string[] | undefined;
};

export type DayStatus = {
  readonly terminals: readonly TerminalReport[];
  readonly totals: DaySummary['totals'];
  /** Rials charged on the day to the office's POS, less what was cancelled on it. */
  readonly chargedOfDay: number;
  readonly matched: number;
  readonly matches: readonly MatchView[];
  readonly exceptions: readonly ExceptionView[];
  /** Those of them that have to be explained. */
  readonly signs: readonly ExceptionView[];
  readonly differenceToGo: number;
  readonly late: readonly LateItem[];
  readonly missingPeers: DaySummary['missingPeers'];
  readonly singleConfirmations: readonly SingleConfirmation[];
  /** Counted anew for an open day; of a closed one as they were signed, null where another PC keeps them. */
  figures(): DayFigures | null;
  readonly openDrafts: number;
  /** What the close records; empty on a closed day. */
  readonly items: readonly CloseItem[];
  /** Days before it that are open, oldest first. */
  readonly earlierOpen: readonly string[];
  /** `onPurpose`: earlier days that the manager deliberately leaves open, and PCs that the close does not wait for. */
  verdict(reason: string | null, onPurpose?: OnPurpose): CloseVerdict;
};

/** The status of a day. `today` is the business day of now. */
export function dayStatus(reads: DayReads, day: string, today: string): DayStatus {
  const state = reads.businessDay.stateOf(day);
  const signed = state === 'closed' ? signedStatus(reads, day) : null;
  const status = signed ?? openStatus(reads, day, today);
  const signs = status.exceptions.filter(({ reasons }) => reasons.length > 0);
  const openDrafts = reads.visitState.drafts(day).length;
  const earlierOpen = reads.businessDay.openBefore(day);
  return {
    ...status,
    signs,
    openDrafts,
    earlierOpen,
    verdict: (reason, { outOfTurn = [], withoutPcs = [] } = {}) =>
      mayClose({
        day,
        state,
        earlierOpen,
        outOfTurn,
        openDrafts,
        unfinishedFiles: reads.dayClose.unfinishedImports().map(({ fileName }) => fileName),
        signs: signs.map(({ key, explanation }) => ({ key, explained: explanation !== null })),
        reason,
        missingPeers: status.missingPeers,
        withoutPcs,
      }),
  };
}

type StatusFigures = Omit<DayStatus, 'openDrafts' | 'earlierOpen' | 'verdict' | 'signs'>;

/** A closed day as it was signed; without its private sheet only the totals are left. */
function signedStatus(reads: DayReads, day: string): StatusFigures | null {
  const closing = reads.dayClose.closingInForce(day);
  if (closing === null || closing.summary === null) return null;
  const { totals, matched, missingPeers, chargedOfDay, singleConfirmations } = daySummarySchema.parse(
    JSON.parse(closing.summary),
  );
  const sheet = closing.sheet === null ? null : signedSheetSchema.parse(closing.sheet);
  return {
    terminals: sheet?.terminals ?? [],
    totals,
    chargedOfDay,
    matched,
    matches: sheet?.matches ?? [],
    exceptions: sheet?.exceptions ?? [],
    differenceToGo: 0,
    late: sheet?.late ?? [],
    figures: () => sheet?.figures ?? null,
    missingPeers,
    singleConfirmations,
    items: [],
  };
}

function openStatus(reads: DayReads, day: string, today: string): StatusFigures {
  const settled = settleDay(reads, day, today);
  const { settlement, payments, terminals, late, items, money } = settled;
  const { totals } = settlement;
  const exceptions = exceptionsOf(reads, day, settled);
  return {
    terminals,
    totals,
    chargedOfDay: reads.fees.officePosTotalOfDay(day),
    matched: settlement.matches.length,
    matches: settlement.matches.flatMap((match) => toMatchView(match, payments)),
    exceptions,
    figures: () => dayFigures(reads, day, { money, totals }),
    differenceToGo: settlement.differenceToGo,
    late,
    missingPeers: missingPeers(reads, day),
    singleConfirmations: singleConfirmationsOf(reads, day),
    items,
  };
}

function toMatchView(match: SettlementMatch, payments: OpenSettlement['payments']): MatchView[] {
  const payment = payments.get(match.paymentId);
  if (payment === undefined) return [];
  const { visitId, terminalId, rrn, stan, cardMasked, at } = payment;
  return [{ ...match, visitId, terminalId, rrn, stan, cardMasked, at }];
}

/** What the matcher found, what was served and not paid, what clashes between the office's PCs, each with its explanation. */
function exceptionsOf(
  reads: DayReads,
  day: string,
  { settlement, lateDays, terminals }: OpenSettlement,
): ExceptionView[] {
  const explained = reads.dayClose.explanations(day);
  const explanationOf = (key: string): ExplanationView | null => {
    const row = explained.get(key);
    if (row === undefined) return null;
    const { note, at, actor, byName } = row;
    return {
      reasonCode: explanationReasonSchema.parse(row.reasonCode),
      note: note === '' ? null : note,
      at,
      by: actor,
      byName,
    };
  };
  /** What the ledger keeps open has no reasons, and no explanation. */
  const asNamed = (exception: Omit<ExceptionView, 'reasons' | 'explanation'>): ExceptionView => {
    const reasons = reasonsFor(exception);
    return { ...exception, reasons, explanation: reasons.length === 0 ? null : explanationOf(exception.key) };
  };
  // What was recorded is on its way until the report (D21.116, D21.135, D21.171).
  const awaited = terminals.flatMap(({ terminalId, report }) =>
    report === 'awaited' || report === 'missing' ? [terminalId] : [],
  );
  const found = settlement.exceptions
    .filter(({ saw, terminalId }) => saw.note !== 'no_report_for_terminal' || !awaited.includes(terminalId))
    .map((exception) => asNamed({ ...exception, ofDay: day, subject: null }));
  const repeated = new Set(
    settlement.exceptions
      .filter(({ kind }) => kind === 'duplicate_rrn')
      .flatMap(({ paymentIds }) => paymentIds),
  );
  // A closed day cannot explain what comes to light about it: the day that takes its late items does.
  const answeredFor = [day, ...lateDays, ...unopenedBefore(reads, day)];
  const clashes = answeredFor
    .flatMap((each) => clashesOf(reads, each, repeated))
    .filter(({ key }) => !reads.dayClose.isExplainedElsewhere(key, day))
    .map((clash) =>
      asNamed({
        ...clash,
        pspRowIds: [],
        amounts: { charged: null, recorded: null, psp: null },
        differences: [],
        saw: null,
      }),
    );
  const unpaid = answeredFor
    .flatMap((each) => {
      const told = each === day ? settlement.exceptions : (signedStatus(reads, each)?.exceptions ?? []);
      return unpaidOf(reads, each, underTariffOf(told));
    })
    .filter(({ key }) => !reads.dayClose.isExplainedElsewhere(key, day))
    .map(({ amount, isEndedApart, ...told }) =>
      asNamed({
        ...told,
        ...(isEndedApart ? { isEndedApart } : {}),
        terminalId: '',
        pspRowIds: [],
        amounts: { charged: amount, recorded: null, psp: null },
        differences: [],
        saw: null,
      }),
    );
  const ofFilings = new Map(
    answeredFor.flatMap((each) => filingFindings(reads, each)).map((one) => [one.key, one] as const),
  );
  const filings = [...ofFilings.values()]
    .filter(({ key }) => !reads.dayClose.isExplainedElsewhere(key, day))
    .map(({ amounts, ...finding }) =>
      asNamed({
        ...finding,
        terminalId: '',
        pspRowIds: [],
        amounts: { charged: amounts?.charged ?? null, recorded: amounts?.stated ?? null, psp: null },
        differences: [],
        saw: null,
      }),
    );
  return [...found, ...unpaid, ...filings, ...clashes];
}

/** The rials by which the settlement of a day says itself that less than the tariff came in, by visit. */
function underTariffOf(
  exceptions: readonly Pick<ExceptionView, 'kind' | 'visitId' | 'amounts'>[],
): ReadonlyMap<string, number> {
  const less = new Map<string, number>();
  for (const { kind, visitId, amounts } of exceptions) {
    if (kind !== 'under_tariff' || visitId === null) continue;
    less.set(visitId, (less.get(visitId) ?? 0) + (amounts.charged ?? 0) - (amounts.recorded ?? 0));
  }
  return less;
}
