// The two sides of one thing, as the facts that are here say them, and what of them does not agree (D21.70).
import { createHash } from 'node:crypto';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import type { Account } from '#core/foundation/settlement/ledger/contract.ts';
import {
  isOlderMoney,
  isUndone,
  type Leg,
  openDifference,
  type Told,
} from '#core/foundation/settlement/ledger/open-difference.ts';
import type { Direction } from '#core/foundation/settlement/matching/items.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import { referenceKey, toTransactions } from '#core/foundation/settlement/matching/transactions.ts';
import type { Orm } from '#db/open-store.ts';
import type { openDifferences } from '#db/schema/closing/day-close.ts';
import { toReportedRow } from '../reported-row-queries.ts';
import { attemptThings } from './attempt-queries.ts';
import { bankDayReads } from './bank-queries.ts';
import { bankDifference } from './bank-things.ts';
import { attemptMark, batchKey, cancelledFeeKey, isOfAttempt, leftKey, reportKey } from './contract.ts';
import { type LedgerFactStatements, ledgerFactStatements, withBase } from './fact-queries.ts';

export type KeptDifference = typeof openDifferences.$inferSelect;
/** A reference number of a terminal, or the base of a row that no file tells the number of. */
export type Reference = {
  readonly terminalId: string;
  readonly number: string | null;
  readonly base?: string;
};

type Recorded = Leg & { readonly by: string | null; readonly visitId: string | null };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** By a hash: a close tells the province what stays open, and no number of a slip. */
export const referenceIds = ({ terminalId, number, base }: Reference): Record<'money' | 'refund', string> => {
  const key = hashOf(`${bareTerminalId(terminalId)}:${number ?? `row-${base}`}`).slice(0, 32);
  return { money: `money:${key}`, refund: `refund:${key}` };
};
export const visitIds = (visitId: string) => ({
  fee: `fee:${visitId}`,
  cancelled: cancelledFeeKey(visitId),
  left: leftKey(visitId),
  filing: `filing:${visitId}`,
});

/** Rows of a reference number that are nobody else's, and those that were put to its slips by hand. */
function rowsOf(
  read: LedgerFactStatements,
  { terminalId, number, base }: Reference,
  slipIds: ReadonlySet<string>,
): ReportedRow[] {
  const told =
    number === null
      ? read.unnumbered().all({ id: base ?? '' })
      : [
          ...read.rows().all({ terminal: terminalId, number }),
          ...read.rowsToldElsewhere().all({ terminal: terminalId, number }),
        ];
  const own = told.map(toReportedRow).filter((row) => {
    const joined = read.joinedWith().get({ id: row.id });
    return joined === undefined || slipIds.has(joined.paymentId);
  });
  const known = new Set(own.map((row) => row.id));
  const joined = [...slipIds].flatMap((id) =>
    read
      .rowsJoinedTo()
      .all({ id })
      .filter(({ rowId }) => !known.has(rowId) && read.joinedWith().get({ id: rowId })?.paymentId === id)
      .flatMap(({ rowId }) => read.row().all(withBase(rowId)).map(toReportedRow)),
  );
  return [...own, ...joined].map((row) => ({ ...row, day: row.date, lateFor: null }));
}

function toldOf(rows: readonly ReportedRow[], direction: Direction, recorded: readonly Leg[]): Told[] {
  const amounts = new Set(recorded.map(({ amount }) => amount));
  const recordedUnder = new Map(
    rows.flatMap(({ terminalId, rrn }) =>
      rrn === null ? [] : [[referenceKey(direction, bareTerminalId(terminalId), rrn), amounts] as const],
    ),
  );
  return toTransactions(rows, recordedUnder, bareTerminalId)
    .filter((one) => one.direction === direction && one.duplicateOf === null)
    .map(({ id, amount, seen }) => ({ id, amount, day: seen.date, time: seen.time }));
}

type Found = Omit<KeptDifference, 'isEnded'>;

