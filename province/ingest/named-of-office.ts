// What an answer names of all streams of an office, each kind by one question. Of too many the database gives those that the
// answer has room for, the asking device's own first: a PC may have made more of them than this process has memory for.
import { and, asc, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { allNamed, branchesNamed, quarantinedNamed } from '#core/foundation/wire/contract.ts';
import { entries, forks, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Entries that are kept without being understood, by stream: the newest of each. */
export async function quarantinedIn(
  store: Store,
  office: string,
  asker: string,
): Promise<Map<number, number[]>> {
  const fromTheEnd = sql<number>`row_number() over (partition by ${entries.stream} order by ${entries.seq} desc)`;
  const numbered = store
    .select({ stream: entries.stream, seq: entries.seq, place: fromTheEnd.as('place') })
    .from(entries)
    .where(and(eq(entries.office, office), isNotNull(entries.quarantined)))
    .as('numbered');
  const rows = await store
    .select({ stream: numbered.stream, seq: numbered.seq })
    .from(numbered)
    .innerJoin(streams, eq(streams.id, numbered.stream))
    .where(lte(numbered.place, quarantinedNamed))
    .orderBy(desc(eq(streams.device, asker)), asc(streams.id), desc(numbered.seq))
    .limit(allNamed);
  return new Map(
    [...Map.groupBy(rows, ({ stream }) => stream)].map(([stream, of]) => [
      stream,
      of.map(({ seq }) => seq).reverse(),
    ]),
  );
}

/** Entries of branches that nothing follows, by stream; of too many those that an answer names. */
export async function branchEnds(
  store: Store,
  office: string,
  asker: string,
): Promise<Map<number, { seq: number; hash: string }[]>> {
  const fromTheEnd = sql<number>`row_number() over (partition by ${forks.stream} order by ${forks.seq} desc, ${forks.hash})`;
  const numbered = store
    .select({ stream: forks.stream, seq: forks.seq, hash: forks.hash, place: fromTheEnd.as('place') })
    .from(forks)
    .where(
      and(
        eq(forks.office, office),
        sql`not exists (select 1 from ${forks} next where next.office = ${forks.office}
          and next.stream = ${forks.stream} and next.seq = ${forks.seq} + 1 and next.prev = ${forks.hash})`,
      ),
    )
    .as('numbered');
  const rows = await store
    .select({ stream: numbered.stream, seq: numbered.seq, hash: numbered.hash })
    .from(numbered)
    .innerJoin(streams, eq(streams.id, numbered.stream))
    .where(lte(numbered.place, branchesNamed))
    .orderBy(desc(eq(streams.device, asker)), asc(streams.id), desc(numbered.seq), asc(numbered.hash))
    .limit(allNamed);
  return new Map(
    [...Map.groupBy(rows, ({ stream }) => stream)].map(([stream, of]) => [
      stream,
      of.map(({ seq, hash }) => ({ seq, hash: Buffer.from(hash).toString('hex') })).reverse(),
    ]),
  );
}
