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

/** The steps of `knew` (db/order-of-facts.ts): by key among streams and in `knowledge`, and along the branches of one stream. */
const ofKnowledge = /^SEARCH (?:own|theirs|known|fork|chain|elsewhere|entry) USING /;

/** Steps of a plan that read rows of facts. */
export const factReads = (plan: readonly string[]): string[] =>
  plan.filter((step) => /^(?:SEARCH|SCAN) /.test(step) && !ofKnowledge.test(step));
