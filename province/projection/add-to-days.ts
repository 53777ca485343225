// Adds changes to office_days, by one statement. Called under the office's row lock, in the transaction that stores the entries
// for the first time: so each entry is counted exactly once, however often it is sent.
import { z } from 'zod';
import { run, texts } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import { type CountedOnce, changesByDay } from './counted-once.ts';
import { columnOf, dayTotalNames, totalColumns } from './day-totals.ts';
import type { OfficeDayChange } from './office-day.ts';
import type { Understood } from './understand.ts';

/** As far as a total goes either way: what comes beyond it is no office's day, and must stop no count. */
const farthest = Number.MAX_SAFE_INTEGER;

/** The act with the highest Lamport clock, of two with the same the later one. */
const lastAct = (kind: 'closed' | 'reopened'): string[] => {
  const isLater = `(excluded.${kind}_at is not null and (office_days.${kind}_at is null
    or (excluded.${kind}_lc, excluded.${kind}_at) > (office_days.${kind}_lc, office_days.${kind}_at)))`;
  return [`${kind}_at`, `${kind}_lc`].map((column) => replacedIf(isLater, column));
};
const replacedIf = (isNewer: string, column: string): string =>
  `${column} = case when ${isNewer} then excluded.${column} else office_days.${column} end`;
const isNewerSign = `(excluded.sign127_lc, not excluded.sign127_ok, excluded.sign127_at)
  > (office_days.sign127_lc, not office_days.sign127_ok, office_days.sign127_at)`;

const columns = [
  ...['office', 'day', ...totalColumns, 'sign127_ok', 'sign127_at', 'sign127_lc', 'opened_at'],
  ...['closed_at', 'closed_lc', 'reopened_at', 'reopened_lc'],
].join();
/** Every total as it stands and what is added to it; least and greatest pass over nulls. */
const joinedDay = [
  ...totalColumns.map(
    (total) => `${total} = least(greatest(office_days.${total}::numeric + excluded.${total},
      ${-farthest}::bigint), ${farthest}::bigint)::bigint`,
  ),
  ...['sign127_ok', 'sign127_at', 'sign127_lc'].map((column) => replacedIf(isNewerSign, column)),
  'opened_at = least(office_days.opened_at, excluded.opened_at)',
  ...lastAct('closed'),
  ...lastAct('reopened'),
].join();

const add = {
  name: 'add_to_days',
  text: `
    with counted as (
      insert into counted_once (office, what, rank, day, sums)
      select $1, what, rank, day, sums from json_to_recordset($3::json) as row(what text, rank text, day text, sums json)
      on conflict (office, what) do update set rank = excluded.rank, day = excluded.day, sums = excluded.sums
    )
    insert into office_days (${columns})
    select ${columns} from json_populate_recordset(null::office_days, $2::json)
    on conflict (office, day) do update set ${joinedDay}`,
};

/**
 * Adds what was understood of entries of one office; what was not is passed over.
 * @param counted what counts until now of that which counts once (`countedUntilNow`)
 */
export async function addToDays(
  tx: Store,
  office: string,
  understood: readonly Understood[],
  counted: Map<string, CountedOnce>,
): Promise<void> {
  const changes = changesByDay(understood, counted);
  if (changes.size === 0) return;
  const rows = [...changes].map(([day, change]) => rowOf(office, day, change));
  await run(tx, add, [office, JSON.stringify(rows), JSON.stringify([...counted.values()])]);
}

function rowOf(office: string, day: string, { sign127, closed, reopened, ...change }: OfficeDayChange) {
  return {
    ...{ office, day },
    ...Object.fromEntries(dayTotalNames.map((name) => [columnOf(name), change[name] ?? 0])),
    sign127_ok: sign127?.ok ?? null,
    sign127_at: sign127?.at ?? null,
    sign127_lc: sign127?.lc ?? 0,
    opened_at: change.openedAt ?? null,
    closed_at: closed?.at ?? null,
    closed_lc: closed?.lc ?? 0,
    reopened_at: reopened?.at ?? null,
    reopened_lc: reopened?.lc ?? 0,
  };
}

const countedSchema = z.array(
  z.object({ what: z.string(), rank: z.string(), day: z.string(), sums: z.record(z.string(), z.number()) }),
);
const ofOnce = {
  name: 'counted_until_now',
  text: 'select what, rank, day, sums from counted_once where office = $1 and what = any($2::text[])',
};

/** What counts once of that which these entries say, as it counts until now. */
export async function countedUntilNow(
  tx: Store,
  office: string,
  understood: readonly Understood[],
): Promise<Map<string, CountedOnce>> {
  const said = understood.flatMap((entry) => ('once' in entry ? [entry.once.what] : []));
  if (said.length === 0) return new Map();
  const rows = countedSchema.parse(await run(tx, ofOnce, [office, texts(said)]));
  return new Map(rows.map((row) => [row.what, row]));
}
