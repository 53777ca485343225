// The cache of what the application answered. It never pauses when offline (the application is on this machine), and
// refetches exactly the queries whose topics changed.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import { problemOf } from './problem.ts';
import { useSession } from './session.ts';
import { mayChange } from './topics.ts';

const endings: ReadonlySet<Problem['code']> = new Set([
  'NOT_SIGNED_IN',
  'SESSION_ENDED',
  'PERSON_CUT_OFF',
  'TRANSFERRED_AWAY',
]);

/**
 * Core no longer knows the session (it restarted), ended it, or the person was cut off: back to sign-in, which says why.
 * Core locked it: so does the screen.
 */
export const followCore = (error: unknown) => {
  const { session, end, lock } = useSession.getState();
  const problem = problemOf(error);
  if (session !== null && endings.has(problem.code)) end(problem);
  if (problem.code === 'SESSION_LOCKED') lock();
};

/** Makes the cache of one window. */
export function createDeskCache(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: followCore }),
    mutationCache: new MutationCache({ onError: followCore }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        staleTime: Number.POSITIVE_INFINITY,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** The cache of this window. */
export const deskCache = createDeskCache();

/** The procedure of a query, as the keys of tRPC and of `useDeskLook` begin with it. */
const pathOf = (key: readonly unknown[]): string => (Array.isArray(key[0]) ? key[0].join('.') : '');

/** Refetches every query that reads one of the topics. */
export function refreshTopics(cache: QueryClient, topics: readonly string[]): void {
  void cache.invalidateQueries({ predicate: ({ queryKey }) => mayChange(pathOf(queryKey), topics) });
}

/** Forgets what screens have read, but for what anyone at this PC may know. */
export function forgetAnswers(cache: QueryClient): void {
  cache.removeQueries({ predicate: ({ queryKey }) => pathOf(queryKey) !== 'office.status' });
  cache.getMutationCache().clear();
}
