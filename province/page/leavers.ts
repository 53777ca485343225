// Whose access ended: who was cut off, how soon here and in every system outside, and whose password a manager ended (D9,
// D11). Read from the raw entries by their partial indexes; a body that says less shows less.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { daySchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  type Asked,
  earliestEntries,
  newestEntries,
  newestOfAll,
  type TakenEntry,
  type Told,
} from './newest-entries.ts';
import { type Person, personsOf } from './persons.ts';

/** The systems outside to which a leaver had access, as far as the office's entries tell. */
export type OutsideAccess = {
  systems: number;
  /** Of them, those that nobody has recorded as cut. */
  open: number;
  /** Minutes from leaving to the last record, or to now while one is open; null where the leaving has no time. */
  minutes: number | null;
  /** The letter with which it was closed; null while it is not. */
  letter: { number: string; day: string } | null;
};

/** Someone whose access was cut. Instants as the office's device wrote them; null where the entry does not say. */
export type Leaver = {
  name: string | null;
  reasonCode: string | null;
  leftAt: string | null;
  cutAt: string;
  receivedAt: Date;
  /** Minutes from leaving to the cut. */
  minutes: number | null;
  /** Null from an application that kept no list of them. */
  outside: OutsideAccess | null;
};

/** A password that a manager ended; its owner chose the next one. */
export type Reset = { name: string | null; byName: string | null; at: string; receivedAt: Date };

/** A leaver is to be cut off within so many minutes (V7). */
export const cutOffMinutes = 15;

const cutOffBody = z.object({
  id: z.string().optional(),
  personId: z.string(),
  reasonCode: z.string(),
  leftAt: instantSchema,
});
const checklistBody = z.object({ cutOffId: z.string(), systems: z.array(z.string()) });
const accessBody = z.object({ cutOffId: z.string(), systemId: z.string() });
const closedBody = z.object({ cutOffId: z.string(), letterNumber: z.string(), letterDay: daySchema });
const resetBody = z.object({ personId: z.string() });

const recordBodies = new Map<string, z.ZodType<{ cutOffId: string }>>([
  ['departure.checklist_begun', checklistBody],
  ['departure.access_cut', accessBody],
  ['departure.closed', closedBody],
]);

const cutOff = sql`${entries.type} = 'staff.cut_off'`;
/** What is recorded of a departure. */
const recordTypes = ['departure.checklist_begun', 'departure.access_cut', 'departure.closed'] as const;
/** The types of the partial index `entries_leaving`, said as it says them. */
const leaving = sql`${entries.type} in ('departure.checklist_begun', 'departure.access_cut', 'departure.closed', 'staff.password_reset')`;

/** Of every office as many as its page on the overview is made of; an office with more is said to have too many. */
const ofEach = { leavers: 100, records: 1000 };

type OfOffice = Asked & { readonly since: Date };

/** `isWhole`: false where records of them that came later were not read, on a page of older ones. */
export type ToldLeavers = Told<Leaver> & { readonly isWhole: boolean };

/** Cut-offs by the time of their arrival, the newest first. */
export async function leavers(store: Store, asked: OfOffice, now: Date): Promise<ToldLeavers> {
  const gone = await newestEntries(store, asked, cutOff);
  if (gone.list.length === 0) return { list: [], olderThan: gone.olderThan, isWhole: true };
  const records = await recordsOf(store, asked, gone.list);
  const persons = await personsOf(store, asked.office);
  const list = gone.list.map(leaverFrom(records.list, persons, now)).reverse();
  return { list, olderThan: gone.olderThan ?? records.olderThan, isWhole: records.isWhole };
}

/** What was recorded of them: the newest records, or for a page of older ones those of them that follow the first. */
async function recordsOf(
  store: Store,
  asked: OfOffice,
  gone: readonly TakenEntry[],
): Promise<Told<TakenEntry> & { isWhole: boolean }> {
  const [first] = gone;
  if (asked.before === undefined || first === undefined)
    return { ...(await newestEntries(store, asked, leaving)), isWhole: true };
  const ids = new Set(gone.flatMap(({ body }) => cutOffBody.safeParse(body).data?.id ?? []));
  const { list, newerThan } = await earliestEntries(
    store,
    { office: asked.office, after: first.position },
    leaving,
    ({ type, body }) => ids.has(recordBodies.get(type)?.safeParse(body).data?.cutOffId ?? ''),
  );
  return { list, olderThan: null, isWhole: newerThan === null };
}

