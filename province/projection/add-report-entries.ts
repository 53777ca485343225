// Keeps what entries say that reports count, and forgets the days that it changes (D20.85). Called in the transaction that stores the
// entries; doing it again changes nothing.
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { run, texts } from '../store/statements.ts';
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
  const column = <Value>(of: (entry: ReportEntry) => Value) => added.map(of);
  await run(tx, keep, [
    office,
    texts(column(({ kind }) => kind)),
    texts(column(({ id }) => id)),
    texts(column(({ thing }) => thing)),
    texts(column(({ day }) => day)),
    texts(column(({ rank }) => rank)),
    texts(column(({ at }) => at)),
    texts(column(({ actor }) => actor)),
    // JSON has no line breaks of its own.
    column(({ said }) => JSON.stringify(said)).join('\n'),
  ]);
}

/** All parts see the rows as they were before: what stood under the same ids, and what was recorded of the same visits. */
const keep = {
  name: 'keep_report_entries',
  text: `
    with added as (
      select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
        string_to_array($9, E'\n')) as row(kind, id, thing, day, rank, at, actor, said)
    ), named as (
      select day, thing from added union select before.day, before.thing from added join report_entries before
        on before.office = $1 and before.kind = added.kind and before.id = added.id
    ), kept as (
      insert into report_entries (office, kind, id, thing, day, rank, at, actor, said)
      select $1, kind, id, thing, day, rank, at, actor, said::json from added
      on conflict (office, kind, id) do update
        set thing = excluded.thing, day = excluded.day, rank = excluded.rank, at = excluded.at, actor = excluded.actor,
          said = excluded.said
        where excluded.rank < report_entries.rank
    )
    delete from report_days where office = $1 and (day in (select day from named) or day in (
      select day from report_entries
      where office = $1 and thing = any(array(select thing from named where thing is not null))))`,
};
