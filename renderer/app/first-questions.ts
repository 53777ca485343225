// What the gate and the list of people ask, asked while the page is still being made: the answers come when it stands.
import type { QueryClient } from '@tanstack/react-query';
import { deskQueries } from '../api/queries.ts';

/** Asks them. What is refused is asked again by whoever needs it. */
export function askFirstQuestions(cache: QueryClient): void {
  void cache.prefetchQuery(deskQueries.office.status.queryOptions());
  void cache.prefetchQuery(deskQueries.staff.signInList.queryOptions());
}
