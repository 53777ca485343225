// Late entries: those of a closed day that its close did not know. They are booked to a later day (D21.2). What a close knew is its
// reach: a sequence number for each stream. Invariant: late entries follow from facts and reaches alone, so every PC finds the same
// ones, whatever arrived first.

import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import { isUsualDay } from '#core/foundation/calendar/day.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import type { DayState } from '#core/journal/business-day/contract.ts';
import { isWithin, type Place, type Reach, streamKey } from '#core/journal/log/reach-queries.ts';
import type { DayReads } from './day-reads.ts';
import type { Money } from './money-queries.ts';
import { bookingDay } from './rules.ts';
import { longestClosedSpan } from './unopened.ts';

export type LateArrivals = {
  /** Payments and reversals that are booked to the asked day; each names the closed day that it belongs to. */
  readonly money: readonly Money[];
  readonly rows: readonly ReportedRow[];
  /** Closed days that got late entries which the asked day has to explain. */
  readonly days: readonly string[];
  /** Days with whose payments these report rows were once matched. */
  readonly beside: readonly string[];
};

/** The reach that two closes have in common. */
function lowest(one: Reach, other: Reach): Reach {
  return new Map(
    [...one].flatMap(([key, seq]) => {
      const otherSeq = other.get(key);
      return otherSeq === undefined ? [] : [[key, Math.min(seq, otherSeq)]];
    }),
  );
}

/**
 * What every close before a day knew; late entries lie beyond it. Usually that is the reach of the last close. Where two PCs closed
 * days without knowing each other's close, it is what both closes knew.
 */
function knownBefore({ dayClose }: DayReads, day: string): Reach | null {
  let closing = dayClose.closedBefore(day);
  if (closing === null) return null;
  let known = dayClose.reachOf(closing);
  for (;;) {
    const earlier = dayClose.closedBefore(closing.forDay);
    if (earlier === null || isWithin(dayClose.reachOf(closing), dayClose.placeOf(earlier))) return known;
    known = lowest(known, dayClose.reachOf(earlier));
    closing = earlier;
  }
}

/**
 * Everything that is booked to `day` because the day that it belongs to was closed without it. `today` is the current business day;
 * `stateOf` tells the state of any day.
 */
export function lateArrivals(
  reads: DayReads,
  day: string,
  today: string,
  stateOf: (day: string) => DayState,
): LateArrivals {
  const known = knownBefore(reads, day);
  if (known === null) return { money: [], rows: [], days: [], beside: [] };
  const closedWith = new Map<string, Reach | null>();
  /** True when the earlier day was closed without this entry and its late entries are booked to the asked day. */
  const isMissedBy = (earlier: string, place: Place): boolean => {
    if (!closedWith.has(earlier)) {
      const closing = reads.dayClose.closingInForce(takerOf(earlier, day, stateOf));
      const isOurs = closing !== null && bookingDay(earlier, today, stateOf).day === day;
      closedWith.set(earlier, isOurs ? reads.dayClose.reachOf(closing) : null);
    }
    const reach = closedWith.get(earlier) ?? null;
    return reach !== null && !isWithin(reach, place);
  };

  const money: Money[] = [];
  const imports: { readonly importId: string; readonly place: Place }[] = [];
  const days = new Set<string>();
  for (const stream of reads.dayClose.streams()) {
    for (const entry of reads.dayClose.entriesBeyond(stream, known.get(streamKey(stream)) ?? 0, day)) {
      const place = { device: stream.device, epoch: stream.epoch, seq: entry.seq };
      const body = bodyOf(entry.bytes);
      const about = entry.type === 'day.closed' ? textOf(body, 'forDay') : entry.day;
      if (entry.type === 'psp.imported') imports.push({ importId: textOf(body, 'importId'), place });
      if (about >= day || !isMissedBy(about, place)) continue;
      days.add(about);
      const id = moneyId(entry.type, body);
      const found = id === null ? null : reads.dayClose.money(id);
      if (found !== null && !reads.dayClose.takenElsewhere(about).has(found.payment.id))
        money.push(lateMoney(found, day, about));
    }
  }
  const rows = lateRows(reads, day, imports, isMissedBy);
  // Items that an earlier day had taken as late. That day was reopened and closed again without them, so they are booked anew.
  const beside = new Set<string>();
  for (const { itemId, itemDay, lentTo } of reads.dayClose.leftOutBefore(day)) {
    if (bookingDay(itemDay, today, stateOf).day !== day) continue;
    if (reads.dayClose.takenElsewhere(itemDay).has(itemId)) continue;
    if (lentTo !== null && lentTo < itemDay) {
      // The day of its payment is open: that day counts the row together with its payment.
      if (stateOf(lentTo) === 'open') continue;
      beside.add(lentTo);
    }
    const found = reads.dayClose.money(itemId);
    if (found !== null) money.push(lateMoney(found, day, itemDay));
    const row = reads.dayClose.row(itemId);
    if (row !== null) rows.push({ ...row, day, lateFor: itemDay });
  }
  return { money, rows, days: [...days].toSorted(), beside: [...beside] };
}

/**
 * The day whose close covers a day: the day itself, or, when nobody worked on it, the next opened day before `day`. An impossible
 * date, and one too far back, covers itself: an entry of another PC may hold any text (D19.8).
 */
function takerOf(earlier: string, day: string, stateOf: (day: string) => DayState): string {
  if (!isUsualDay(earlier) || daysBetween(earlier, day) > longestClosedSpan) return earlier;
  let taker = earlier;
  while (taker < day && stateOf(taker) === 'not_opened') taker = addDays(taker, 1);
  return taker;
}

const lateMoney = (found: Money, day: string, lateFor: string): Money => ({
  ...found,
  payment: { ...found.payment, day, lateFor },
});

/** Report rows that another PC imported for a day without knowing its close. */
function lateRows(
  reads: DayReads,
  day: string,
  imports: readonly { readonly importId: string; readonly place: Place }[],
  isMissedBy: (earlier: string, place: Place) => boolean,
): ReportedRow[] {
  const late: ReportedRow[] = [];
  for (const { importId, place } of imports) {
    for (const row of reads.dayClose.rowsOfImportBefore(importId, day)) {
      if (!isMissedBy(row.day, place) || reads.dayClose.takenElsewhere(row.day).has(row.id)) continue;
      const isInClose = reads.dayClose.importsOfRow(row.id).some((other) => {
        const known = imports.find((one) => one.importId === other);
        return known === undefined || !isMissedBy(row.day, known.place);
      });
      if (!isInClose) late.push({ ...row, day, lateFor: row.day });
    }
  }
  return late;
}

function moneyId(type: string, body: Record<string, unknown>): string | null {
  if (type === 'payment.recorded') return textOf(body, 'paymentId');
  return type === 'payment.reversed' ? textOf(body, 'reversalId') : null;
}

function bodyOf(bytes: Uint8Array): Record<string, unknown> {
  const envelope: { body: Record<string, unknown> } = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return envelope.body;
}

/** A field of an entry; an entry that lacks it is in quarantine and names nothing. */
function textOf(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}
