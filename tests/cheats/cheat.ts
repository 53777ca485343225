// What a cheat is: something that people try in order to get round a rule, through the real procedures, and how it must
// end. Refused with one of these codes, or found at the close and named; anything else is a miss.

import type { Desk } from '#core/access/request-context/desk.ts';
import type { DayOverview, DaySheet, MatchView } from '#core/closing/day-close/contract.ts';
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import type { ServedUnpaid } from '#core/counter/visits/contract.ts';
import type { AppCaller } from '#core/demo/caller.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import type { ProblemCode } from '#core/foundation/problems/catalogue.ts';
import type { CheatingMachine } from './cheating-machine.ts';

/** Somebody of the demo office at work, with the known password. */
export type Cheater = { readonly id: string; readonly caller: AppCaller; readonly password: string };

/** A day of the office while its clients are served. */
export type Scene = {
  readonly desk: Desk;
  readonly machine: CheatingMachine;
  readonly day: string;
  readonly manager: Cheater;
  readonly clerk: Cheater;
  readonly terminals: readonly [string, ...string[]];
  readonly services: readonly [string, ...string[]];
  /** Changes what the PSP's report of the day will say. */
  editReport(edit: (rows: ReportedTransaction[]) => ReportedTransaction[]): void;
  /** Something to do once the reports are in, before the exceptions are explained; told what they said. */
  afterReports(act: (reported: readonly ReportedTransaction[]) => Promise<void>): void;
};

/** What the manager has before them when the day is signed. */
export type Signed = {
  readonly overview: DayOverview;
  readonly sheet: DaySheet;
  readonly matches: readonly MatchView[];
  /** What does not agree, over all days. */
  readonly differences: readonly Difference[];
  readonly servedUnpaid: readonly ServedUnpaid[];
  /** Payments that the terminal took too much for and that have not come back. */
  readonly refundCases: readonly string[];
  /** Visits of all days that paid for something that is not filed. */
  readonly unfiled: readonly string[];
};

/** What became of an attempt that was not refused: how it shows at the close. */
export type Found = (signed: Signed) => boolean;

export type Cheat = {
  readonly name: string;
  /** The rule that must hold. */
  readonly rule: string;
  /** Codes with which it may be refused; empty where it can only be found. */
  readonly refusedWith: readonly ProblemCode[];
  /**
   * Tries it. Throws the refusal, or says how it will be found; null where nothing of it can be found any more. What it
   * leaves behind lets the day be closed.
   */
  attempt(scene: Scene): Promise<Found | null>;
  /** It comes to light at the close of the next day that is opened. */
  readonly closesLater?: true;
};
