// The rate board that has to hang: what stands on it follows from the version in force of the day and its rates, and so does its hash. A
// version that comes into force, and a rate that another body sets anew, make another board.
import type { Board } from './contract.ts';
import { type PriceReads, tariffOnDay } from './price.ts';
import { hashOf } from './review-hash.ts';

/** Eight digits by which a person tells one board from another. */
const codeOf = (sha256: string): string =>
  String(BigInt(`0x${sha256.slice(0, 12)}`) % 100_000_000n).padStart(8, '0');

/** The board of a business day, or null when no tariff is in force on it (D4.13). */
export function boardOnDay(reads: PriceReads, day: string): Board {
  const tariff = tariffOnDay(reads, day);
  if (tariff === null) return null;
  const { tariffId, title, effectiveFrom } = tariff;
  const rates = tariff.items.map(({ code, rate }) => ({ code, rate }));
  const sha256 = hashOf({ tariffId, rates });
  const hanging = reads.fees.boardHanging();
  return {
    sha256,
    code: codeOf(sha256),
    title,
    effectiveFrom,
    printed: reads.fees.boardPrint(sha256),
    hanging: hanging?.board === sha256 ? { at: hanging.at, byName: hanging.byName } : null,
  };
}

/** Whether the wall shows what is charged on a business day; true also while nothing is charged by any tariff. */
export const isBoardUp = (reads: PriceReads, day: string): boolean => {
  const board = boardOnDay(reads, day);
  return board === null || board.hanging !== null;
};