/** What is open of a reference number: of money, and of what goes back. */
function ofReference(read: LedgerFactStatements, asked: Reference): Found[] {
  const reference = { ...asked, terminalId: bareTerminalId(asked.terminalId) };
  const { terminalId, number, base = null } = reference;
  const key = { terminal: terminalId, number: number ?? '' };
  const slips: Recorded[] = number === null ? [] : read.slips().all(key);
  const back: Recorded[] = number === null ? [] : [...read.reversals().all(key), ...read.taken().all(key)];
  const rows = rowsOf(read, reference, new Set([...slips, ...back].map(({ id }) => id)));
  const bought = toldOf(rows, 'purchase', slips);
  const reversed = toldOf(rows, 'reversal', back);
  // What the terminal took and gave back by itself, and nobody recorded, is nobody's money.
  if (slips.length + back.length === 0 && isUndone(bought, reversed)) return [];
  const ids = referenceIds(reference);
  const opened = (slip: Recorded) => ({
    ...slip,
    openedAt: read.openedAt().get({ id: slip.visitId })?.at ?? null,
  });
  const kept = (account: 'money' | 'refund', recorded: readonly Recorded[], told: readonly Told[]) => {
    const isApart = account === 'money' && told.length > 0 && isOlderMoney(recorded.map(opened), told);
    const found = openDifference(account, { recorded, told }, isApart);
    if (found === null) return [];
    const { visitId = null, by: actor = null } = recorded[0] ?? {};
    const legs = hashOf(found.legs);
    return [{ ...found, id: ids[account], account, terminalId, number, base, visitId, actor, legs }];
  };
  return [...kept('money', slips, bought), ...kept('refund', back, reversed)];
}

type Unnamed = Omit<Leg, 'day'>;

/** What is open of a visit: its fee once it has ended, filings that no fee stands behind, and units that were paid for and are not filed. */
function ofVisit(read: LedgerFactStatements, visitId: string): Found[] {
  const ended = read.ended().get({ id: visitId });
  const toFile = read.toFile().get({ id: visitId });
  const kept = (
    account: Account,
    { day, by: actor }: { readonly day: string; readonly by: string | null },
    recorded: readonly Unnamed[],
    told: readonly Unnamed[],
    isApart = false,
  ) => {
    const on = (legs: readonly Unnamed[]): Leg[] => legs.map((leg) => ({ ...leg, day }));
    const found = openDifference(account, { recorded: on(recorded), told: on(told) }, isApart);
    if (found === null) return [];
    const legs = hashOf(found.legs);
    return [
      {
        ...found,
        id: `${account}:${visitId}`,
        account,
        terminalId: null,
        number: null,
        base: null,
        visitId,
        actor,
        legs,
      },
    ];
  };
  const fee =
    ended === undefined
      ? []
      : kept('fee', ended, read.charges().all({ id: visitId }), read.paid().all({ id: visitId }));
  const left = ended === undefined ? undefined : read.left().get({ id: visitId });
  if (ended !== undefined && left !== undefined) {
    const paid = read.paid().all({ id: visitId });
    // Nothing was charged of whoever was asked to pay and left: there is no amount that could agree.
    for (const one of kept('fee', ended, [left], paid, left.amount === 0))
      fee.push({ ...one, id: leftKey(visitId) });
  }
  if (toFile === undefined) return fee;
  const units = { id: 'units', amount: toFile.units };
  const served = ended === undefined ? null : cancelledAfterService(read, visitId);
  if (ended !== undefined && served !== null)
    for (const one of kept('fee', { day: served.day, by: ended.by }, served.recorded, served.told))
      fee.push({ ...one, id: cancelledFeeKey(visitId) });
  const filings = mostAtOnce(read.filings().all({ id: visitId }));
  const filed = read.filed().all({ id: visitId });
  const isOver = filings.length > toFile.units;
  if (!isOver && (filed.length >= toFile.units || !isPaid(read, visitId))) return fee;
  const told = (isOver ? filings : filed).map(({ id }) => ({ id, amount: 1 }));
  return [...fee, ...kept('filing', toFile, [units], told)];
}

