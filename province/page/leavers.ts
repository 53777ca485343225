// Whose access ended: who was cut off, how soon here and in every system outside, and whose password a manager ended (D9,
// D11). Read from the raw entries by their partial indexes; a body that says less shows less.
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { daySchema, instantSchema } from '#core/leaves/wire/contract.ts';
import { readEntry } from '#core/leaves/wire/read-entry.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
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
  office: string;
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

/** The types of the partial index `entries_leaving`, said as it says them. */
const leaving = sql`${entries.type} in ('departure.checklist_begun', 'departure.access_cut', 'departure.closed', 'staff.password_reset')`;

type Row = { office: string; type: string; at: string; bytes: Uint8Array; receivedAt: Date };

/** Cut-offs by the time of their arrival, the newest first. `office` null: of all offices. */
export async function leavers(
  store: Store,
  office: string | null,
  since: Date,
  now: Date,
): Promise<Leaver[]> {
  const rows = await entriesOf(store, office, since, sql`${entries.type} = 'staff.cut_off'`);
  if (rows.length === 0) return [];
  const persons = office === null ? new Map<string, Person>() : await personsOf(store, office);
  const outsideOf = outsideAccesses(await entriesOf(store, office, since, leaving));
  return rows.map((row): Leaver => {
    const body = cutOffBody.safeParse(bodyOf(row.bytes));
    const { id = '', personId = '', reasonCode = null, leftAt = null } = body.success ? body.data : {};
    return {
      office: row.office,
      name: persons.get(personId)?.name ?? null,
      reasonCode,
      leftAt,
      cutAt: row.at,
      receivedAt: row.receivedAt,
      minutes: minutesBetween(leftAt, row.at),
      outside: outsideOf(`${row.office} ${id}`, leftAt, now),
    };
  });
}

/** Passwords that managers of an office ended, the newest first. */
export async function resets(store: Store, office: string, since: Date): Promise<Reset[]> {
  const rows = (await entriesOf(store, office, since, leaving)).filter(
    ({ type }) => type === 'staff.password_reset',
  );
  const persons = rows.length === 0 ? new Map<string, Person>() : await personsOf(store, office);
  return rows.map(({ bytes, at, receivedAt }): Reset => {
    const read = readEntry(bytes);
    const body = resetBody.safeParse(bodyOf(bytes));
    const actor = typeof read === 'string' ? null : read.envelope.actor;
    return {
      name: body.success ? (persons.get(body.data.personId)?.name ?? null) : null,
      byName: actor === null ? null : (persons.get(actor)?.name ?? null),
      at,
      receivedAt,
    };
  });
}

function entriesOf(
  store: Store,
  office: string | null,
  since: Date,
  ofTypes: ReturnType<typeof sql>,
): Promise<Row[]> {
  return store
    .select({
      office: entries.office,
      type: entries.type,
      at: entries.at,
      bytes: entries.bytes,
      receivedAt: entries.receivedAt,
    })
    .from(entries)
    .where(
      and(ofTypes, gte(entries.receivedAt, since), office === null ? undefined : eq(entries.office, office)),
    )
    .orderBy(desc(entries.receivedAt), desc(entries.position));
}

/** Gives what became of the systems outside, by office and cut-off. Of two records of one system the earlier one counts. */
function outsideAccesses(rows: readonly Row[]) {
  const lists = new Map<string, readonly string[]>();
  const cuts = new Map<string, Map<string, string>>();
  const letters = new Map<string, OutsideAccess['letter']>();
  for (const { office, type, at, bytes } of rows) {
    const body = bodyOf(bytes);
    const list = type === 'departure.checklist_begun' ? checklistBody.safeParse(body) : null;
    if (list?.success) lists.set(`${office} ${list.data.cutOffId}`, list.data.systems);
    const cut = type === 'departure.access_cut' ? accessBody.safeParse(body) : null;
    if (cut?.success) {
      const key = `${office} ${cut.data.cutOffId}`;
      const known = cuts.get(key) ?? new Map<string, string>();
      cuts.set(key, known);
      if (at < (known.get(cut.data.systemId) ?? '\uffff')) known.set(cut.data.systemId, at);
    }
    const closed = type === 'departure.closed' ? closedBody.safeParse(body) : null;
    if (closed?.success)
      letters.set(`${office} ${closed.data.cutOffId}`, {
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

function bodyOf(bytes: Uint8Array): unknown {
  const read = readEntry(bytes);
  return typeof read === 'string' ? null : read.envelope.body;
}
