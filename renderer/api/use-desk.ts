// The two ways a screen talks to the application: a query that follows its topics, and a command that is sent once.
import {
  keepPreviousData,
  type QueryKey,
  type UseQueryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { withPassword } from './password-again.ts';
import { problemOf } from './problem.ts';
import type { CalmReading } from './query-client.ts';
import { withSecondFactor } from './second-factor.ts';

export type DeskQuery<Output> = {
  /** The newest answer; kept while a newer one is fetched. */
  data: Output | undefined;
  problem: Problem | null;
  isLoading: boolean;
  /** The answer is the last key's, shown until this one's comes (`keepsPrevious`). */
  isPrevious: boolean;
  refetch: () => void;
};

type Reading = {
  isEnabled?: boolean;
  keepsPrevious?: boolean;
  /** A list or a badge beside the work: after a change it is read anew when nobody waits for anything else. */
  isBeside?: boolean;
  /** Read no more often than so at changes that come with every commit; say the same wherever it is read. */
  calm?: CalmReading;
};

/** Reads something and follows it: `useDeskQuery(deskQueries.visits.get.queryOptions({ visitId }))`. */
export function useDeskQuery<Output, Failure, Key extends QueryKey>(
  options: UseQueryOptions<Output, Failure, Output, Key>,
  { isEnabled = true, keepsPrevious = false, isBeside = false, calm }: Reading = {},
): DeskQuery<Output> {
  const query = useQuery({
    ...options,
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    meta: { ...options.meta, ...calm, ...(isBeside ? { isBeside } : {}) },
  });
  return {
    data: query.data,
    problem: shownProblem(query.error),
    isLoading: query.isLoading,
    isPrevious: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}

/** That the password is asked for again is said over the screen, once for all that waits for it (app/password-dialog.tsx). */
function shownProblem(error: unknown): Problem | null {
  const problem = error === null ? null : problemOf(error);
  return problem?.code === 'PASSWORD_NEEDED' ? null : problem;
}

/**
 * A look of one component's own: at a file that is too large for a query's address, or at something that has to be read
 * anew. `path` is the procedure, `look` tells this look from every other.
 */
export function useUncachedQuery<Output>(
  path: `${string}.${string}`,
  look: readonly unknown[],
  fetchIt: () => Promise<Output>,
  reading?: Reading,
): DeskQuery<Output> {
  return useDeskQuery({ queryKey: [path.split('.'), ...look], queryFn: fetchIt }, reading);
}

export type DeskCommand<Input, Output> = {
  /** Sends the command. Resolves with its output, or with null when it was refused (then `problem` says why). */
  run: (input: Input) => Promise<Output | null>;
  problem: Problem | null;
  isPending: boolean;
  /** Forgets the last refusal. */
  reset: () => void;
};

/** A command of the application. What it changed comes back by topics, so nothing is invalidated here. */
export function useDeskCommand<Input, Output>(
  send: (input: Input) => Promise<Output>,
): DeskCommand<Input, Output> {
  const mutation = useMutation({
    mutationFn: (input: Input) => withPassword(() => withSecondFactor(() => send(input))),
  });
  return {
    run: async (input) => {
      try {
        return await mutation.mutateAsync(input);
      } catch {
        // The refusal is in `problem`, which every screen shows.
        return null;
      }
    },
    problem: mutation.error === null ? null : problemOf(mutation.error),
    isPending: mutation.isPending,
    reset: mutation.reset,
  };
}