/** A filing, and when it was taken back, by the order of facts. */
type Filed = { readonly id: string; readonly lc: number; readonly takenBack: number | null };

/**
 * Filings that stood at once, as many as there ever were: the fee that stood behind one cannot go back without a word on it, also after
 * the filing was taken back (D1.112).
 */
function mostAtOnce(filings: readonly Filed[]): readonly Filed[] {
  const stoodAt = filings.map(({ lc }, index) =>
    filings.slice(0, index + 1).filter(({ takenBack }) => takenBack === null || takenBack >= lc),
  );
  return stoodAt.reduce((most, standing) => (standing.length >= most.length ? standing : most), []);
}

/**
 * What was served, was paid for and then cancelled and paid back: no charge asks for it any more, and the money could have been taken from
 * the client in cash (D21.173). Nothing where the money stayed, or another charge has it: of a service that was exchanged only what the one
 * in its place costs less (D4.225).
 */
function cancelledAfterService(
  read: LedgerFactStatements,
  visitId: string,
): { readonly day: string; readonly recorded: Unnamed[]; readonly told: Unnamed[] } | null {
  const asked = { id: visitId };
  const cancelled = read.cancelledAfterwards().all(asked);
  const day = cancelled.map((one) => one.day).toSorted()[0];
  if (day === undefined) return null;
  const sumOf = (legs: readonly { readonly amount: number }[]): number =>
    sumOfRials(legs.map(({ amount }) => amount));
  const total = sumOf(cancelled);
  const less = total - sumOfRials(cancelled.map(({ instead }) => instead));
  const missing = sumOf(read.charges().all(asked)) + less - sumOf(read.paid().all(asked));
  const back = sumOf(read.paidBack().all(asked)) + sumOf(read.freedAfterwards().all(asked));
  const open = Math.max(0, Math.min(less, missing, back));
  const recorded = cancelled.map(({ id, amount }) => ({ id, amount }));
  return { day, recorded, told: open < total ? [{ id: 'kept', amount: total - open }] : [] };
}

/** Whether nothing is due of what was charged in a visit, beyond what the manager let pass. */
function isPaid(read: LedgerFactStatements, visitId: string): boolean {
  const [charged, paid] = [read.charges(), read.paid()].map((side) =>
    sumOfRials(side.all({ id: visitId }).map(({ amount }) => amount)),
  );
  return (charged ?? 0) - (paid ?? 0) <= (read.acceptedUnder().get({ id: visitId })?.amount ?? 0);
}

/** The report of a terminal without which a day was closed; nothing once a report has the day, or the terminal's own slip of zero. */
function ofReport(read: LedgerFactStatements, terminalId: string, day: string): Found[] {
  const terminal = bareTerminalId(terminalId);
  const asked = { terminal, day };
  if (read.closedWithout().get(asked) === undefined) return [];
  if ((read.rowOfDay().get(asked) ?? read.zeroOfDay().get(asked)) !== undefined) return [];
  const recorded = [{ id: reportKey(terminal, day), amount: 1, day }];
  const found = openDifference('report', { recorded, told: [] });
  if (found === null) return [];
  return [
    {
      ...found,
      ...{ id: reportKey(terminal, day), account: 'report', terminalId: terminal },
      ...{ number: null, base: null, visitId: null, actor: null },
      legs: hashOf(found.legs),
    },
  ];
}

/**
 * What the batch slip of a terminal says otherwise than the report of its day, or than what was recorded while no report is there (D21.174).
 * A lot of the same rials in another number of transactions is not the same money.
 */
