// What counts as which fact: from rows as an office's tables or a province's entries give them. Pure, and the one place that says it, so
// that a number is the same wherever it is counted (D20.85).
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import { type Fact, noMeasures } from './cells.ts';
import { type OpenBand, rialsOf } from './open-bands.ts';

/** Where a fact stands: its day, its instant (UTC; null where it is none), its hour in Tehran, its visit and who did it. */
type Place = Pick<Fact, 'id' | 'day' | 'at' | 'hour' | 'visitId' | 'clerk'>;

/** Each of these is one fact, that counts for nothing yet. */
const oneFact = { ...noMeasures, facts: 1 };
const unsaid = {
  terminal: null,
  service: null,
  payee: null,
  channel: null,
  reason: null,
  detail: null,
} as const;

/** A part of a payment with the line of a fee that it pays for; `gross` and `vat` are the line's. */
export type MoneyRow = Place & {
  readonly terminal: string | null;
  /** Of the whole payment, or of what went back. */
  readonly amount: number;
  readonly reason?: string;
  readonly part: number | null;
  readonly service: string | null;
  readonly payee: string | null;
  readonly channel: string | null;
  readonly gross: number | null;
  readonly vat: number | null;
};

/**
 * The parts of payments or of what went back, by the lines that they are for. What pays for no line (the terminal took more than was
 * due, a line is not known here) is a part of its own, so that all parts of a payment are its amount. The payment itself counts with
 * its first part.
 */
export function moneyFacts(kind: 'paid' | 'returned', rows: readonly MoneyRow[]): Fact[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const { id, day, at, hour, visitId, terminal, clerk, reason = null } = first;
    const one = { ...unsaid, ...oneFact, kind, id, day, at, hour, visitId, terminal, clerk, reason };
    const parts = ofOne.flatMap(({ part, service, payee, channel, gross, vat }): Fact[] => {
      if (part === null || part === 0) return [];
      const share = gross === null || gross === 0 ? 0 : Math.round(((vat ?? 0) * part) / gross);
      return [{ ...one, service, payee, channel, amount: part, vat: share }];
    });
    const rest = first.amount - parts.reduce((sum, { amount }) => sum + amount, 0);
    if (rest !== 0 || parts.length === 0) parts.push({ ...one, amount: rest });
    return parts.map((part, place) => ({ ...part, count: place === 0 ? 1 : 0 }));
  });
}

/** A line of a fee; `why`: for what reason its charge was cancelled. */
export type FeeRow = Place & {
  readonly service: string;
  readonly payee: string;
  readonly channel: string;
  readonly code: string | null;
  readonly count: number;
  readonly amount: number;
  readonly vat: number;
  readonly reduction: number;
};

export const chargedFacts = (rows: readonly FeeRow[]): Fact[] =>
  rows.map(({ code, ...row }) => ({ ...unsaid, ...oneFact, ...row, kind: 'charged', reason: code }));

export const cancelledFacts = (rows: readonly (FeeRow & { readonly why: string })[]): Fact[] =>
  rows.map(({ code, why, ...row }) => ({
    ...unsaid,
    ...oneFact,
    ...row,
    kind: 'cancelled',
    reason: code,
    detail: why,
  }));

/** A visit: how it ended, what the last decision on its identity was, and how long it took where it was completed on its day (ms). */
type VisitRow = Omit<Place, 'visitId'> & {
  readonly ending: string | null;
  readonly identity: string | null;
  readonly ms: number | null;
};

export const visitFacts = (rows: readonly VisitRow[]): Fact[] =>
  rows.map(({ ending, identity, ms, ...row }) => ({
    ...unsaid,
    ...oneFact,
    ...row,
    kind: 'visit',
    visitId: row.id,
    // How it ended, or where it stands.
    reason: ending ?? (identity === 'refused' ? 'refused' : 'open'),
    count: 1,
    ...(ms === null ? { timed: 0, ms: 0 } : { timed: 1, ms }),
  }));

export const waitFacts = (rows: readonly (Place & { readonly ms: number | null })[]): Fact[] =>
  rows.map(({ ms, ...row }) => ({
    ...unsaid,
    ...oneFact,
    ...row,
    kind: 'wait',
    count: 1,
    timed: 1,
    ms: ms ?? 0,
  }));

export const refusedFacts = (rows: readonly (Place & { readonly reason: string | null })[]): Fact[] =>
  rows.map((row) => ({ ...unsaid, ...oneFact, ...row, kind: 'refused', count: 1 }));

type ComplaintRow = Omit<Place, 'hour'> & {
  readonly category: string;
  readonly outcome: string | null;
  /** The business day of the outcome. */
  readonly answeredOn: string | null;
  readonly isMerged: boolean;
  /** The last day to answer it. */
  readonly dueDay: string;
};

const dayMs = 86_400_000;
/** From the business day of a complaint to that of its answer: whole days, as ms (D20.194). */
function answerTime(day: string, answeredOn: string | null): Pick<Fact, 'timed' | 'ms'> {
  const days = answeredOn === null ? Number.NaN : daysBetween(day, answeredOn);
  return Number.isSafeInteger(days) ? { timed: 1, ms: Math.max(0, days) * dayMs } : { timed: 0, ms: 0 };
}

