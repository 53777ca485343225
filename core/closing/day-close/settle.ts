// Reads what an open day has to settle, and settles it. It reads only the day's own rows, its late items and what the neighbouring days
// left out. Invariant: an item that a closed day settled is never settled again.

import { addDays } from '#core/foundation/calendar/business-day.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { designatedOn, terminalSpelling } from '#core/foundation/settlement/matching/items.ts';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type {
  DesignatedTerminal,
  ManualMatch,
  RecordedPayment,
  ReportedRow,
  Settlement,
  SettlementException,
  SettlementInput,
} from '#core/foundation/settlement/matching/shapes.ts';
import { carriesMoney } from '#core/foundation/settlement/matching/transactions.ts';
import type { DayState } from '#core/journal/business-day/contract.ts';
import { batchesOf } from './batches.ts';
import type { CloseItemStatus, LateItem, TerminalReport } from './contract.ts';
import type { DayReads } from './day-reads.ts';
import { type LateArrivals, lateArrivals } from './late.ts';
import type { Money } from './money-queries.ts';
import { unopenedBefore } from './unopened.ts';

/** What a close records of a single item, see `dayCloseItems`. */
export type CloseItem = {
  readonly id: string;
  readonly day: string;
  readonly status: CloseItemStatus;
  readonly lentTo?: string | undefined;
};

export type OpenSettlement = {
  readonly settlement: Settlement;
  /** Payments that were compared with the report, by id. */
  readonly payments: ReadonlyMap<string, RecordedPayment>;
  readonly terminals: readonly TerminalReport[];
  readonly late: readonly LateItem[];
  /** Payments and reversals that the day counts: its own, and late ones. */
  readonly money: readonly Money[];
  /** Earlier, closed days with late items that this day has to explain. */
  readonly lateDays: readonly string[];
  readonly items: readonly CloseItem[];
};

type Gathered = {
  readonly input: SettlementInput;
  readonly own: DayItems;
  readonly arrivals: LateArrivals;
};

/** The input of the matcher for an open day. */
export function settlementInput(reads: DayReads, day: string, today: string): SettlementInput {
  return gather(reads, day, today).input;
}

function gather(reads: DayReads, day: string, today: string): Gathered {
  const states = new Map<string, DayState>();
  const stateOf = (other: string): DayState => {
    const known = states.get(other) ?? reads.businessDay.stateOf(other);
    states.set(other, known);
    return known;
  };
  const own = itemsOfDay(reads, day);
  const arrivals = withClosedDays(reads, day, lateArrivals(reads, day, today, stateOf));
  const money = [...own.money, ...arrivals.money];
  const rows = [...own.rows, ...arrivals.rows];
  const formerDays = [...money.map(({ payment }) => payment), ...rows].flatMap(({ lateFor }) =>
    lateFor === null ? [] : [addDays(lateFor, -1), lateFor, addDays(lateFor, 1)],
  );
  const lent = rowsLentTo(reads, day, stateOf);
  const others = new Set([
    addDays(day, -1),
    addDays(day, 1),
    ...formerDays,
    ...arrivals.beside,
    ...lent.map((row) => row.day),
  ]);
  others.delete(day);
  const closedDays = [...others].filter((other) => stateOf(other) === 'closed');
  const openDays = [...others].filter((other) => stateOf(other) !== 'closed');
  const left = closedDays.map((other) => leftBy(reads, other));
  // Items that the day takes over from a day on which nobody worked are not items of a neighbouring day too.
  const taken = new Set([...money.map(({ payment }) => payment.id), ...rows.map(({ id }) => id)]);
  const beside = [...left, ...openDays.map((other) => without(taken, itemsOfDay(reads, other)))];
  const terminals = reads.payments.closeTerminals().map(({ terminalId: id, ...span }) => ({ id, ...span }));
  const payments = [...money, ...beside.flatMap((items) => items.money)].map(({ payment }) => payment);
  const pspRows = [...rows, ...lent, ...beside.flatMap((items) => items.rows)];
  const input: SettlementInput = {
    day,
    payments,
    pspRows,
    terminals,
    feeTotalsByTerminal: chargedByTerminal(money),
    manualMatches: [...new Set([day, ...openDays, ...lent.map((row) => row.day)])].flatMap((each) =>
      reads.dayClose.manualMatches(each),
    ),
    closedDays,
    lentRowIds: new Set(lent.map(({ id }) => id)),
  };
  return { input, own, arrivals };
}

