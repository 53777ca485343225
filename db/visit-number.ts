// The number of a visit in the whole office: every desk counts its own visits of a day, so the desk stands before the count, as `3-12`.
import { type SQL, sql } from 'drizzle-orm';

/** As text, of a row of `visits` under this name in a statement. */
export const visitNumberOf = (visit: 'visits' | 'v'): SQL<string> =>
  sql.raw(`(${visit}.desk_number || '-' || ${visit}.number)`) as SQL<string>;

/** The same of the visit that a column names; empty where it is not here yet. */
export const numberOfVisit = (column: `${string}.visit_id`): SQL<string> =>
  sql<string>`coalesce((SELECT ${visitNumberOf('v')} FROM visits v WHERE v.id = ${sql.raw(column)}), '')`;
