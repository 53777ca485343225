// Where a sale on a connected terminal stands, and what stands in the way of the next one (D2.105, D2.106). Pure.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { AnswerEnd, AttemptState, Connection } from './contract.ts';

/** An attempt with its answers in the order of facts. */
export type Attempt = {
  readonly attemptId: string;
  /** Null of a sale by which a connection is tried (D2.150). */
  readonly visitId: string | null;
  readonly terminalId: string;
  readonly ownNumber: string;
  readonly amount: number;
  readonly at: string;
  readonly day: string;
  readonly device: string;
  readonly by: string | null;
  readonly answers: readonly AnswerEnd[];
  /** A payment names it. */
  readonly isPaid: boolean;
};

/** A connection in words, as its loosening says it. */
export const spelled = (connection: Connection | null): string =>
  connection === null ? 'none' : `${connection.driver} ${connection.host}:${connection.port}`;

/** Ends after which a sale is over; whichever was said first, an approval counts before a refusal. */
const final = ['approved', 'declined', 'cancelled', 'not_sent'] as const satisfies readonly AnswerEnd[];

export function stateOfAttempt({ answers, isPaid }: Pick<Attempt, 'answers' | 'isPaid'>): AttemptState {
  if (isPaid) return 'paid';
  return final.find((end) => answers.includes(end)) ?? answers.at(-1) ?? 'asked';
}

/** Whether money may have been taken that no payment here names: what the money account keeps open (D21.105). */
export const isOpenAttempt = (attempt: Pick<Attempt, 'answers' | 'isPaid'>): boolean =>
  ['asked', 'unknown', 'not_recorded', 'approved'].includes(stateOfAttempt(attempt));

/** Whether the terminal can still be asked how it ended. */
export const isUndecided = (attempt: Pick<Attempt, 'answers' | 'isPaid'>): boolean =>
  ['asked', 'unknown'].includes(stateOfAttempt(attempt));

/** A sale that another PC began is left alone for so long; the longest that a driver waits, and a minute. */
const othersWaitMs = 240_000;

/**
 * Whether this PC may ask about a sale: one without a certain end, or one whose approval could not be recorded. Of one that another PC
 * may be waiting for it does not ask (D2.106).
 */
export function mayInquire(attempt: Attempt, { device, now }: { device: string; now: string }): boolean {
  const state = stateOfAttempt(attempt);
  if (state === 'unknown' || state === 'approved') return true;
  if (state !== 'asked') return false;
  if (attempt.device === device) return true;
  return Math.abs(Date.parse(now) - Date.parse(attempt.at)) >= othersWaitMs;
}

/** Of a trial nobody waits for the money: what is not certain of it stays open, and keeps no client waiting (D2.150). */
const isLeftTrial = (attempt: Attempt): boolean =>
  attempt.visitId === null && stateOfAttempt(attempt) === 'unknown';

/** What stands in the way of a further sale on a terminal on a business day; `attempts` are those of the terminal (D2.105, D2.106). */
export function sendingRefusal(attempts: readonly Attempt[], day: string): Problem | null {
  const inTheWay = attempts.find(
    (attempt) => attempt.day === day && isUndecided(attempt) && !isLeftTrial(attempt),
  );
  if (inTheWay === undefined) return null;
  const { terminalId: terminal, amount, at } = inTheWay;
  return stateOfAttempt(inTheWay) === 'asked'
    ? { code: 'TERMINAL_BUSY', params: { terminal } }
    : { code: 'TERMINAL_RESULT_UNKNOWN', params: { terminal, amount, at } };
}

/** Of random bytes the twelve digits by which the terminal names a sale; the first is no zero. */
export function ownNumberOf(bytes: Uint8Array): string {
  const most = 900_000_000_000n;
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return String((value % most) + 100_000_000_000n);
}