/** A complaint, and whether it was answered in time or is over its time on `today`. */
export function complaintFacts(rows: readonly ComplaintRow[], today: string): Fact[] {
  return rows.flatMap(({ category, outcome, answeredOn, isMerged, dueDay, ...row }): Fact[] => {
    const detail = outcome ?? (isMerged ? 'merged' : 'open');
    const fact = { ...unsaid, ...oneFact, ...row, hour: null, reason: category, detail, count: 1 };
    const told = { ...fact, ...answerTime(row.day, answeredOn) };
    const isOver = (answeredOn ?? today) > dueDay && !isMerged;
    return [
      { ...fact, kind: 'complaint' },
      ...(answeredOn !== null && !isOver ? [{ ...told, kind: 'answered' as const }] : []),
      ...(isOver ? [{ ...told, kind: 'late' as const }] : []),
    ];
  });
}

export type ClosingRow = {
  readonly day: string;
  readonly at: string | null;
  readonly by: string | null;
  /** What the closing in force signed of its differences. */
  readonly differences: readonly { kind: string; reasonCode: string | null; count: number; rials: number }[];
  /** PCs of the office that were not heard from, by the number of their desk. */
  readonly missingPcs: readonly number[];
  /** What stays open of all accounts, and what each came to since the last sheet; amounts of a filing are units. */
  readonly open: readonly OpenBand[];
  readonly lines: readonly {
    readonly account: string;
    readonly added: number;
    readonly cleared: number;
    readonly settled: number;
  }[];
  /** What reports tell of each terminal. */
  readonly totals: readonly { readonly terminalId: string; readonly psp: number }[];
};

export const differenceFacts = (rows: readonly ClosingRow[]): Fact[] =>
  rows.flatMap(({ day, at, by, differences }) =>
    differences.map(({ kind, reasonCode, count, rials }) => ({
      ...unsaid,
      ...oneFact,
      kind: 'difference',
      id: `${day} ${kind} ${reasonCode}`,
      day,
      at,
      hour: null,
      visitId: null,
      clerk: by,
      reason: kind,
      detail: reasonCode,
      count,
      amount: rials,
    })),
  );

/** What a closing in force says of what agrees and what does not. */
export const ledgerFacts = (rows: readonly ClosingRow[]): Fact[] =>
  rows.flatMap(({ day, at, by, open, lines, totals }): Fact[] => {
    const fact = { ...unsaid, ...oneFact, day, at, hour: null, visitId: null, clerk: by };
    const amounts = [
      ...lines.map(({ account, added: amount }) => ({ kind: 'came' as const, account, amount })),
      ...lines.map(({ account, cleared: amount }) => ({ kind: 'cleared' as const, account, amount })),
      ...lines.map(({ account, settled: amount }) => ({ kind: 'settled' as const, account, amount })),
    ].flatMap(({ kind, account, amount: told }): Fact[] => {
      const amount = rialsOf(account, told);
      return amount === 0
        ? []
        : [{ ...fact, kind, id: `${day} ${kind} ${account}`, reason: account, count: 1, amount }];
    });
    return [
      { ...fact, kind: 'signed', id: `${day} signed`, count: 1 },
      ...open.map(
        ({ account, detail, count, rials, days }): Fact => ({
          ...{ ...fact, kind: 'open', id: `${day} open ${account} ${detail}`, reason: account, detail },
          ...{ count, amount: rials, timed: count, ms: days },
        }),
      ),
      ...amounts,
      ...totals.flatMap(({ terminalId: terminal, psp: amount }): Fact[] =>
        amount === 0
          ? []
          : [{ ...fact, kind: 'reported', id: `${day} reported ${terminal}`, terminal, count: 1, amount }],
      ),
    ];
  });

/**
 * Who was at work: each person from the first to the last that they recorded on a day. A completed visit lasts until it was completed.
 * @param facts all of one day
 */
export function presentFacts(facts: readonly Fact[]): Fact[] {
  const people = new Map<string, { readonly day: string; from: number; to: number }>();
  for (const { day, at, clerk, kind, ms } of facts) {
    const from = Date.parse(at ?? '');
    if (clerk === null || Number.isNaN(from)) continue;
    const to = kind === 'visit' ? from + ms : from;
    const known = people.get(clerk);
    if (known === undefined) people.set(clerk, { day, from, to });
    else Object.assign(known, { from: Math.min(known.from, from), to: Math.max(known.to, to) });
  }
  return [...people].map(([clerk, { day, from, to }]) => ({
    ...unsaid,
    ...oneFact,
    ...{ kind: 'present', id: `${day} ${clerk}`, day, at: new Date(from).toISOString(), hour: null },
    ...{ visitId: null, clerk, count: 1, timed: 1, ms: to - from },
  }));
}

/** One for each PC that a close was not told of. */
export const missingFacts = (rows: readonly ClosingRow[]): Fact[] =>
  actFacts(
    rows.flatMap(({ day, at, by: clerk, missingPcs }) =>
      missingPcs.map((desk): ActRow => {
        const of = { kind: 'pcMissing', id: `${day} ${desk}`, reason: String(desk) } as const;
        return { ...of, day, at, hour: null, visitId: null, clerk, count: 1, ms: null };
      }),
    ),
  );

/** What stands in one of the other registers; `ms` of who left: from leaving to the cut. */
export type ActRow = Place & {
  readonly kind: 'viewed' | 'checked' | 'checkFailed' | 'trained' | 'left' | 'tariffChanged' | 'pcMissing';
  readonly reason: string | null;
  readonly count: number;
  readonly ms: number | null;
};

export const actFacts = (rows: readonly ActRow[]): Fact[] =>
  rows.map(({ ms, ...row }) => ({
    ...unsaid,
    ...oneFact,
    ...row,
    ...(ms === null ? { timed: 0, ms: 0 } : { timed: 1, ms }),
  }));
