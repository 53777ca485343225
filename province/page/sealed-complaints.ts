// What clients said about a manager (D7), as supervisors find it: sealed in its entry, opened one at a time, and who opened it
// when. Its words are in no table, no log and no cache.
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import {
  type SealedComplaint,
  sealedComplaintSchema,
  sealedComplaintType,
} from '#core/foundation/wire/sealed-complaint.ts';
import type { FactSaid } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { complaintOpenings } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { openSealed } from './open-sealed.ts';
import { type Asked, entryOf, factOfId, newestFacts, pageRows, type Told } from './read-facts.ts';

export type ComplaintOpening = { at: Date; supervisor: string };
/** Without its words: `openComplaint` opens them. */
export type ComplaintFile = FactSaid['complaint'] & {
  complaintId: string;
  at: string;
  receivedAt: Date;
  position: number;
  /** The newest first. */
  openings: ComplaintOpening[];
};
/** One part of what was added to a complaint. `newerThan`: the position after which the next part begins. */
export type Addenda = { list: { at: string; position: number }[]; newerThan: number | null };

/** The complaints about the manager of an office, the newest first. */
export async function complaintsOf(store: Store, asked: Asked): Promise<Told<ComplaintFile>> {
  const { list, olderThan } = await newestFacts(store, asked, 'complaint');
  const openings = Map.groupBy(
    await openingsOf(
      store,
      asked.office,
      list.map(({ id }) => id),
    ),
    ({ complaintId }) => complaintId,
  );
  return {
    list: list.map(({ id, at, receivedAt, position, said }) => ({
      ...said,
      ...{ complaintId: id, at, receivedAt, position },
      openings: openings.get(id) ?? [],
    })),
    olderThan,
  };
}

/** One complaint; what came first under its id stands. */
export async function complaintOf(
  store: Store,
  office: string,
  complaintId: string,
): Promise<ComplaintFile | undefined> {
  const found = await factOfId(store, office, 'complaint', complaintId);
  if (found === undefined) return undefined;
  const { at, receivedAt, position, said } = found;
  return {
    ...said,
    ...{ complaintId, at, receivedAt, position },
    openings: await openingsOf(store, office, [complaintId]),
  };
}

/** What was added to a complaint after a position, in the order of arrival. */
export async function addendaOf(
  store: Store,
  office: string,
  complaintId: string,
  after = 0,
): Promise<Addenda> {
  const rows = await store
    .select({ at: facts.at, position: facts.position })
    .from(facts)
    .where(
      and(
        eq(facts.office, office),
        eq(facts.kind, 'addendum'),
        eq(facts.about, complaintId),
        gt(facts.position, after),
      ),
    )
    .orderBy(facts.position)
    .limit(pageRows + 1);
  const list = rows.slice(0, pageRows);
  return { list, newerThan: rows.length > list.length ? (list.at(-1)?.position ?? null) : null };
}

/** Who opened some complaints of an office, and when; the newest first. */
export function openingsOf(store: Store, office: string, complaintIds: readonly string[]) {
  return store
    .select()
    .from(complaintOpenings)
    .where(
      and(eq(complaintOpenings.office, office), inArray(complaintOpenings.complaintId, [...complaintIds])),
    )
    .orderBy(desc(complaintOpenings.at));
}

/** What the entry at a place says of a complaint; null when it cannot be opened here. */
export async function openComplaint(
  store: Store,
  place: { readonly office: string; readonly position: number },
): Promise<SealedComplaint | null> {
  const read = z.object({ sealed: z.string() }).safeParse((await entryOf(store, place))?.body);
  return read.success
    ? openSealed(store, read.data.sealed, sealedComplaintType, sealedComplaintSchema)
    : null;
}

/** Notes that a supervisor opens a complaint, before it is opened. */
export async function recordOpening(
  store: Store,
  opening: { office: string; complaintId: string; supervisor: string },
  now: Date,
): Promise<void> {
  await store.insert(complaintOpenings).values({ ...opening, at: now });
}
