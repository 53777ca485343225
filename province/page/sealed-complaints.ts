// What clients said about a manager (D7), as supervisors find it: sealed in the raw entries, opened one at a time, and who
// opened it when. Its words are in no table, no log and no cache.
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { daySchema, idSchema } from '#core/leaves/wire/contract.ts';
import {
  type SealedComplaint,
  sealedComplaintSchema,
  sealedComplaintType,
} from '#core/leaves/wire/sealed-complaint.ts';
import type { Identity } from '../identity.ts';
import { complaintOpenings, entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  type Asked,
  earliestEntries,
  firstOfEach,
  naming,
  newestEntries,
  type TakenEntry,
  type Told,
} from './newest-entries.ts';
import { openSealed } from './open-sealed.ts';

const registered = z.object({
  complaintId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  kind: z.string(),
  category: z.string(),
  aboutManager: z.literal(true),
  dueDay: daySchema,
  /** Null: taken before the office knew a province, and its words not at all. */
  sealed: z.string().nullable(),
});
const added = z.object({ complaintId: idSchema, sealed: z.string() });

/** As the index `entries_sealed_complaints` has it: of an office's register only what is about a manager. */
const isSealed = sql`${entries.type} in ('complaint.registered', 'complaint.addendum_added')
  and (position('"sealed":"'::bytea in ${entries.bytes}) > 0
    or position('"aboutManager":true'::bytea in ${entries.bytes}) > 0)`;

export type ComplaintOpening = { at: Date; supervisor: string };
/** Without its words: `openComplaint` opens them. */
export type SealedComplaintFile = z.output<typeof registered> & {
  at: string;
  receivedAt: Date;
  /** What was added to it later, in the order of arrival. */
  addenda: { at: string; sealed: string }[];
  /** The newest first. */
  openings: ComplaintOpening[];
};

/** The complaints about the manager of an office, the newest first. */
export async function sealedComplaintsOf(store: Store, asked: Asked): Promise<Told<SealedComplaintFile>> {
  const { list, olderThan } = await newestEntries(store, asked, isSealed);
  return { list: (await readComplaints(store, asked.office, list)).reverse(), olderThan };
}

/** One complaint with all its addenda, however many came after it; what came first under its id stands. */
export async function sealedComplaintOf(
  store: Store,
  office: string,
  complaintId: string,
): Promise<SealedComplaintFile | undefined> {
  const named = await earliestEntries(store, office, naming(isSealed, 'complaintId', complaintId));
  return (await readComplaints(store, office, named)).find((found) => found.complaintId === complaintId);
}

/** The complaints among entries, by their arrival. */
async function readComplaints(
  store: Store,
  office: string,
  list: readonly TakenEntry[],
): Promise<SealedComplaintFile[]> {
  if (list.length === 0) return [];
  const opened = Map.groupBy(
    await store
      .select()
      .from(complaintOpenings)
      .where(eq(complaintOpenings.office, office))
      .orderBy(sql`${complaintOpenings.at} desc`),
    ({ complaintId }) => complaintId,
  );
  const addenda = Map.groupBy(
    list.flatMap(({ type, at, body }) => {
      const addendum = added.safeParse(body);
      return type === 'complaint.addendum_added' && addendum.success ? [{ at, ...addendum.data }] : [];
    }),
    ({ complaintId }) => complaintId,
  );
  const complaints = list.flatMap(({ type, at, receivedAt, body }): SealedComplaintFile[] => {
    const complaint = registered.safeParse(body);
    if (type !== 'complaint.registered' || !complaint.success) return [];
    const { data } = complaint;
    return [
      {
        ...data,
        at,
        receivedAt,
        addenda: addenda.get(data.complaintId) ?? [],
        openings: opened.get(data.complaintId) ?? [],
      },
    ];
  });
  return firstOfEach(complaints, ({ complaintId }) => complaintId);
}

/** What a complaint or an addendum says; null when it cannot be opened here. */
export const openComplaint = (identity: Identity, sealed: string): Promise<SealedComplaint | null> =>
  openSealed(identity, sealed, sealedComplaintType, sealedComplaintSchema);

/** Notes that a supervisor opens a complaint, before it is opened. */
export async function noteOpening(
  store: Store,
  opening: { office: string; complaintId: string; supervisor: string },
  now: Date,
): Promise<void> {
  await store.insert(complaintOpenings).values({ ...opening, at: now });
}
