// How SQLite means to run a prepared statement.
import type { Desk } from '#core/access/request-context/desk.ts';

/** The steps of the plan, as EXPLAIN QUERY PLAN words them. */
export function planOf(
  { store }: Desk,
  statement: { getQuery(): { sql: string; params: unknown[] } },
): readonly string[] {
  const { sql, params } = statement.getQuery();
  return store.sqlite
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(params.map(() => null))
    .map(({ detail }) => detail);
}
