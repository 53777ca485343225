// Payments and transactions brought to one shape, so that both sides are compared by the same few fields.
// Invariant: an item's terminal is the office's own spelling of it, whatever zeros a spreadsheet dropped.

import { businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { dayNumber } from '#core/foundation/calendar/day.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type { MatchBasis, MatchReason, SeenItem } from './contract.ts';
import type { DesignatedTerminal, RecordedPayment, ReportedRow } from './shapes.ts';

export type Direction = 'purchase' | 'reversal';

export type Item = {
  readonly id: string;
  readonly direction: Direction;
  readonly terminal: string;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly last4: string | null;
  /** Rials, never negative. */
  readonly amount: number;
  /** Days since 1970 of the date in Tehran, and milliseconds since then of the local clock. */
  readonly dayNumber: number;
  readonly localMs: number | null;
  readonly day: string;
  readonly lateFor: string | null;
  readonly seen: SeenItem;
};

export type PaymentItem = Item & {
  readonly payment: RecordedPayment;
  /** For a reversal, the reference number of the payment it reverses. */
  readonly originalRrn: string | null;
};

export type Transaction = Item & {
  readonly rowIds: readonly string[];
  /** First row of the transaction that this one repeats. */
  readonly duplicateOf: string | null;
};

/** Tolerances of domain §5: one day, ten minutes; for the amount there is none. */
export const dateReachDays = 1;
export const timeReachMs = 600_000;

/** Milliseconds on the office's own clock; only differences of it mean something. */
function clockMs(date: string, time: string): number {
  return Date.parse(`${date}T${time}Z`);
}

/** Gives each terminal the spelling of the register; `0123` and `123` are one terminal. */
export function terminalSpelling(terminals: readonly DesignatedTerminal[]): (id: string) => string {
  const known = new Map(
    terminals.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map(({ id }) => [bareTerminalId(id), id]),
  );
  return (id) => known.get(bareTerminalId(id)) ?? id;
}

/** The terminals that are designated on a business day, in the register's spelling. */
export function designatedOn(terminals: readonly DesignatedTerminal[], day: string): string[] {
  return terminals
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .map(({ id }) => id);
}

/** The business day on which an item came about: the closed one that it belongs to, where it came late. */
export function ownDay({ day, lateFor }: Pick<Item, 'day' | 'lateFor'>): string {
  return lateFor ?? day;
}

export function lastFour(card: string | null): string | null {
  return card?.match(/(\d{4})\D*$/)?.[1] ?? null;
}

export function signedAmount(item: Item): number {
  return item.direction === 'reversal' ? -item.amount : item.amount;
}

/** `original` is the payment that this one reverses, if it does and it is known. */
export function paymentItem(
  payment: RecordedPayment,
  original: RecordedPayment | undefined,
  spell: (id: string) => string,
): PaymentItem {
  const date = businessDayOf(payment.at);
  // Tehran is whole minutes away from UTC, so the seconds are the instant's own.
  const time = tehranTimeOf(payment.at) + payment.at.slice(16, 19);
  const terminal = spell(payment.terminalId);
  const rrn = payment.rrn ?? original?.rrn ?? null;
  const stan = payment.stan ?? original?.stan ?? null;
  const cardMasked = payment.cardMasked ?? original?.cardMasked ?? null;
  return {
    id: payment.id,
    direction: payment.reversalOf === null ? 'purchase' : 'reversal',
    terminal,
    rrn,
    stan,
    last4: lastFour(cardMasked),
    amount: Math.abs(payment.amount),
    dayNumber: dayNumber(date),
    localMs: clockMs(date, time),
    day: payment.day,
    lateFor: payment.lateFor,
    seen: { terminalId: terminal, rrn, stan, cardMasked, date, time },
    payment,
    originalRrn: original?.rrn ?? null,
  };
}

/** One transaction from the report rows that make it up; the first row gives its date, card and place. */
export function transaction(
  first: ReportedRow,
  rowIds: readonly string[],
  amount: number,
  duplicateOf: string | null,
  spell: (id: string) => string,
): Transaction {
  const terminal = spell(first.terminalId);
  return {
    id: first.id,
    direction: first.type === 'reversal' ? 'reversal' : 'purchase',
    terminal,
    rrn: first.rrn,
    stan: first.stan,
    last4: lastFour(first.cardMasked),
    amount,
    dayNumber: dayNumber(first.date),
    localMs: first.time === null ? null : clockMs(first.date, first.time),
    day: first.day,
    lateFor: first.lateFor,
    seen: {
      terminalId: terminal,
      rrn: first.rrn,
      stan: first.stan,
      cardMasked: first.cardMasked,
      date: first.date,
      time: first.time,
    },
    rowIds,
    duplicateOf,
  };
}

export type Likeness = 'same' | 'differs' | 'missing';

export function likeness(a: string | null, b: string | null): Likeness {
  return a === null || b === null ? 'missing' : a === b ? 'same' : 'differs';
}

export function minutesApart(a: Item, b: Item): number | null {
  return a.localMs === null || b.localMs === null
    ? null
    : Math.round(Math.abs(a.localMs - b.localMs) / 60_000);
}

/** Everything that comparing a payment with a transaction shows, as codes, strongest first. */
export function compareInWords(
  payment: PaymentItem,
  seen: Transaction,
  basis: MatchBasis | null,
): MatchReason[] {
  const words: MatchReason[] =
    basis === 'by_hand' ? ['chosen_by_manager'] : basis === 'by_rule' ? ['found_by_rule'] : [];
  words.push(`rrn_${likeness(payment.rrn, seen.rrn)}`);
  words.push(`stan_${likeness(payment.stan, seen.stan)}`);
  words.push(payment.terminal === seen.terminal ? 'terminal_same' : 'terminal_differs');
  words.push(payment.amount === seen.amount ? 'amount_same' : 'amount_differs');
  words.push(`card_${likeness(payment.last4, seen.last4)}`);
  const days = Math.abs(payment.dayNumber - seen.dayNumber);
  words.push(days === 0 ? 'date_same' : days <= dateReachDays ? 'date_one_day_apart' : 'date_far_apart');
  const minutes = minutesApart(payment, seen);
  if (minutes !== null && minutes * 60_000 <= timeReachMs) words.push('time_within_ten_minutes');
  if (seen.rowIds.length > 1) words.push('several_report_rows');
  return words;
}
