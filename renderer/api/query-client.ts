// The cache of what the application answered. It never pauses when offline (the application is on this machine), and
// refetches exactly the queries whose topics changed.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';
import { useSession } from './session.ts';
import { mayChange } from './topics.ts';

/** Core no longer knows the session (it restarted), or the person was cut off: back to sign-in, which says why. */
const endSessionIfRefused = (error: unknown) => {
  const { session, end } = useSession.getState();
  const problem = problemOf(error);
  const isOver = problem.code === 'NOT_SIGNED_IN' || problem.code === 'PERSON_CUT_OFF';
  if (session !== null && isOver) end(problem);
};

/** Makes the cache of one window. */
export function createDeskCache(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: endSessionIfRefused }),
    mutationCache: new MutationCache({ onError: endSessionIfRefused }),
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
