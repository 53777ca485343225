// Keeps what entries say that reports count, and forgets the days that it changes (D20.85). Called in the transaction that stores the
// entries; doing it again changes nothing.
import { sql } from 'drizzle-orm';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import type { Store } from '../store/store.ts';
import { type ReportEntry, reportEntryOf } from './report-entries.ts';

/**
 * Adds what entries of one office say. Under one id what has the lowest rank stands. A day that was counted is forgotten when something
 * comes in about it, or about a visit of which something was recorded on it; so is the day of what no longer stands.
 */
export async function addReportEntries(
  tx: Store,
  office: string,
  envelopes: readonly Envelope[],
): Promise<void> {
  const chosen = new Map<string, ReportEntry>();
  for (const envelope of envelopes) {
    const entry = reportEntryOf(envelope);
    if (entry === null) continue;
    const key = `${entry.kind} ${entry.id}`;
    const known = chosen.get(key);
    if (known === undefined || entry.rank < known.rank) chosen.set(key, entry);
  }
  const added = [...chosen.values()];
  if (added.length === 0) return;
  const column = <Value>(of: (entry: ReportEntry) => Value) => sql.param(added.map(of));
  // All parts see the rows as they were before: what stood under the same ids, and what was recorded of the same visits.
  await tx.execute(sql`
    with added as (select * from unnest(
      ${column(({ kind }) => kind)}::text[],
      ${column(({ id }) => id)}::text[],
      ${column(({ thing }) => thing)}::text[],
      ${column(({ day }) => day)}::text[],
      ${column(({ rank }) => rank)}::text[],
      ${column(({ at }) => at)}::text[],
      ${column(({ actor }) => actor)}::text[],
      ${column(({ said }) => JSON.stringify(said))}::text[]
    ) as row(kind, id, thing, day, rank, at, actor, said)), named as (
      select day, thing from added union select before.day, before.thing from added join report_entries before
        on before.office = ${office} and before.kind = added.kind and before.id = added.id
    ), kept as (
      insert into report_entries (office, kind, id, thing, day, rank, at, actor, said)
      select ${office}, kind, id, thing, day, rank, at, actor, said::json from added
      on conflict (office, kind, id) do update
        set thing = excluded.thing, day = excluded.day, rank = excluded.rank, at = excluded.at, actor = excluded.actor,
          said = excluded.said
        where excluded.rank < report_entries.rank)
    delete from report_days where office = ${office} and (day in (select day from named) or day in (
      select day from report_entries
      where office = ${office} and thing = any(array(select thing from named where thing is not null))))`);
}
