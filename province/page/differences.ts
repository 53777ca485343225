// How an office settled its differences, and what of it is kept without being understood.
import { and, count, desc, eq, gte, isNotNull, max, sql } from 'drizzle-orm';
import type { FactSaid, OpenReport, OpenSum } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { entries, offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** How often a difference was settled for one reason, and on which business day last. */
export type Settled = { kind: string; reasonCode: string; count: number; lastDay: string };
/** Entries of one type that are not understood for one reason. */
export type NotUnderstood = { type: string; reason: string; count: number; lastAt: Date | null };

/** Groups that are told one by one: who sends many makes up their names. */
const groupsTold = 200;

/** The differences of the business days since `since`, as they were settled last; the most frequent first. */
export async function settledDifferences(store: Store, office: string, since: string): Promise<Settled[]> {
  const [kind, reasonCode] = [sql<string>`${facts.said}->>'kind'`, sql<string>`${facts.said}->>'reasonCode'`];
  const rows = await store
    .select({ kind, reasonCode, count: count(), lastDay: max(facts.about) })
    .from(facts)
    .where(and(eq(facts.office, office), eq(facts.kind, 'difference'), gte(facts.about, since)))
    .groupBy(kind, reasonCode)
    .orderBy(desc(count()), kind, reasonCode)
    .limit(groupsTold);
  return rows.map(({ lastDay, ...row }) => ({ ...row, lastDay: lastDay ?? since }));
}

/** What an office left open of one account and state. */
export type OpenOfOffice = OpenSum & { code: string; name: string };
/** Rows that are told of all offices. */
const openTold = 500;

/** What all offices left open at their last closes, whichever office has it the longest first (D21.172). */
export async function oldestOpen(store: Store): Promise<OpenOfOffice[]> {
  const rows = await store
    .select({ code: offices.code, name: offices.name, said: facts.said })
    .from(facts)
    .innerJoin(offices, eq(offices.code, facts.office))
    .where(eq(facts.kind, 'ledger'));
  return rows
    .flatMap(({ code, name, said }) =>
      (said as FactSaid['ledger']).open.map((sum) => ({ ...sum, code, name: name ?? '' })),
    )
    .sort(
      (a, b) => b.age - a.age || (a.oldest < b.oldest ? -1 : Number(a.oldest > b.oldest)) || b.size - a.size,
    )
    .slice(0, openTold);
}

/** Reports of terminals without which an office closed its days, the oldest first (D21.171). */
export async function reportsOpen(store: Store, office: string): Promise<OpenReport[]> {
  const [row] = await store
    .select({ said: facts.said })
    .from(facts)
    .where(and(eq(facts.office, office), eq(facts.kind, 'ledger')));
  return row === undefined ? [] : (row.said as FactSaid['ledger']).reports;
}

/** What each office left open at its last close, by account and state, the oldest first (D21.72). */
export async function openOfAll(store: Store): Promise<Map<string, OpenSum[]>> {
  const rows = await store
    .select({ office: facts.office, said: facts.said })
    .from(facts)
    .where(eq(facts.kind, 'ledger'));
  return new Map(rows.map(({ office, said }) => [office, (said as FactSaid['ledger']).open]));
}

/** What of an office is kept without being understood, the newest first. */
export async function notUnderstood(store: Store, office: string): Promise<NotUnderstood[]> {
  const lastAt = max(entries.receivedAt);
  const rows = await store
    .select({ type: entries.type, reason: entries.quarantined, count: count(), lastAt })
    .from(entries)
    .where(and(eq(entries.office, office), isNotNull(entries.quarantined)))
    .groupBy(entries.type, entries.quarantined)
    .orderBy(desc(lastAt), entries.type)
    .limit(groupsTold);
  return rows.map(({ reason, ...row }) => ({ ...row, reason: reason ?? '' }));
}

/** How many entries of each office are not understood; an office with none is absent. */
export async function notUnderstoodCounts(store: Store): Promise<Map<string, number>> {
  const rows = await store
    .select({ office: entries.office, count: count() })
    .from(entries)
    .where(isNotNull(entries.quarantined))
    .groupBy(entries.office);
  return new Map(rows.map(({ office, count: number }) => [office, number]));
}
