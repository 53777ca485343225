// What is open of an account and settlement day (D21.130): reported and not credited, credited and not reported, or another sum.
import { createHash } from 'node:crypto';
import { type OpenDifference, openDifference } from '#core/foundation/settlement/ledger/open-difference.ts';
import type { BankDay } from './bank-queries.ts';

/** By a hash: a close tells the province what stays open, and no account. */
export const bankDayId = (iban: string, day: string): string =>
  `bank:${createHash('sha256').update(`${iban}:${day}`).digest('hex').slice(0, 32)}`;

type BankDifference = OpenDifference & {
  readonly id: string;
  readonly account: 'bank';
  /** The account; null for the one of rows that name none. */
  readonly number: string | null;
  readonly terminalId: null;
  readonly base: null;
  readonly visitId: null;
  readonly actor: null;
};

/** What does not agree of a day; null where it does, or days beside it make it agree. */
export function bankDifference(
  iban: string,
  { day, reported, credits, isMetTogether, isReached }: BankDay,
): BankDifference | null {
  const found = isMetTogether ? null : openDifference('bank', { recorded: reported, told: credits });
  if (found === null) return null;
  return {
    ...found,
    ...{ id: bankDayId(iban, day), account: 'bank' as const },
    ...{ terminalId: null, number: iban === '' ? null : iban, base: null, visitId: null, actor: null },
    waits: !isReached,
    legs: createHash('sha256').update(found.legs).digest('hex'),
  };
}
