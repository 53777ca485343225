// Clocks of an office's PCs that were not to be believed (J30, J32): when, for how long, who answered for them, and what
// the PC wrote meanwhile. Counts and codes alone; nothing of a client. A body that says less shows less.
import { and, asc, count, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Envelope, instantSchema } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { entrySize, fitting, pageLimits } from '../store/page-limits.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Asked, readAtMost, type Told } from './newest-entries.ts';
import { type Person, personsOf } from './persons.ts';

export type ClockDoubt = {
  device: string;
  kind: string;
  /** What the clock said, and what it should have said at least, UTC. */
  wall: string;
  expected: string;
  /** Null while nobody answered for it. */
  confirmed: {
    /** What the clock said then, UTC. */
    wall: string;
    /** Minutes that the doubt stood at least: a clock that was set meanwhile cannot say more. */
    minutes: number;
    by: Person | null;
  } | null;
  /** What the PC wrote while the doubt stood, by type, the most frequent first. */
  meanwhile: { type: string; count: number }[];
};

/** How many of an office are told one by one. */
const told = 50;
const doubtedBody = z.object({
  id: z.string(),
  kind: z.string(),
  wall: instantSchema,
  expected: instantSchema,
});
const confirmedBody = z.object({ doubtId: z.string(), wall: instantSchema });

/** The newest first; each with its answer, which the same PC gave later. */
export async function clockDoubts(store: Store, { office, before }: Asked): Promise<Told<ClockDoubt>> {
  /** As many of the first as fit, and whether there are more. */
  const rowsOf = async (ofType: SQL, order: SQL, most: number) => {
    const { stream, seq, position, bytes } = entries;
    const which = and(
      eq(entries.office, office),
      sql`${entries.type} in ('clock.doubted', 'clock.confirmed')`,
      ofType,
      isNull(entries.quarantined),
    );
    const sizes = await store
      .select({ size: entrySize })
      .from(entries)
      .where(which)
      .orderBy(order)
      .limit(most + 1);
    const fits = fitting(
      sizes.map(({ size }) => size),
      { entries: most, bytes: pageLimits.bytes },
    );
    const rows = await store
      .select({ stream, seq, position, bytes })
      .from(entries)
      .where(which)
      .orderBy(order)
      .limit(fits);
    return { rows, isAll: sizes.length === fits };
  };
  const until = before === undefined ? undefined : lt(entries.position, before);
  const { rows: shown, isAll } = await rowsOf(
    sql`${and(sql`${entries.type} = 'clock.doubted'`, until)}`,
    desc(entries.position),
    told,
  );
  const oldest = shown.at(-1)?.position ?? 0;
  const { rows: later } = await rowsOf(
    sql`${entries.type} = 'clock.confirmed' and ${entries.position} > ${oldest}`,
    asc(entries.position),
    readAtMost,
  );
  const answers = new Map(
    later.toReversed().flatMap((row) => {
      const said = envelopeOf(row);
      const answer = confirmedBody.safeParse(said?.body);
      return said !== null && answer.success
        ? [[answer.data.doubtId, { ...answer.data, seq: row.seq, actor: said.actor }] as const]
        : [];
    }),
  );
  const persons = answers.size === 0 ? new Map<string, Person>() : await personsOf(store, office);
  const doubts: ClockDoubt[] = [];
  for (const row of shown) {
    const { stream, seq } = row;
    const said = envelopeOf(row);
    const doubt = doubtedBody.safeParse(said?.body);
    if (said === null || !doubt.success) continue;
    const { device } = said;
    const { id, kind, wall, expected } = doubt.data;
    const answer = answers.get(id) ?? null;
    doubts.push({
      device,
      kind,
      wall,
      expected,
      confirmed:
        answer === null
          ? null
          : {
              wall: answer.wall,
              minutes: minutesStood({ wall, expected }, answer.wall),
              by: persons.get(answer.actor ?? '') ?? null,
            },
      meanwhile: await writtenBetween(store, office, stream, seq, answer?.seq ?? null),
    });
  }
  return { list: doubts, olderThan: isAll ? null : oldest };
}

function envelopeOf({ bytes }: { bytes: Uint8Array }): Envelope | null {
  const read = readEntry(bytes);
  return typeof read === 'string' ? null : read.envelope;
}

/** From the doubt to the answer by the clock itself, whether it was set right meanwhile or not. */
function minutesStood({ wall, expected }: { wall: string; expected: string }, answered: string): number {
  const since = [wall, expected]
    .map((from) => Date.parse(answered) - Date.parse(from))
    .filter((between) => between >= 0);
  return since.length === 0 ? 0 : Math.floor(Math.min(...since) / 60_000);
}

/** A PC's entries between two of its own, without them; `to` null: up to the newest. */
function writtenBetween(
  store: Store,
  office: string,
  stream: number,
  from: number,
  to: number | null,
): Promise<{ type: string; count: number }[]> {
  return store
    .select({ type: entries.type, count: count() })
    .from(entries)
    .where(
      and(
        eq(entries.office, office),
        eq(entries.stream, stream),
        gt(entries.seq, from),
        to === null ? undefined : lt(entries.seq, to),
      ),
    )
    .groupBy(entries.type)
    .orderBy(desc(count()), entries.type);
}
