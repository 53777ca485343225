// Ids of report rows, made from what a row says, so that the same line of two files is one row.
// Invariant: reading a file again, or one that overlaps it, gives the same ids in whatever order the lines stand.
import { createHash } from 'node:crypto';
import type { PspRowType } from './contract.ts';

type Told = {
  readonly terminalId: string;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly date: string;
  readonly time: string | null;
  readonly amount: number;
  readonly type: PspRowType;
  readonly serviceCode: string | null;
};

/**
 * What tells a row from others. The trace number is on every export while the reference number and the way of writing the
 * time change between exports of one PSP, so those two only serve where there is no trace number.
 */
function identityOf({ terminalId, rrn, stan, date, time, amount, type, serviceCode }: Told): string {
  return JSON.stringify([
    terminalId.replace(/^0+/, ''),
    stan === null ? ['rrn', rrn, time] : ['stan', stan],
    date,
    amount,
    type,
    serviceCode,
  ]);
}

/** Gives out ids for the rows of one file: the n-th row that says the same gets the n-th id. */
export function rowIdMaker(): (row: Told) => string {
  const seen = new Map<string, number>();
  return (row) => {
    const identity = identityOf(row);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    return createHash('sha256')
      .update(`pishkhan-psp-row-v1\n${identity}\n${occurrence}`)
      .digest('hex')
      .slice(0, 32);
  };
}