function ofBatch(read: LedgerFactStatements, terminalId: string, day: string): Found[] {
  const terminal = bareTerminalId(terminalId);
  const asked = { terminal, day };
  const batch = read.batchOfDay().get(asked);
  if (batch === undefined) return [];
  const slips = read.slipsOfTerminalDay().all(asked);
  const rows = read.rowsOfTerminalDay().all(asked).map(toReportedRow);
  const moved =
    rows.length > 0
      ? transactionsOf(rows, slips, terminal)
      : [
          ...slips,
          ...read
            .reversalsOfTerminalDay()
            .all(asked)
            .map(({ amount }) => ({ amount: -amount })),
        ];
  const total = sumOfRials(moved.map(({ amount }) => amount));
  const found = openDifference(
    'batch',
    {
      recorded: [{ id: `${batch.id} ${batch.count}`, amount: batch.total, day }],
      told: [{ id: `${rows.length > 0 ? 'report' : 'slips'} ${moved.length}`, amount: total, day }],
    },
    batch.count !== moved.length,
  );
  if (found === null) return [];
  return [
    {
      ...found,
      ...{ id: batchKey(terminal, day), account: 'batch', terminalId: terminal },
      ...{ number: null, base: null, visitId: null, actor: batch.by },
      legs: hashOf(found.legs),
    },
  ];
}

/** What a report tells of a terminal and day, each transaction once; what goes back is negative. */
function transactionsOf(
  rows: readonly ReportedRow[],
  slips: readonly { readonly amount: number; readonly number: string }[],
  terminal: string,
): { readonly amount: number }[] {
  const amounts = new Map(
    [...Map.groupBy(slips, ({ number }) => referenceKey('purchase', terminal, number))].map(
      ([key, own]) => [key, new Set(own.map(({ amount }) => amount))] as const,
    ),
  );
  const ofDay = rows.map((row) => ({ ...row, day: row.date, lateFor: null }));
  return toTransactions(ofDay, amounts, bareTerminalId)
    .filter(({ duplicateOf }) => duplicateOf === null)
    .map(({ direction, amount }) => ({ amount: direction === 'reversal' ? -amount : amount }));
}

/** Reads what does not agree of a thing from the facts, and whether words have ended it. */
export function thingReads(orm: Orm) {
  const read = ledgerFactStatements(orm);
  const attempt = attemptThings(orm);
  const bank = bankDayReads(orm);
  const marked = (one: Found): KeptDifference => ({
    ...one,
    isEnded: read.settled().get({ id: one.id, legs: one.legs }) !== undefined,
  });
  return {
    ofReference: (asked: Reference): KeptDifference[] => ofReference(read, asked).map(marked),
    ofVisit: (visitId: string): KeptDifference[] => ofVisit(read, visitId).map(marked),
    ofAttempt(attemptId: string): KeptDifference[] {
      const found = attempt(attemptId);
      return found === null ? [] : [marked(found)];
    },
    ofReport: (terminalId: string, day: string): KeptDifference[] =>
      ofReport(read, terminalId, day).map(marked),
    ofBatch: (terminalId: string, day: string): KeptDifference[] =>
      ofBatch(read, terminalId, day).map(marked),
    /** Of the settlement days of a bank account from one day to another. */
    ofBankDays: (iban: string, from: string, to: string): KeptDifference[] =>
      bank.bankDays(iban, from, to).flatMap((day) => {
        const found = bankDifference(iban, day);
        return found === null ? [] : [marked(found)];
      }),
  };
}

/** What a difference is of. */
export function thingOf({
  id,
  account,
  terminalId,
  number,
  base,
  visitId,
  day,
}: Pick<KeptDifference, 'id' | 'account' | 'terminalId' | 'number' | 'base' | 'visitId' | 'day'>):
  | Reference
  | { readonly ofVisit: string }
  | { readonly ofAttempt: string }
  | { readonly ofBank: string; readonly day: string }
  | { readonly ofReport: string; readonly day: string }
  | { readonly ofBatch: string; readonly day: string } {
  if (account === 'report') return { ofReport: terminalId ?? '', day };
  if (account === 'batch') return { ofBatch: terminalId ?? '', day };
  if (account === 'bank') return { ofBank: number ?? '', day };
  if (isOfAttempt({ id })) return { ofAttempt: id.slice(attemptMark.length) };
  if (account === 'fee' || account === 'filing') return { ofVisit: visitId ?? '' };
  return { terminalId: terminalId ?? '', number, ...(base === null ? {} : { base }) };
}