/** Settles a day; `today` is the business day of now, `tried` are matches by hand that are not yet recorded. */
export function settleDay(
  reads: DayReads,
  day: string,
  today: string,
  tried: readonly ManualMatch[] = [],
): OpenSettlement {
  const { input, own, arrivals } = gather(reads, day, today);
  const { payments, pspRows, terminals, manualMatches = [], closedDays = [], lentRowIds } = input;
  const settlement = matchSettlement({
    ...input,
    manualMatches: [...tried, ...manualMatches],
  });
  return {
    settlement,
    payments: new Map(payments.map((payment) => [payment.id, payment])),
    terminals: terminalReports(reads, day, terminals, own),
    late: lateItemsOf([...own.money, ...arrivals.money], [...own.rows, ...arrivals.rows]),
    money: [...own.money, ...arrivals.money],
    lateDays: arrivals.days,
    items: [
      ...[...arrivals.money.map(({ payment }) => payment), ...arrivals.rows].map(
        ({ id, lateFor }): CloseItem => ({ id, day: lateFor ?? day, status: 'late' }),
      ),
      ...itemsOfOthers(
        settlement,
        day,
        ({ id, day: itemDay }) => closedDays.includes(itemDay) && lentRowIds?.has(id) !== true,
        [...payments, ...pspRows],
      ),
      ...unsettledItems(settlement, day, new Set(closedDays), [...payments, ...pspRows]),
      ...[...reads.dayClose.takenElsewhere(day), ...lentRows(settlement, day, pspRows)].map(
        ([id, lentTo]): CloseItem => ({ id, day, status: 'elsewhere', lentTo }),
      ),
    ],
  };
}

type DayItems = { readonly money: readonly Money[]; readonly rows: readonly ReportedRow[] };

/** A day's own payments, reversals and rows, without what another day has already counted. */
function itemsOfDay(reads: DayReads, day: string): DayItems {
  const taken = reads.dayClose.takenElsewhere(day);
  return {
    money: reads.dayClose.moneyOfDay(day).filter(({ payment }) => !taken.has(payment.id)),
    rows: reads.dayClose.rows(day).filter(({ id }) => !taken.has(id)),
  };
}

/**
 * The items of a day, with those of the days before it on which nobody worked: rows of a report that was imported on such a day, or of a
 * terminal whose clock was ahead. Such days have no close of their own.
 */
function withClosedDays(reads: DayReads, day: string, arrivals: LateArrivals): LateArrivals {
  const late = new Set([
    ...arrivals.money.map(({ payment }) => payment.id),
    ...arrivals.rows.map(({ id }) => id),
  ]);
  const found = unopenedBefore(reads, day).map((each) => ({
    lateFor: each,
    ...without(late, itemsOfDay(reads, each)),
  }));
  return {
    ...arrivals,
    money: [
      ...arrivals.money,
      ...found.flatMap(({ lateFor, money }) =>
        money.map(({ payment, ...told }) => ({ ...told, payment: { ...payment, day, lateFor } })),
      ),
    ],
    rows: [
      ...arrivals.rows,
      ...found.flatMap(({ lateFor, rows }) => rows.map((row) => ({ ...row, day, lateFor }))),
    ],
  };
}

/** Items without the named ones. */
const without = (ids: ReadonlySet<string>, { money, rows }: DayItems): DayItems => ({
  money: money.filter(({ payment }) => !ids.has(payment.id)),
  rows: rows.filter(({ id }) => !ids.has(id)),
});

/** What a closed day left for a later report. */
function leftBy(reads: DayReads, day: string): DayItems {
  const taken = reads.dayClose.takenElsewhere(day);
  const met = reads.dayClose.metElsewhere(day);
  const ids = reads.dayClose.unsettled(day).filter((id) => !taken.has(id) && !met.has(id));
  return {
    money: ids.flatMap((id) => reads.dayClose.money(id) ?? []),
    rows: ids.flatMap((id) => reads.dayClose.row(id) ?? []),
  };
}

/** Rows of later days that were closed out of turn, and left them out because they count with a payment of this day. */
function rowsLentTo(reads: DayReads, day: string, stateOf: (day: string) => DayState): ReportedRow[] {
  return reads.dayClose.lentTo(day).flatMap(({ itemId, itemDay }) => {
    if (itemDay <= day || stateOf(itemDay) !== 'closed') return [];
    if (reads.dayClose.takenElsewhere(itemDay).has(itemId)) return [];
    return reads.dayClose.row(itemId) ?? [];
  });
}

function chargedByTerminal(money: readonly Money[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { payment, charged } of money)
    totals[payment.terminalId] = sumOfRials([totals[payment.terminalId] ?? 0, charged]);
  return totals;
}

/**
 * Every terminal designated on the day, and every other terminal with items on it. Different spellings of a number are one terminal
 * (D21.16, D2.3).
 */
function terminalReports(
  reads: DayReads,
  day: string,
  terminals: readonly DesignatedTerminal[],
  { money, rows }: DayItems,
): TerminalReport[] {
  const spell = terminalSpelling(terminals);
  const reported = new Set(
    rows.filter(({ lateFor }) => lateFor === null).map(({ terminalId }) => spell(terminalId)),
  );
  const zero = new Map([...reads.dayClose.declaredZero(day)].map(([id, batch]) => [spell(id), batch]));
  const recorded = Map.groupBy(money, ({ payment }) => spell(payment.terminalId));
  const designated = designatedOn(terminals, day).map(spell);
  const besideReport = batchesOf(reads, day, spell);
  return [...new Set([...designated, ...recorded.keys(), ...reported])].toSorted().map((terminalId) => {
    const isReported = reported.has(terminalId);
    const declared = isReported ? undefined : zero.get(terminalId);
    const slip = reads.payments.countsAtClose(terminalId, day) ? besideReport(terminalId, isReported) : {};
    const instead = slip.batch === undefined ? 'missing' : 'awaited';
    return {
      terminalId,
      report: isReported ? 'imported' : declared === undefined ? instead : 'declared_zero',
      ...recordedOf(recorded.get(terminalId) ?? []),
      ...(declared === undefined ? slip : { batch: declared }),
    };
  });
}

