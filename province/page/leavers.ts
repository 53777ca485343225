// Whose access ended: who was cut off, how soon here and in every system outside, and whose password a manager ended (D9, D11).
import { and, desc, eq, gte } from 'drizzle-orm';
import type { FactSaid } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  type Asked,
  type FactRow,
  factKey,
  factsOf,
  newestFacts,
  personsOf,
  type Told,
} from './read-facts.ts';

/** The systems outside to which a leaver had access. */
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
  personId: string | null;
  reasonCode: string | null;
  leftAt: string | null;
  cutAt: string;
  receivedAt: Date;
  /** Minutes from leaving to the cut. */
  minutes: number | null;
  /** Null where no list of them was begun. */
  outside: OutsideAccess | null;
};
export type NamedLeaver = Leaver & { name: string | null };

/** A password that a manager ended; its owner chose the next one. */
export type Reset = { name: string | null; byName: string | null; at: string; receivedAt: Date };

/** A leaver is to be cut off within so many minutes (V7). */
export const cutOffMinutes = 15;
/** Of every office so many are looked at for the first page; of one with more it is said that they are too many. */
const ofEachOffice = 100;

/** Cut-offs by the time of their arrival, the newest first. */
export async function leavers(store: Store, asked: Asked, now: Date): Promise<Told<NamedLeaver>> {
  const { list, olderThan } = await newestFacts(store, asked, 'cut_off');
  const persons = await personsOf(
    store,
    asked.office,
    list.map(({ said }) => said.personId),
  );
  const told = await leaversFrom(store, list, now);
  return {
    list: told.map((leaver) => ({ ...leaver, name: persons.get(leaver.personId ?? '')?.name ?? null })),
    olderThan,
  };
}

/** The newest of every office since a moment, by office, and whether there are more than are looked at. */
export async function leaversOfAll(
  store: Store,
  since: Date,
  now: Date,
): Promise<Map<string, { list: Leaver[]; isTooMany: boolean }>> {
  const newest = store
    .select()
    .from(facts)
    .where(and(eq(facts.office, offices.code), eq(facts.kind, 'cut_off'), gte(facts.receivedAt, since)))
    .orderBy(desc(facts.position))
    .limit(ofEachOffice + 1)
    .as('newest');
  const rows = await store.select().from(offices).crossJoinLateral(newest);
  const gone = rows.map(({ newest: { said, ...row } }) => ({ ...row, said: said as FactSaid['cut_off'] }));
  const told = await leaversFrom(store, gone, now);
  return new Map(
    [...Map.groupBy(gone.keys(), (index) => gone[index]?.office ?? '')].map(([office, of]) => [
      office,
      {
        list: of.slice(0, ofEachOffice).flatMap((index) => told[index] ?? []),
        isTooMany: of.length > ofEachOffice,
      },
    ]),
  );
}

/** What became of each, in the same order. */
async function leaversFrom(store: Store, gone: readonly FactRow<'cut_off'>[], now: Date): Promise<Leaver[]> {
  const lists = await factsOf(store, 'checklist', gone);
  const cuts = await factsOf(
    store,
    'access_cut',
    [...lists.values()].flatMap(({ office, id, said }) =>
      said.systems.map((system) => ({ office, id: `${id} ${system}` })),
    ),
  );
  const letters = await factsOf(store, 'departure_closed', gone);
  return gone.map(({ office, id, said, at, receivedAt }): Leaver => {
    const key = factKey({ office, id });
    const systems = lists.get(key)?.said.systems;
    const times = systems?.map((system) => cuts.get(`${key} ${system}`)?.at ?? null);
    const letter = letters.get(key)?.said;
    return {
      ...said,
      cutAt: at,
      receivedAt,
      minutes: minutesBetween(said.leftAt, at),
      outside:
        times === undefined
          ? null
          : {
              ...cutOffStatus(times, said.leftAt, now),
              letter: letter === undefined ? null : { number: letter.letterNumber, day: letter.letterDay },
            },
    };
  });
}

/** How it stands in the systems outside, by the times at which each was cut. */
function cutOffStatus(times: readonly (string | null)[], leftAt: string | null, now: Date) {
  const open = times.filter((at) => at === null).length;
  const last = times
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1);
  const until = open > 0 ? now.toISOString() : last;
  return {
    systems: times.length,
    open,
    minutes: until === undefined ? 0 : minutesBetween(leftAt, until),
  };
}

/** Passwords that managers of an office ended, the newest first. */
export async function resets(store: Store, asked: Asked): Promise<Told<Reset>> {
  const { list, olderThan } = await newestFacts(store, asked, 'password_reset');
  const persons = await personsOf(
    store,
    asked.office,
    list.flatMap(({ said, actor }) => [said.personId, actor]),
  );
  const told = list.map(
    ({ said, actor, at, receivedAt }): Reset => ({
      name: persons.get(said.personId)?.name ?? null,
      byName: persons.get(actor ?? '')?.name ?? null,
      at,
      receivedAt,
    }),
  );
  return { list: told, olderThan };
}

/** Whole minutes, never fewer than none. */
function minutesBetween(from: string | null, until: string): number | null {
  const between = from === null ? Number.NaN : Date.parse(until) - Date.parse(from);
  return Number.isNaN(between) ? null : Math.max(0, Math.floor(between / 60_000));
}
