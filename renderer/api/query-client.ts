// The cache of what the application answered. It never pauses when offline (the application is on this machine), and
// refetches exactly the queries whose topics changed: first what a person waits for, then what stands beside it.
import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { listWaits } from './password-again.ts';
import { problemOf } from './problem.ts';
import { useSession } from './session.ts';
import { mayChange } from './topics.ts';

const endings: ReadonlySet<Problem['code']> = new Set([
  'SESSION_ENDED',
  'PERSON_CUT_OFF',
  'TRANSFERRED_AWAY',
]);

/** Whether the core says that it has ended the session itself: it takes what the page held. After its restart it knows of none. */
export const isEndedByCore = ({ code }: Problem): boolean => endings.has(code);

/**
 * Core no longer knows the session (it restarted), ended it, or the person was cut off: back to sign-in, which says why.
 * Core locked it: so does the screen.
 */
export const followCore = (error: unknown) => {
  const { session, end, lock } = useSession.getState();
  const problem = problemOf(error);
  if (session !== null && (isEndedByCore(problem) || problem.code === 'NOT_SIGNED_IN')) end(problem);
  if (problem.code === 'SESSION_LOCKED') lock();
};

/** Makes the cache of one window. */
export function createDeskCache(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        followCore(error);
        if (problemOf(error).code === 'PASSWORD_NEEDED') listWaits(query.state.data !== undefined);
      },
    }),
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

/** The procedure of a query, as the keys of tRPC and of `useUncachedQuery` begin with it. */
const pathOf = (key: readonly unknown[]): string => (Array.isArray(key[0]) ? key[0].join('.') : '');

/** Lists and badges beside the work, by `useDeskQuery(…, { isBeside: true })`. */
const isBeside = ({ meta }: Query): boolean => meta?.isBeside === true;

/** How often it is asked whether the work rests, and how long what stands beside it waits for that at most (ms). */
const askEvery = 30;
const waitsAtMost = 300;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until no command is under way and nothing is read that a person waits for. */
async function untilWorkRests(cache: QueryClient): Promise<void> {
  const isBusy = () => cache.isMutating() + cache.isFetching({ predicate: (query) => !isBeside(query) }) > 0;
  for (let waited = 0; waited < waitsAtMost; waited += askEvery) {
    await pause(askEvery);
    if (!isBusy()) return;
  }
}

/** What stands beside the work and has to be read anew when it rests. */
const due = new WeakMap<QueryClient, Set<Query>>();

/**
 * Reads anew what stands beside the work and is out of date, once the work rests; many changes in a row are one reading.
 * What is due is kept here and not asked of the queries: an answer that was under way at the change is of before it, and
 * its arrival makes the query look up to date.
 */
function refreshBeside(cache: QueryClient, changed: readonly Query[]): void {
  const waits = due.get(cache);
  if (waits !== undefined) {
    for (const query of changed) waits.add(query);
    return;
  }
  if (changed.length === 0) return;
  const all = new Set(changed);
  due.set(cache, all);
  void untilWorkRests(cache).then(() => {
    due.delete(cache);
    return cache.invalidateQueries({ predicate: (query) => all.has(query) });
  });
}

/** How a large read follows what changes all the time: at a change of these topics alone it is read no more often than so. */
export type CalmReading = { readonly calmTopics: readonly string[]; readonly calmMs: number };
declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Partial<CalmReading> & { readonly isBeside?: boolean };
  }
}

/** Calm reads that wait for their time. */
const waiting = new WeakMap<Query, ReturnType<typeof setTimeout>>();

/** Whether a calm read waits for its time after a change of these topics; it is read then. */
function isPutOff(cache: QueryClient, query: Query, topics: readonly string[]): boolean {
  const { calmTopics = [], calmMs = 0 } = query.meta ?? {};
  const own = topics.filter((topic) => !calmTopics.includes(topic));
  const due = query.state.dataUpdatedAt + calmMs - Date.now();
  if (due <= 0 || mayChange(pathOf(query.queryKey), own)) return false;
  if (!waiting.has(query))
    waiting.set(
      query,
      setTimeout(() => {
        waiting.delete(query);
        void cache.invalidateQueries({ predicate: (one) => one === query });
      }, due),
    );
  return true;
}

/**
 * Refetches every query that reads one of the topics: at once, or beside the work when that rests, or a calm one
 * (`CalmReading`) in its time.
 */
export function refreshTopics(cache: QueryClient, topics: readonly string[]): void {
  const reads = (query: Query) =>
    mayChange(pathOf(query.queryKey), topics) && !isPutOff(cache, query, topics);
  void cache.invalidateQueries({ predicate: (query) => !isBeside(query) && reads(query) });
  const beside = cache.getQueryCache().findAll({ predicate: (query) => isBeside(query) && reads(query) });
  for (const query of beside) query.invalidate();
  refreshBeside(cache, beside);
}

/** Forgets what screens have read, but for what anyone at this PC may know. */
export function forgetAnswers(cache: QueryClient): void {
  cache.removeQueries({ predicate: ({ queryKey }) => pathOf(queryKey) !== 'office.status' });
  cache.getMutationCache().clear();
}