/** How many payments were recorded, and how many were taken back. */
function recordedOf(money: readonly Money[]): Pick<TerminalReport, 'recordedPayments' | 'recordedReversals'> {
  const recordedReversals = money.filter(({ payment }) => payment.reversalOf !== null).length;
  return { recordedPayments: money.length - recordedReversals, recordedReversals };
}

function lateItemsOf(money: readonly Money[], rows: readonly ReportedRow[]): LateItem[] {
  return [
    ...money.flatMap(({ payment: { id, lateFor, terminalId, rrn, amount, reversalOf } }): LateItem[] =>
      lateFor === null
        ? []
        : [{ kind: reversalOf === null ? 'payment' : 'reversal', id, lateFor, terminalId, rrn, amount }],
    ),
    ...rows.flatMap(({ id, lateFor, terminalId, rrn, amount, type }): LateItem[] =>
      lateFor === null
        ? []
        : [{ kind: 'psp_row', id, lateFor, terminalId, rrn, amount: type === 'reversal' ? -amount : amount }],
    ),
  ];
}

type Item = { readonly id: string; readonly day: string };

/**
 * Items in the day's settlement that belong to another day. An item with status `met` was only matched here: its own day counts it.
 */
function itemsOfOthers(
  { matches, exceptions }: Settlement,
  day: string,
  isClosedElsewhere: (item: Item) => boolean,
  items: readonly Item[],
): CloseItem[] {
  const used = new Set([
    ...matches.flatMap(({ paymentId, pspRowIds }) => [paymentId, ...pspRowIds]),
    ...exceptions.flatMap(idsOf),
  ]);
  const met = new Set(exceptions.filter(meetsAcrossDays).flatMap(idsOf));
  return items
    .filter((item) => item.day !== day && used.has(item.id))
    .map((item) => ({
      id: item.id,
      day: item.day,
      status: isClosedElsewhere(item) || met.has(item.id) ? 'met' : 'borrowed',
    }));
}

/**
 * Items without a counterpart that a later report may still bring, and items whose counterpart is on another open day, which must
 * account for it.
 */
function unsettledItems(
  { exceptions }: Settlement,
  day: string,
  closedDays: ReadonlySet<string>,
  items: readonly Item[],
): CloseItem[] {
  const onOpenDays = new Set(
    items.filter((item) => item.day !== day && !closedDays.has(item.day)).map(({ id }) => id),
  );
  const isOwed = (exception: SettlementException): boolean =>
    waitsForOtherHalf(exception) ||
    (meetsAcrossDays(exception) && idsOf(exception).some((id) => onOpenDays.has(id)));
  const left = new Set(exceptions.filter(isOwed).flatMap(idsOf));
  return items
    .filter((item) => item.day === day && left.has(item.id))
    .map((item) => ({ id: item.id, day, status: 'unsettled' }));
}

/**
 * Rows that another open day counts with their payments, and that day. If it does not count them, they are late items of a later day
 * (D21.12).
 */
function lentRows(
  settlement: Settlement,
  day: string,
  rows: readonly ReportedRow[],
): [string, string | undefined][] {
  const lentTo = new Map(
    settlement.lent.flatMap(({ rowIds, day: other }) => rowIds.map((id) => [id, other] as const)),
  );
  const counted = new Set([
    ...settlement.matches.flatMap(({ pspRowIds }) => pspRowIds),
    ...settlement.exceptions.flatMap(({ pspRowIds }) => pspRowIds),
  ]);
  return rows
    .filter((row) => row.day === day && carriesMoney(row) && !counted.has(row.id))
    .map(({ id }) => [id, lentTo.get(id)]);
}

const idsOf = ({ paymentIds, pspRowIds }: SettlementException): string[] => [...paymentIds, ...pspRowIds];

/** Payment and row of one transaction on two days: each counts on its own day, and only this day's one changes its totals. */
function meetsAcrossDays({ kind, saw, paymentIds, pspRowIds, differences }: SettlementException): boolean {
  return (
    kind === 'after_close' &&
    saw.note === 'belongs_to_closed_day' &&
    paymentIds.length > 0 &&
    pspRowIds.length > 0 &&
    differences.length > 0
  );
}

function waitsForOtherHalf({ kind, saw, paymentIds, pspRowIds }: SettlementException): boolean {
  switch (kind) {
    case 'in_app_not_in_psp':
    case 'in_psp_not_in_app':
      return true;
    case 'pending_reversal':
      return saw.note === 'reversal_not_in_report';
    case 'wrong_terminal':
      return paymentIds.length === 0 || pspRowIds.length === 0;
    default:
      return false;
  }
}
