// The values that go into the settlement matcher and come out of it. Amounts are integer rials; days are business
// days `YYYY-MM-DD` of Asia/Tehran; nothing here knows a database, a clock or a sentence.

import type { ReadRow } from '../files/read-row.ts';
import type { ExceptionKind, MatchBasis, MatchReason, Saw } from './contract.ts';

/** A payment as the office recorded it. A reversal is a record of its own with `reversalOf` (domain §5). */
export type RecordedPayment = {
  readonly id: string;
  readonly visitId: string | null;
  readonly terminalId: string;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly cardMasked: string | null;
  /** Rials as on the slip; the sign is taken from `reversalOf`, not from here. */
  readonly amount: number;
  /** Rials of the office_pos fee lines that this payment was allocated to; null when that is not known. */
  readonly charged: number | null;
  /** UTC instant of the record. */
  readonly at: string;
  /** The business day it is booked to. */
  readonly day: string;
  /** The closed day it really belongs to, when it was recorded after that day's close. */
  readonly lateFor: string | null;
  readonly reversalOf: string | null;
  readonly state: 'recorded' | 'pending_reversal' | 'reversed';
};

/** A line of a PSP report. Several lines with a service code and one RRN are one split-settled transaction. */
export type ReportedRow = Omit<ReadRow, 'financialDay' | 'iban'> & {
  readonly id: string;
  /** The business day it is booked to, and the closed day it really belongs to when it came late. */
  readonly day: string;
  readonly lateFor: string | null;
};

/** A terminal of the office's register with the days on which it was designated, both inclusive (D2). */
export type DesignatedTerminal = {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
};

export type ManualMatch = {
  readonly paymentId: string;
  readonly pspRowId: string;
  /** The rule that made it; null or left out where the manager did. */
  readonly rule?: string | null;
};

export type SettlementInput = {
  readonly day: string;
  /** Payments of the day, and the still unmatched ones of the days beside it. */
  readonly payments: readonly RecordedPayment[];
  /** Report rows of the day, and the still unmatched ones of the days beside it. */
  readonly pspRows: readonly ReportedRow[];
  readonly terminals: readonly DesignatedTerminal[];
  /** Rials charged to office_pos on the day, by terminal. */
  readonly feeTotalsByTerminal: Readonly<Record<string, number>>;
  readonly manualMatches?: readonly ManualMatch[];
  /** Days whose totals may no longer move. */
  readonly closedDays?: readonly string[];
  /** Rows of closed days that were left out there, because they count with a payment of this day. */
  readonly lentRowIds?: ReadonlySet<string>;
};

export type SettlementMatch = {
  readonly paymentId: string;
  readonly pspRowIds: readonly string[];
  readonly basis: MatchBasis;
  /** Rials, negative for a reversal. */
  readonly amount: number;
  readonly words: readonly MatchReason[];
  readonly minutesApart: number | null;
};

export type SettlementException = {
  /** The same facts give the same key on every run, so an explanation stays with what it explains. */
  readonly key: string;
  readonly kind: ExceptionKind;
  readonly paymentIds: readonly string[];
  readonly pspRowIds: readonly string[];
  readonly visitId: string | null;
  readonly terminalId: string;
  /** Rials, reversals negative; null for the side that does not exist. */
  readonly amounts: {
    readonly charged: number | null;
    readonly recorded: number | null;
    readonly psp: number | null;
  };
  /** Its part of (recorded − psp), by terminal; none when it moves no total. */
  readonly differences: readonly { readonly terminalId: string; readonly amount: number }[];
  readonly saw: Saw;
};

/** The three totals of a terminal on the day, in rials, purchases less reversals. */
export type TerminalTotals = {
  readonly terminalId: string;
  readonly charged: number;
  readonly recorded: number;
  readonly psp: number;
};

/** Rows of the day that count on another open day, which has their payment. */
export type LentRows = {
  readonly rowIds: readonly string[];
  readonly day: string;
};

export type Settlement = {
  readonly lent: readonly LentRows[];
  readonly matches: readonly SettlementMatch[];
  readonly exceptions: readonly SettlementException[];
  readonly totals: readonly TerminalTotals[];
  /** Rials that do not agree: the sizes of the differences, so opposite ones do not cancel. */
  readonly differenceToGo: number;
  /** Manual matches that name something gone or already taken. */
  readonly unusedManualMatches: readonly ManualMatch[];
};