/** The same of every office, without names, and whether it has sent more than is read. */
export async function leaversOfAll(
  store: Store,
  since: Date,
  now: Date,
): Promise<Map<string, { list: Leaver[]; isTooMany: boolean }>> {
  const gone = await newestOfAll(store, cutOff, { since, most: ofEach.leavers });
  if (gone.size === 0) return new Map();
  const records = await Promise.all(
    recordTypes.map((type) =>
      newestOfAll(store, sql`${entries.type} = ${sql.raw(`'${type}'`)}`, { since, most: ofEach.records }),
    ),
  );
  return new Map(
    [...gone].map(([office, cut]) => {
      const known = records.flatMap((ofType) => ofType.get(office) ?? []);
      const list = cut.list
        .map(
          leaverFrom(
            known.flatMap(({ list: some }) => some),
            new Map(),
            now,
          ),
        )
        .reverse();
      return [office, { list, isTooMany: !(cut.isAll && known.every(({ isAll }) => isAll)) }];
    }),
  );
}

function leaverFrom(records: readonly TakenEntry[], persons: ReadonlyMap<string, Person>, now: Date) {
  const outsideOf = outsideAccesses(records);
  return ({ body, at, receivedAt }: TakenEntry): Leaver => {
    const read = cutOffBody.safeParse(body);
    const { id = '', personId = '', reasonCode = null, leftAt = null } = read.success ? read.data : {};
    return {
      name: persons.get(personId)?.name ?? null,
      reasonCode,
      leftAt,
      cutAt: at,
      receivedAt,
      minutes: minutesBetween(leftAt, at),
      outside: outsideOf(id, leftAt, now),
    };
  };
}

/** Passwords that managers of an office ended, the newest first. */
export async function resets(store: Store, asked: OfOffice): Promise<Told<Reset>> {
  const { list, olderThan } = await newestEntries(
    store,
    asked,
    sql`${entries.type} = 'staff.password_reset' and ${leaving}`,
  );
  const persons = list.length === 0 ? new Map<string, Person>() : await personsOf(store, asked.office);
  const told = list.map(({ body, actor, at, receivedAt }): Reset => {
    const read = resetBody.safeParse(body);
    return {
      name: read.success ? (persons.get(read.data.personId)?.name ?? null) : null,
      byName: actor === null ? null : (persons.get(actor)?.name ?? null),
      at,
      receivedAt,
    };
  });
  return { list: told.reverse(), olderThan };
}

/** Gives what became of the systems outside, by cut-off. Of two records of one system the earlier one counts, of lists the first. */
function outsideAccesses(records: readonly TakenEntry[]) {
  const lists = new Map<string, readonly string[]>();
  const cuts = new Map<string, Map<string, string>>();
  const letters = new Map<string, OutsideAccess['letter']>();
  for (const { type, at, body } of records) {
    const list = type === 'departure.checklist_begun' ? checklistBody.safeParse(body) : null;
    if (list?.success && !lists.has(list.data.cutOffId)) lists.set(list.data.cutOffId, list.data.systems);
    const cut = type === 'departure.access_cut' ? accessBody.safeParse(body) : null;
    if (cut?.success) {
      const known = cuts.get(cut.data.cutOffId) ?? new Map<string, string>();
      cuts.set(cut.data.cutOffId, known);
      if (at < (known.get(cut.data.systemId) ?? '\uffff')) known.set(cut.data.systemId, at);
    }
    const closed = type === 'departure.closed' ? closedBody.safeParse(body) : null;
    if (closed?.success)
      letters.set(closed.data.cutOffId, {
        number: closed.data.letterNumber,
        day: closed.data.letterDay,
      });
  }
  return (key: string, leftAt: string | null, now: Date): OutsideAccess | null => {
    const systems = lists.get(key);
    if (systems === undefined) return null;
    const times = systems.map((systemId) => cuts.get(key)?.get(systemId) ?? null);
    const open = times.filter((at) => at === null).length;
    const last =
      times
        .flatMap((at) => at ?? [])
        .toSorted()
        .at(-1) ?? '';
    const until = open > 0 ? now.toISOString() : last;
    return {
      systems: systems.length,
      open,
      minutes: until === '' ? 0 : minutesBetween(leftAt, until),
      letter: letters.get(key) ?? null,
    };
  };
}

/** Whole minutes, never fewer than none. */
function minutesBetween(from: string | null, until: string): number | null {
  const between = from === null ? Number.NaN : Date.parse(until) - Date.parse(from);
  return Number.isNaN(between) ? null : Math.max(0, Math.floor(between / 60_000));
}
