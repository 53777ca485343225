// What supervisors look at one by one: how differences were settled, and what the province does not understand. Read from the raw entries by their partial indexes; a body that says less shows less.
import { and, count, desc, eq, isNotNull, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { daySchema } from '#core/foundation/wire/contract.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Asked, newestEntries, type Told } from './newest-entries.ts';

/** How often a difference was settled for one reason, and on which business day last. */
export type Settled = { kind: string; reasonCode: string; count: number; lastDay: string };
/** Entries of one type that are not understood for one reason. */
export type NotUnderstood = { type: string; reason: string; count: number; lastAt: Date | null };

const explainedBody = z.object({
  forDay: daySchema,
  exceptionKey: z.string(),
  kind: z.string(),
  reasonCode: z.string(),
});

/** The differences of the business days since `since`, as they were settled last; the most frequent first. */
export async function settledDifferences(store: Store, asked: Asked, since: string): Promise<Told<Settled>> {
  const { list, olderThan } = await newestEntries(
    store,
    asked,
    sql`${entries.type} = 'settlement.explained' and ${entries.day} >= ${since} and ${entries.quarantined} is null`,
  );
  const last = new Map<string, z.output<typeof explainedBody>>();
  for (const { body } of list) {
    const read = explainedBody.safeParse(body);
    if (read.success) last.set(`${read.data.forDay} ${read.data.exceptionKey}`, read.data);
  }
  const groups = Map.groupBy(last.values(), ({ kind, reasonCode }) => `${kind} ${reasonCode}`);
  const settled = [...groups.values()].flatMap((group): Settled[] => {
    const [first] = group;
    if (first === undefined) return [];
    const lastDay =
      group
        .map(({ forDay }) => forDay)
        .sort()
        .at(-1) ?? first.forDay;
    return [{ kind: first.kind, reasonCode: first.reasonCode, count: group.length, lastDay }];
  });
  settled.sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
  return { list: settled, olderThan };
}

/** Types that are told one by one: who sends many makes up their names. */
const typesTold = 200;

/** What of an office is kept without being understood, the newest first. */
export async function notUnderstood(store: Store, office: string): Promise<NotUnderstood[]> {
  const lastAt = max(entries.receivedAt);
  const rows = await store
    .select({ type: entries.type, reason: entries.quarantined, count: count(), lastAt })
    .from(entries)
    .where(and(eq(entries.office, office), isNotNull(entries.quarantined)))
    .groupBy(entries.type, entries.quarantined)
    .orderBy(desc(lastAt), entries.type)
    .limit(typesTold);
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
