// What clients said about a manager (D7), as supervisors find it: sealed in the raw entries, opened one at a time, and who
// opened it when. Its words are in no table, no log and no cache.
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import {
  type SealedComplaint,
  sealedComplaintSchema,
  sealedComplaintType,
} from '#core/foundation/wire/sealed-complaint.ts';
import type { Identity } from '../server-keys/identity.ts';
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

/** Positions: after `from` the complaint itself is looked for, after `after` what was added to it. */
export type ComplaintPart = { readonly from?: number | undefined; readonly after?: number | undefined };
/** What one search for a complaint found. `rest`: the part to read next; null when there is no more. */
export type FoundComplaint = { complaint: SealedComplaintFile | undefined; rest: ComplaintPart | null };

/** One complaint with its addenda, whatever came before, between or after them; what came first under its id stands. */
export async function sealedComplaintOf(
  store: Store,
  office: string,
  complaintId: string,
  { from, after }: ComplaintPart = {},
): Promise<FoundComplaint> {
  const named = naming(isSealed, 'complaintId', complaintId);
  // Looked for by itself, so that nothing which is no complaint stands in its way, and its addenda may come before it.
  const record = await earliestEntries(
    store,
    { office, after: from, most: 1 },
    sql`${named} and ${entries.type} = 'complaint.registered'`,
    ({ body }) => isOf(registered, body, complaintId),
  );
  if (record.list.length === 0) {
    const { newerThan } = record;
    return { complaint: undefined, rest: newerThan === null ? null : { from: newerThan, after } };
  }
  const { list, newerThan } = await earliestEntries(
    store,
    { office, after },
    sql`${named} and ${entries.type} = 'complaint.addendum_added'`,
    ({ body }) => isOf(added, body, complaintId),
  );
  const [complaint] = await readComplaints(store, office, [...record.list, ...list]);
  return { complaint, rest: newerThan === null ? null : { from, after: newerThan } };
}

function isOf(schema: typeof registered | typeof added, body: unknown, complaintId: string): boolean {
  const read = schema.safeParse(body);
  return read.success && read.data.complaintId === complaintId;
}

/** The complaints among entries, by their arrival. */
async function readComplaints(
  store: Store,
  office: string,
  list: readonly TakenEntry[],
): Promise<SealedComplaintFile[]> {
  if (list.length === 0) return [];
  const opened = Map.groupBy(await openingsOf(store, office), ({ complaintId }) => complaintId);
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

/** Who opened the complaints of an office, or one of them, and when; the newest first. */
export function openingsOf(store: Store, office: string, complaintId?: string) {
  const ofOne = complaintId === undefined ? undefined : eq(complaintOpenings.complaintId, complaintId);
  return store
    .select()
    .from(complaintOpenings)
    .where(and(eq(complaintOpenings.office, office), ofOne))
    .orderBy(sql`${complaintOpenings.at} desc`);
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
