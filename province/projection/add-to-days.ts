// Adds changes to office_days. Called under the office's row lock, in the transaction that stores the entries
// for the first time: so each entry is counted exactly once, however often it is sent.
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Store } from '../store/store.ts';
import { type CountedOnce, changesByDay } from './counted-once.ts';
import { columnOf, dayTotalNames } from './day-totals.ts';
import { countedOnce, officeDays } from './schema.ts';
import type { Understood } from './understand.ts';

/** As far as a total goes either way: what comes beyond it is no office's day, and must stop no count. */
const farthest = Number.MAX_SAFE_INTEGER;

/** Every total as it stands and what is added to it. */
const addedUp = Object.fromEntries(
  dayTotalNames.map((name) => {
    const column = sql.identifier(columnOf(name));
    const sum = sql`office_days.${column}::numeric + excluded.${column}`;
    return [name, sql`least(greatest(${sum}, ${-farthest}::bigint), ${farthest}::bigint)::bigint`];
  }),
);

/** Adds what was understood of entries of one office; what was not is passed over. */
export async function addToDays(tx: Store, office: string, understood: Iterable<Understood>): Promise<void> {
  const all = [...understood];
  const counted = await countedUntilNow(tx, office, all);
  const changes = changesByDay(all, counted);
  await keepCounted(tx, office, [...counted.values()]);
  if (changes.size === 0) return;
  const rows = [...changes].map(([day, { sign127, closed, reopened, ...change }]) => ({
    office,
    day,
    ...change,
    sign127Ok: sign127?.ok ?? null,
    sign127At: sign127?.at ?? null,
    sign127Lc: sign127?.lc ?? 0,
    closedAt: closed?.at ?? null,
    closedLc: closed?.lc ?? 0,
    reopenedAt: reopened?.at ?? null,
    reopenedLc: reopened?.lc ?? 0,
  }));
  const newer = sql`(excluded.sign127_lc, not excluded.sign127_ok, excluded.sign127_at)
    > (office_days.sign127_lc, not office_days.sign127_ok, office_days.sign127_at)`;
  await tx
    .insert(officeDays)
    .values(rows)
    .onConflictDoUpdate({
      target: [officeDays.office, officeDays.day],
      set: {
        ...addedUp,
        sign127Ok: sql`case when ${newer} then excluded.sign127_ok else office_days.sign127_ok end`,
        sign127At: sql`case when ${newer} then excluded.sign127_at else office_days.sign127_at end`,
        sign127Lc: sql`case when ${newer} then excluded.sign127_lc else office_days.sign127_lc end`,
        // least and greatest pass over nulls.
        openedAt: sql`least(office_days.opened_at, excluded.opened_at)`,
        ...lastAct('closed'),
        ...lastAct('reopened'),
      },
    });
}

/** What counts once of that which these entries say, as it counts until now. */
async function countedUntilNow(
  tx: Store,
  office: string,
  understood: readonly Understood[],
): Promise<Map<string, CountedOnce>> {
  const said = understood.flatMap((entry) => ('once' in entry ? [entry.once.what] : []));
  if (said.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(countedOnce)
    .where(and(eq(countedOnce.office, office), inArray(countedOnce.what, said)));
  return new Map(rows.map(({ office: _, ...row }) => [row.what, row]));
}

async function keepCounted(tx: Store, office: string, counted: readonly CountedOnce[]): Promise<void> {
  if (counted.length === 0) return;
  await tx
    .insert(countedOnce)
    .values(counted.map((once) => ({ office, ...once })))
    .onConflictDoUpdate({
      target: [countedOnce.office, countedOnce.what],
      set: { rank: sql`excluded.rank`, day: sql`excluded.day`, sums: sql`excluded.sums` },
    });
}

/** The act with the highest Lamport clock, of two with the same the later one. */
function lastAct(kind: 'closed' | 'reopened') {
  const [at, lc] = [sql.identifier(`${kind}_at`), sql.identifier(`${kind}_lc`)];
  const isLater = sql`(excluded.${at} is not null and (office_days.${at} is null
    or (excluded.${lc}, excluded.${at}) > (office_days.${lc}, office_days.${at})))`;
  const last = (column: typeof at) =>
    sql`case when ${isLater} then excluded.${column} else office_days.${column} end`;
  return { [`${kind}At`]: last(at), [`${kind}Lc`]: last(lc) };
}
